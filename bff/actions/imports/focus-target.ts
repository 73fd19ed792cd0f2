import type { World } from '../../ports/index.ts';
import type { AssignmentRecord, BillLineRecord, CustomerRecord, PartnerRecord } from '../../ports/records.ts';
import type { Store, StoredCustomer, Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import type { SeenCustomer } from './focus-customers.ts';
import { importAudit, importBegunAudit } from './import-audit.ts';
import { ImportRefused } from './import-refused.ts';
import type { AssignmentCounts, CustomerCounts, FocusReport } from './import-report.ts';
import { isAccountManager, Managers } from './managers.ts';
import { mergeCustomer } from './merge-customer.ts';
import type { ImportInto } from './read-files.ts';

/** What bill lines of FOCUS files are kept under; the same for every provider. */
const SOURCE = 'focus';

const ABANDONED_AFTER_MILLISECONDS = 24 * 60 * 60 * 1000;
/** Bill lines. */
const FORGOTTEN_AT_ONCE = 10_000;

interface TargetOptions {
  accountManagerUserId?: string | undefined;
  assignedAt?: string | undefined;
}

/** Writes one delivery: begun, filled command by command, then switched in or dropped. */
export class FocusTarget {
  readonly counts: CustomerCounts = { added: 0, changed: 0, unchanged: 0 };
  linesWritten = 0;
  readonly #world: Pick<World, 'security' | 'clock'>;
  readonly #store: Store;
  readonly #partner: PartnerRecord;
  readonly #options: TargetOptions;
  readonly #managers: Managers;
  readonly #deliveryId: string;
  readonly #requestId: string;

  constructor(world: Pick<World, 'security' | 'clock'>, { store, partner }: ImportInto, options: TargetOptions) {
    this.#world = world;
    this.#store = store;
    this.#partner = partner;
    this.#options = options;
    this.#managers = new Managers(store, world.security, partner.partnerId);
    this.#deliveryId = world.security.makeId('dlv');
    this.#requestId = world.security.makeId('req');
  }

  get assignments(): AssignmentCounts {
    return this.#managers.counts;
  }

  /** Throws `ImportRefused` where the named account manager is an operator of other roles. */
  async begin(files: number): Promise<void> {
    const { partnerId } = this.#partner;
    const userId = this.#options.accountManagerUserId;
    const manager = userId === undefined ? null : await this.#managers.find(userId);
    if (userId !== undefined && manager && !isAccountManager(manager)) throw new ImportRefused({ code: 'not-an-account-manager', userId });
    await this.#tidy();
    const delivery = { deliveryId: this.#deliveryId, source: SOURCE, startedAt: this.#now() };
    await this.#store.write(partnerId, async (unit) => {
      await unit.deliveries.begin(partnerId, delivery);
      await unit.audit.append(partnerId, importBegunAudit('focus', files, this.#made()));
    });
  }

  /** Takes away what an import left behind that was killed; one that began lately may still be running. */
  async #tidy(): Promise<void> {
    const { partnerId } = this.#partner;
    const before = instantOf(this.#world.clock.now() - ABANDONED_AFTER_MILLISECONDS);
    const abandoned = await this.#store.write(partnerId, (unit) => unit.deliveries.abandoned(partnerId, SOURCE, before));
    for (const deliveryId of abandoned) await this.#store.write(partnerId, (unit) => unit.deliveries.drop(partnerId, deliveryId));
    await this.#forgetReplaced();
  }

  /** In commands of their own: deleting a large delivery at once would keep all others waiting. */
  async #forgetReplaced(): Promise<void> {
    const { partnerId } = this.#partner;
    while (await this.#store.write(partnerId, (unit) => unit.deliveries.forgetReplaced(partnerId, FORGOTTEN_AT_ONCE)));
  }

  async add(seen: readonly SeenCustomer[], lines: readonly BillLineRecord[]): Promise<void> {
    const { partnerId } = this.#partner;
    const stored = await this.#stored(seen);
    const records = await this.#records(seen, stored);
    await this.#store.write(partnerId, async (unit) => {
      if (records.length > 0) this.#count(await unit.customers.save(partnerId, records));
      const assignments = await this.#newAssignments(unit, seen, stored);
      if (assignments.length > 0) await unit.customers.assign(partnerId, assignments);
      if (lines.length > 0) await unit.deliveries.addLines(partnerId, this.#deliveryId, lines);
    });
    this.linesWritten += lines.length;
  }

  /** Puts the delivery in force; the audit row commits with it. */
  async finish(report: FocusReport, currency: string | null): Promise<void> {
    const { partnerId } = this.#partner;
    const at = this.#now();
    await this.#store.write(partnerId, async (unit) => {
      const { replacedLines } = await unit.deliveries.switch(partnerId, this.#deliveryId, at);
      report.linesReplaced = replacedLines;
      if (currency !== null && this.#partner.currency === null) await unit.partners.setCurrency(partnerId, currency);
      await unit.audit.append(partnerId, importAudit(report, this.#made()));
    });
    // What is in force is committed; lines that could not be deleted now go with the next import.
    await this.#forgetReplaced().catch(() => undefined);
  }

  /** What was in force stays. A store that cannot be reached keeps the lines out of sight as well. */
  async abandon(cause: unknown, report: FocusReport): Promise<void> {
    const { partnerId } = this.#partner;
    try {
      await this.#store.write(partnerId, async (unit) => {
        await unit.deliveries.drop(partnerId, this.#deliveryId);
        await unit.audit.append(partnerId, importAudit({ ...report, linesWritten: 0 }, this.#made(), cause));
      });
    } catch (error) {
      if (cause instanceof Error) cause.cause ??= error;
    }
  }

  async #stored(seen: readonly SeenCustomer[]): Promise<Map<string, StoredCustomer>> {
    if (seen.length === 0) return new Map();
    const { partnerId } = this.#partner;
    const ids = seen.map(({ customerId }) => customerId);
    const stored = await this.#store.write(partnerId, (unit) => unit.customers.stored(partnerId, ids));
    return new Map(stored.map((one) => [one.customer.customerId, one]));
  }

  /** Made outside the command: encryption must not hold the store. */
  async #records(seen: readonly SeenCustomer[], stored: Map<string, StoredCustomer>): Promise<CustomerRecord[]> {
    const now = this.#now();
    const { security } = this.#world;
    const merge = (one: SeenCustomer) =>
      mergeCustomer(security, this.#partner.partnerId, { ...one, stored: stored.get(one.customerId)?.customer ?? null, now });
    return await Promise.all(seen.map(merge));
  }

  async #newAssignments(
    unit: Unit,
    seen: readonly SeenCustomer[],
    stored: Map<string, StoredCustomer>,
  ): Promise<Omit<AssignmentRecord, 'endedAt'>[]> {
    const { accountManagerUserId, assignedAt } = this.#options;
    if (accountManagerUserId === undefined || assignedAt === undefined || seen.length === 0) return [];
    const operatorId = await this.#managers.ensure(unit, accountManagerUserId, null);
    // R-AM-1: a customer who has an account manager is not taken from them by a bill.
    const free = seen.filter(({ customerId }) => !stored.get(customerId)?.assignment);
    this.#managers.counts.assigned += free.length;
    this.#managers.counts.kept += seen.length - free.length;
    return free.map(({ customerId }) => ({ customerId, operatorId, assignedAt }));
  }

  #count(saved: CustomerCounts): void {
    this.counts.added += saved.added;
    this.counts.changed += saved.changed;
    this.counts.unchanged += saved.unchanged;
  }

  #made() {
    return { at: this.#now(), requestId: this.#requestId, targets: [this.#deliveryId, ...this.#managers.added] };
  }

  #now(): string {
    return instantOf(this.#world.clock.now());
  }
}
