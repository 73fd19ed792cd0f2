import { checkAccountManager } from '../../domain/assignment-rules.ts';
import { detach } from '../../domain/imports/detach.ts';
import { maskName } from '../../domain/mask.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { OperatorRecord, PartnerRecord } from '../../ports/records.ts';
import type { Security } from '../../ports/security.ts';
import type { Reads, Unit } from '../../ports/store.ts';

/** Account managers whom a partner's own system names by its own user ids; one that is not known is added. */
export class NamedManagers {
  /** Ids of the operators that were added. */
  readonly added: string[] = [];
  readonly #security: Pick<Security, 'makeId'>;
  readonly #partner: Pick<PartnerRecord, 'partnerId' | 'rolesFrom'>;
  readonly #known = new Map<string, string>();

  constructor(security: Pick<Security, 'makeId'>, partner: Pick<PartnerRecord, 'partnerId' | 'rolesFrom'>) {
    this.#security = security;
    this.#partner = partner;
  }

  /** Null where nobody has this user id yet. */
  async find({ operators }: Pick<Reads, 'operators'>, userId: string): Promise<OperatorRecord | null> {
    return await operators.findByUserId(this.#partner.partnerId, userId);
  }

  /** Whether whoever has a user id, or nobody yet, may be given customers. */
  check(operator: OperatorRecord | null): Refusal | null {
    return checkAccountManager(operator ?? { roles: [] }, this.#partner.rolesFrom);
  }

  /** The operator's id. Adds the operator, the name where none was known, and the role where the portal has not named any. */
  async ensure(unit: Unit, userId: string, name: string | null): Promise<string> {
    const known = this.#known.get(userId);
    if (known !== undefined) return known;
    const stored = await this.find(unit, userId);
    const operator: OperatorRecord = {
      operatorId: stored?.operatorId ?? this.#newId(),
      partnerId: this.#partner.partnerId,
      userId,
      name: stored?.name ?? name,
      roles: stored && stored.roles.length > 0 ? stored.roles : ['account-manager'],
      supervisorId: stored?.supervisorId ?? null,
    };
    if (operator.name !== stored?.name || operator.roles !== stored.roles) {
      await unit.operators.save({ ...operator, nameMasked: operator.name === null ? null : maskName(operator.name, 'person') });
    }
    this.#known.set(detach(userId), operator.operatorId);
    return operator.operatorId;
  }

  #newId(): string {
    const operatorId = this.#security.makeId('op');
    this.added.push(operatorId);
    return operatorId;
  }
}
