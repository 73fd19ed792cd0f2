import { checkReturn } from '../../domain/dissociation-rules.ts';
import type { ManagerStatement } from '../../domain/imports/customer-row.ts';
import type { World } from '../../ports/index.ts';
import type { AssignmentRecord, AuditEntry, CustomerRecord } from '../../ports/records.ts';
import type { Store, StoredCustomer, Unit } from '../../ports/store.ts';
import { NamedManagers } from '../assignments/named-managers.ts';
import { instantOf } from '../audit-entry.ts';
import { changeTies } from '../customers/change-ties.ts';
import { mergeCustomer } from '../customers/merge.ts';
import { type Merged, type MergeReads, mergeSaved } from '../customers/merge-saved.ts';
import { assignmentProblem } from './assignment-problem.ts';
import { ACTOR, importAudit, importBegunAudit } from './import-audit.ts';
import type { CustomerItem, CustomersImport } from './import-customers.ts';
import type { AssignmentCounts, CustomerCounts, CustomersReport, RowRefusal } from './import-report.ts';
import type { ImportInto } from './read-files.ts';
import type { Refusals } from './refusals.ts';

type Defaults = Pick<CustomersImport, 'associationType' | 'associatedAt' | 'assignedAt'>;

/** Writes customers command by command. */
export class CustomersTarget {
  readonly counts: CustomerCounts = { added: 0, changed: 0, unchanged: 0 };
  creditsLeftOut = 0;
  #assigned = 0;
  #kept = 0;
  readonly #world: Pick<World, 'security' | 'clock'>;
  readonly #store: Store;
  readonly #partnerId: string;
  readonly #defaults: Defaults;
  readonly #refusals: Refusals;
  readonly #managers: NamedManagers;
  readonly #requestId: string;

  constructor(world: Pick<World, 'security' | 'clock'>, { store, partner }: ImportInto, defaults: Defaults, refusals: Refusals) {
    this.#world = world;
    this.#store = store;
    this.#requestId = world.security.makeId('req');
    this.#partnerId = partner.partnerId;
    this.#defaults = defaults;
    this.#refusals = refusals;
    this.#managers = new NamedManagers(world.security, partner);
  }

  get assignments(): AssignmentCounts {
    return { assigned: this.#assigned, kept: this.#kept, managersAdded: this.#managers.added.length };
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
    await mergeSaved(this.#store, this.#partnerId, items, {
      merge: async (item, stored, reads) => {
        const problem = await this.#problem(item, stored, reads);
        if (problem) this.#refusals.add(item.file, item.line, ...problem);
        return problem ? null : this.#merge(item, stored?.customer ?? null);
      },
      save: (unit, merged) => this.#save(unit, merged),
    });
  }

  async #save(unit: Unit, merged: readonly Merged<CustomerItem>[]): Promise<void> {
    await changeTies(this.#world, unit, this.#partnerId, merged, { ...ACTOR, requestId: this.#requestId });
    const saved = await unit.customers.save(
      this.#partnerId,
      merged.map(({ record }) => record),
    );
    const forgotten = await this.#forgetResources(unit, merged);
    const changedWithThem = [...forgotten].filter((customerId) => saved.changes.get(customerId) === 'unchanged').length;
    this.counts.added += saved.added;
    this.counts.changed += saved.changed + changedWithThem;
    this.counts.unchanged += saved.unchanged - changedWithThem;
    this.creditsLeftOut += merged.filter(({ item, record }) => item.row.statement.credit && !record.credit).length;
    const assignments: Omit<AssignmentRecord, 'endedAt'>[] = [];
    for (const { item, stored } of merged) assignments.push(...(await this.#assignment(unit, item, stored?.assignment ?? null)));
    if (assignments.length > 0) await unit.customers.assign(this.#partnerId, assignments);
  }

  /** A file states no more than the earliest expiry, and takes back what was stated of the resources. */
  async #forgetResources(unit: Unit, merged: readonly Merged<CustomerItem>[]): Promise<ReadonlySet<string>> {
    const known = merged.filter(({ item, stored }) => stored !== null && item.row.statement.earliestResourceExpiryAt !== undefined);
    const ids = known.map(({ item }) => item.customerId);
    return ids.length > 0 ? await unit.customers.forgetResources(this.#partnerId, ids) : new Set();
  }

  async #problem(item: CustomerItem, stored: StoredCustomer | null, reads: MergeReads): Promise<[column: string, RowRefusal] | null> {
    if (stored && stored.customer.erasedAt !== null) return ['customer_id', 'erased'];
    const { associationType = this.#defaults.associationType, associatedAt } = item.row.statement;
    const isGone =
      stored !== null && checkReturn(stored.dissociatedAt, { associationType, ...(associatedAt && { associatedAt }) }) !== null;
    if (isGone) return ['associated_at', 'dissociated'];
    return (stored ? null : this.#incomplete(item)) ?? (await this.#managerProblem(item, stored, reads));
  }

  /** A new customer needs an association; the file or whoever imports must say it. */
  #incomplete({ row: { statement } }: CustomerItem): [column: string, 'missing'] | null {
    if ((statement.associationType ?? this.#defaults.associationType) === undefined) return ['association_type', 'missing'];
    return (statement.associatedAt ?? this.#defaults.associatedAt) === undefined ? ['associated_at', 'missing'] : null;
  }

  async #managerProblem(
    { row: { manager } }: CustomerItem,
    stored: StoredCustomer | null,
    reads: MergeReads,
  ): Promise<[string, RowRefusal] | null> {
    if (!manager) return null;
    const operator = await this.#managers.find(reads, manager.userId);
    if (this.#managers.check(operator)) return ['account_manager_id', 'not-an-account-manager'];
    const problem = assignmentProblem(stored, operator, this.#assignedAt(manager));
    return problem && ['assigned_at', problem];
  }

  #assignedAt(manager: ManagerStatement): string | null {
    return manager.assignedAt ?? this.#defaults.assignedAt ?? null;
  }

  async #merge(item: CustomerItem, stored: CustomerRecord | null): Promise<CustomerRecord> {
    return await mergeCustomer(this.#world.security, this.#partnerId, {
      customerId: item.customerId,
      statement: item.row.statement,
      // Both were checked: a new customer has them.
      defaults: { associationType: this.#defaults.associationType ?? 'referral', associatedAt: this.#defaults.associatedAt ?? this.#now() },
      stored,
      now: this.#now(),
    });
  }

  async #assignment(
    unit: Unit,
    { row: { manager }, customerId }: CustomerItem,
    current: StoredCustomer['assignment'],
  ): Promise<Omit<AssignmentRecord, 'endedAt'>[]> {
    const assignedAt = manager && this.#assignedAt(manager);
    if (!manager) return [];
    const operatorId = await this.#managers.ensure(unit, manager.userId, manager.name);
    if (assignedAt === null || current?.operatorId === operatorId) {
      this.#kept += 1;
      return [];
    }
    this.#assigned += 1;
    return [{ customerId, operatorId, assignedAt }];
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
