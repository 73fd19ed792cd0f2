import type { ManagerStatement } from '../../domain/imports/customer-row.ts';
import type { World } from '../../ports/index.ts';
import type { AssignmentRecord, AuditEntry, CustomerRecord } from '../../ports/records.ts';
import type { Store, StoredCustomer, Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { importAudit, importBegunAudit } from './import-audit.ts';
import type { CustomerItem, CustomersImport } from './import-customers.ts';
import type { AssignmentCounts, CustomerCounts, CustomersReport, RowRefusal } from './import-report.ts';
import { assignmentProblem, Managers } from './managers.ts';
import { mergeCustomer } from './merge-customer.ts';
import type { ImportInto } from './read-files.ts';
import type { Refusals } from './refusals.ts';

type Defaults = Pick<CustomersImport, 'associationType' | 'associatedAt' | 'assignedAt'>;

/** Writes customers command by command. */
export class CustomersTarget {
  readonly counts: CustomerCounts = { added: 0, changed: 0, unchanged: 0 };
  creditsLeftOut = 0;
  readonly #world: Pick<World, 'security' | 'clock'>;
  readonly #store: Store;
  readonly #partnerId: string;
  readonly #defaults: Defaults;
  readonly #refusals: Refusals;
  readonly #managers: Managers;
  readonly #requestId: string;

  constructor(world: Pick<World, 'security' | 'clock'>, { store, partner }: ImportInto, defaults: Defaults, refusals: Refusals) {
    this.#world = world;
    this.#store = store;
    this.#requestId = world.security.makeId('req');
    this.#partnerId = partner.partnerId;
    this.#defaults = defaults;
    this.#refusals = refusals;
    this.#managers = new Managers(store, world.security, partner.partnerId);
  }

  get assignments(): AssignmentCounts {
    return this.#managers.counts;
  }

  async begin(files: number): Promise<void> {
    await this.#audit(importBegunAudit('customers', files, this.#made()));
  }

  async finish(report: CustomersReport): Promise<void> {
    await this.#audit(importAudit(report, this.#made()));
  }

  /** Records how far the import came. A store that cannot be reached has the row of its beginning. */
  async breakOff(report: CustomersReport, cause: unknown): Promise<void> {
    await this.#audit(importAudit(report, this.#made(), cause)).catch(() => undefined);
  }

  /** Rows about the same customer go into commands of their own, so that the later one meets what the earlier one left. */
  async add(items: readonly CustomerItem[]): Promise<void> {
    for (const round of rounds(items)) await this.#addRound(round);
  }

  async #addRound(items: readonly CustomerItem[]): Promise<void> {
    const stored = await this.#stored(items);
    const accepted = await this.#accepted(items, stored);
    const records = await Promise.all(accepted.map((item) => this.#merge(item, stored.get(item.customerId)?.customer ?? null)));
    await this.#store.write(this.#partnerId, async (unit) => {
      const saved = await unit.customers.save(this.#partnerId, records);
      this.counts.added += saved.added;
      this.counts.changed += saved.changed;
      this.counts.unchanged += saved.unchanged;
      const assignments = await this.#assignments(unit, accepted, stored);
      if (assignments.length > 0) await unit.customers.assign(this.#partnerId, assignments);
    });
  }

  async #stored(items: readonly CustomerItem[]): Promise<Map<string, StoredCustomer>> {
    const ids = items.map(({ customerId }) => customerId);
    const stored = await this.#store.write(this.#partnerId, (unit) => unit.customers.stored(this.#partnerId, ids));
    return new Map(stored.map((one) => [one.customer.customerId, one]));
  }

  async #accepted(items: readonly CustomerItem[], stored: Map<string, StoredCustomer>): Promise<CustomerItem[]> {
    const accepted: CustomerItem[] = [];
    for (const item of items) {
      const current = stored.get(item.customerId);
      const problem = (current ? null : this.#incomplete(item)) ?? (await this.#managerProblem(item, current?.assignment ?? null));
      if (problem) this.#refusals.add(item.file, item.line, ...problem);
      else accepted.push(item);
    }
    return accepted;
  }

  /** A new customer needs an association; the file or whoever imports must say it. */
  #incomplete({ row: { statement } }: CustomerItem): [column: string, 'missing'] | null {
    if ((statement.associationType ?? this.#defaults.associationType) === undefined) return ['association_type', 'missing'];
    return (statement.associatedAt ?? this.#defaults.associatedAt) === undefined ? ['associated_at', 'missing'] : null;
  }

  async #managerProblem({ row: { manager } }: CustomerItem, current: StoredCustomer['assignment']): Promise<[string, RowRefusal] | null> {
    if (!manager) return null;
    const problem = assignmentProblem(current, await this.#managers.find(manager.userId), this.#assignedAt(manager));
    if (!problem) return null;
    return [problem === 'not-an-account-manager' ? 'account_manager_id' : 'assigned_at', problem];
  }

  #assignedAt(manager: ManagerStatement): string | null {
    return manager.assignedAt ?? this.#defaults.assignedAt ?? null;
  }

  async #merge(item: CustomerItem, stored: CustomerRecord | null): Promise<CustomerRecord> {
    const { statement } = item.row;
    const record = await mergeCustomer(this.#world.security, this.#partnerId, {
      customerId: item.customerId,
      statement,
      // Both were checked: a new customer has them.
      defaults: { associationType: this.#defaults.associationType ?? 'referral', associatedAt: this.#defaults.associatedAt ?? this.#now() },
      stored,
      now: this.#now(),
    });
    if (statement.credit && !record.credit) this.creditsLeftOut += 1;
    return record;
  }

  async #assignments(unit: Unit, items: readonly CustomerItem[], stored: Map<string, StoredCustomer>) {
    const assignments: Omit<AssignmentRecord, 'endedAt'>[] = [];
    for (const item of items) {
      const assignment = await this.#assignment(unit, item, stored.get(item.customerId)?.assignment ?? null);
      if (assignment) assignments.push(assignment);
    }
    return assignments;
  }

  async #assignment(unit: Unit, { row: { manager }, customerId }: CustomerItem, current: StoredCustomer['assignment']) {
    const assignedAt = manager && this.#assignedAt(manager);
    if (!manager) return null;
    const operatorId = await this.#managers.ensure(unit, manager.userId, manager.name);
    if (assignedAt === null || current?.operatorId === operatorId) {
      this.#managers.counts.kept += 1;
      return null;
    }
    this.#managers.counts.assigned += 1;
    return { customerId, operatorId, assignedAt };
  }

  async #audit(entry: AuditEntry): Promise<void> {
    await this.#store.write(this.#partnerId, (unit) => unit.audit.append(this.#partnerId, entry));
  }

  #made() {
    return { at: this.#now(), requestId: this.#requestId, targets: this.#managers.added };
  }

  #now(): string {
    return instantOf(this.#world.clock.now());
  }
}

function rounds(items: readonly CustomerItem[]): CustomerItem[][] {
  const all: CustomerItem[][] = [];
  const roundOf = new Map<string, number>();
  for (const item of items) {
    const round = roundOf.get(item.customerId) ?? 0;
    roundOf.set(item.customerId, round + 1);
    const into = all[round] ?? [];
    into.push(item);
    all[round] = into;
  }
  return all;
}
