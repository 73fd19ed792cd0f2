import { detach } from '../../domain/imports/detach.ts';
import { maskName } from '../../domain/mask.ts';
import type { OperatorRecord } from '../../ports/records.ts';
import type { Security } from '../../ports/security.ts';
import type { Store, StoredCustomer, Unit } from '../../ports/store.ts';
import type { AssignmentCounts } from './import-report.ts';

/** Account managers that files name by the partner's own user id; one that is not known is added. */
export class Managers {
  readonly counts: AssignmentCounts = { assigned: 0, kept: 0, managersAdded: 0 };
  readonly added: string[] = [];
  readonly #store: Store;
  readonly #security: Pick<Security, 'makeId'>;
  readonly #partnerId: string;
  readonly #known = new Map<string, string>();

  constructor(store: Store, security: Pick<Security, 'makeId'>, partnerId: string) {
    this.#store = store;
    this.#security = security;
    this.#partnerId = partnerId;
  }

  /** Null where nobody has this user id yet. */
  async find(userId: string): Promise<OperatorRecord | null> {
    return await this.#store.reads.operators.findByUserId(this.#partnerId, userId);
  }

  /** The operator's id; adds the operator, or the name where none was known. */
  async ensure(unit: Unit, userId: string, name: string | null): Promise<string> {
    const known = this.#known.get(userId);
    if (known !== undefined) return known;
    const stored = await unit.operators.findByUserId(this.#partnerId, userId);
    const operator: OperatorRecord = stored
      ? { ...stored, name: stored.name ?? name }
      : { operatorId: this.#newId(), partnerId: this.#partnerId, userId, name, roles: ['account-manager'], supervisorId: null };
    if (operator.name !== stored?.name) {
      await unit.operators.save({ ...operator, nameMasked: operator.name === null ? null : maskName(operator.name, 'person') });
    }
    this.#known.set(detach(userId), operator.operatorId);
    return operator.operatorId;
  }

  #newId(): string {
    const operatorId = this.#security.makeId('op');
    this.added.push(operatorId);
    this.counts.managersAdded = this.added.length;
    return operatorId;
  }
}

export function isAccountManager(operator: Pick<OperatorRecord, 'roles'>): boolean {
  return operator.roles.includes('account-manager');
}

/** Why an assignment cannot be made (R-AM-1: a customer has one account manager at a time); null where it can, or changes nothing. */
export function assignmentProblem(
  current: StoredCustomer['assignment'],
  operator: OperatorRecord | null,
  assignedAt: string | null,
): 'missing' | 'assigned-before-current' | 'not-an-account-manager' | null {
  if (operator && !isAccountManager(operator)) return 'not-an-account-manager';
  if (current && current.operatorId === operator?.operatorId) return null;
  if (assignedAt === null) return 'missing';
  return current && assignedAt <= current.assignedAt ? 'assigned-before-current' : null;
}
