import { freeFrom } from '../../domain/assignment-rules.ts';
import type { World } from '../../ports/index.ts';
import type { AssignmentRecord, BillLineRecord, CustomerRecord, PartnerRecord } from '../../ports/records.ts';
import type { Store, StoredCustomer, Unit } from '../../ports/store.ts';
import { NamedManagers } from '../assignments/named-managers.ts';
import { instantOf } from '../audit-entry.ts';
import { changeTies } from '../customers/change-ties.ts';
import { mergeCustomer } from '../customers/merge.ts';
import { type Merged, mergeSaved } from '../customers/merge-saved.ts';
import { BillDeliveries } from './bill-deliveries.ts';
import type { SeenCustomer } from './billed-customers.ts';
import { ACTOR, importAudit, importBegunAudit } from './import-audit.ts';
import { ImportRefused } from './import-refused.ts';
import type { AssignmentCounts, BillDetailReport, BillReport, CustomerCounts, FocusReport } from './import-report.ts';
import type { ImportInto } from './read-files.ts';

/** What bill lines are kept under: a delivery takes the place of what came from the same source. All providers of FOCUS are one. */
export type BillSource = BillReport['kind'];

/** A switch brings so many customers' cycles at most: the portal's own commands wait for it. */
const PARTS_PER_SWITCH = 5_000;

const ABANDONED_AFTER_MILLISECONDS = 24 * 60 * 60 * 1000;
/** Bill lines, pieces of deliveries, and the time after which a command begins no other piece. */
const FORGOTTEN_AT_ONCE = 10_000;
/** Customers. */
const ROLLED_AT_ONCE = 500;
const FORGOTTEN_PIECES = 500;
const FORGETTING_MILLISECONDS = 50;

interface TargetOptions {
  accountManagerUserId?: string | undefined;
  assignedAt?: string | undefined;
}

/** Writes a delivery, or several of them: begun, filled command by command, then switched in or dropped. */
export class BillTarget {
  readonly counts: CustomerCounts = { added: 0, changed: 0, unchanged: 0 };
  linesWritten = 0;
  #assigned = 0;
  #kept = 0;
  readonly #world: Pick<World, 'security' | 'clock'>;
  readonly #store: Store;
  readonly #partner: PartnerRecord;
  readonly #source: BillSource;
  readonly #options: TargetOptions;
  readonly #managers: NamedManagers;
  readonly #deliveries: BillDeliveries;
  readonly #requestId: string;

  constructor(world: Pick<World, 'security' | 'clock'>, { store, partner }: ImportInto, source: BillSource, options: TargetOptions) {
    this.#world = world;
    this.#store = store;
    this.#partner = partner;
    this.#source = source;
    this.#options = options;
    this.#managers = new NamedManagers(world.security, partner);
    this.#deliveries = new BillDeliveries(
      () => world.security.makeId('dlv'),
      source === 'focus' ? Number.POSITIVE_INFINITY : PARTS_PER_SWITCH,
    );
    this.#requestId = world.security.makeId('req');
  }

  get assignments(): AssignmentCounts {
    return { assigned: this.#assigned, kept: this.#kept, managersAdded: this.#managers.added.length };
  }

  /** Throws `ImportRefused` where the named account manager is an operator of other roles. */
  async begin(files: number): Promise<void> {
    const { partnerId } = this.#partner;
    const userId = this.#options.accountManagerUserId;
    const isRefused = userId !== undefined && this.#managers.check(await this.#managers.find(this.#store.reads, userId)) !== null;
    if (isRefused) throw new ImportRefused({ code: 'not-an-account-manager', userId });
    await this.#tidy();
    await this.#store.write(partnerId, async (unit) => {
      await unit.audit.append(partnerId, importBegunAudit(this.#source, files, this.#made()));
    });
  }

  /** Takes away what an import left behind that was killed; one that began lately may still be running. */
  async #tidy(): Promise<void> {
    const { partnerId } = this.#partner;
    const before = instantOf(this.#world.clock.now() - ABANDONED_AFTER_MILLISECONDS);
    const abandoned = await this.#store.write(partnerId, (unit) => unit.deliveries.abandoned(partnerId, this.#source, before));
    for (const deliveryId of abandoned) await this.#store.write(partnerId, (unit) => unit.deliveries.drop(partnerId, deliveryId));
    await this.#forgetReplaced();
  }

  /** In commands of their own: deleting a large delivery at once would keep all others waiting. */
  async #forgetReplaced(): Promise<void> {
    while (await this.#store.write(this.#partner.partnerId, (unit) => this.#forgetSome(unit)));
  }

  /** Thousands of small parts, one for each customer, share commits; large ones go piece by piece. */
  async #forgetSome(unit: Unit): Promise<boolean> {
    const until = this.#world.clock.now() + FORGETTING_MILLISECONDS;
    for (let pieces = 0; pieces < FORGOTTEN_PIECES; pieces += 1) {
      if (!(await unit.deliveries.forgetReplaced(this.#partner.partnerId, FORGOTTEN_AT_ONCE))) return false;
      if (this.#world.clock.now() >= until) break;
    }
    return true;
  }

  async add(seen: readonly SeenCustomer[], lines: readonly BillLineRecord[]): Promise<void> {
    const { partnerId } = this.#partner;
    if (seen.length > 0) {
      await mergeSaved(this.#store, partnerId, seen, {
        merge: (one, stored) => this.#merge(one, stored),
        save: (unit, merged) => this.#save(unit, merged),
      });
    }
    if (lines.length === 0) return;
    const { fresh, shares } = this.#deliveries.share(lines);
    await this.#store.write(partnerId, async (unit) => {
      const startedAt = this.#now();
      for (const deliveryId of fresh) await unit.deliveries.begin(partnerId, { deliveryId, source: this.#source, startedAt });
      for (const [deliveryId, some] of shares) await unit.deliveries.addLines(partnerId, deliveryId, some);
    });
    this.#deliveries.written(shares);
    this.linesWritten += lines.length;
  }

  /** Puts what was written in force; the audit row commits with the last of it. */
  async finish(report: FocusReport | BillDetailReport, currency: string | null): Promise<void> {
    const { partnerId } = this.#partner;
    const open = this.#deliveries.open();
    for (const deliveryId of open) await this.#roll(deliveryId);
    const last = open.pop();
    for (const deliveryId of open) {
      this.#deliveries.switched(deliveryId, await this.#store.write(partnerId, (unit) => this.#switch(unit, deliveryId)));
    }
    await this.#store.write(partnerId, async (unit) => {
      const replaced = last === undefined ? 0 : await this.#switch(unit, last);
      report.linesReplaced = this.#deliveries.linesReplaced + replaced;
      if (currency !== null && this.#partner.currency === null) await unit.partners.setCurrency(partnerId, currency);
      await unit.audit.append(partnerId, importAudit(report, this.#made()));
    });
    // What is in force is committed; lines that could not be deleted now go with the next import.
    await this.#forgetReplaced().catch(() => undefined);
  }

  /** Adds lines up by customer while they count nowhere yet, so that the switch has less to do while others wait for it. */
  async #roll(deliveryId: string): Promise<void> {
    const { partnerId } = this.#partner;
    while (await this.#store.write(partnerId, (unit) => unit.deliveries.roll(partnerId, deliveryId, ROLLED_AT_ONCE)));
  }

  async #switch(unit: Unit, deliveryId: string): Promise<number> {
    return (await unit.deliveries.switch(this.#partner.partnerId, deliveryId, this.#now())).replacedLines;
  }

  /** What was in force stays. A store that cannot be reached keeps the lines out of sight as well. */
  async abandon(cause: unknown, report: FocusReport | BillDetailReport): Promise<void> {
    const { partnerId } = this.#partner;
    try {
      await this.#store.write(partnerId, async (unit) => {
        for (const deliveryId of this.#deliveries.open()) await unit.deliveries.drop(partnerId, deliveryId);
        await unit.audit.append(partnerId, importAudit({ ...report, linesWritten: this.#deliveries.linesInForce }, this.#made(), cause));
      });
    } catch (error) {
      if (cause instanceof Error) cause.cause ??= error;
    }
  }

  async #merge(one: SeenCustomer, stored: StoredCustomer | null): Promise<CustomerRecord | null> {
    // A bill names accounts after people; what was erased is not taken again.
    if (stored && stored.customer.erasedAt !== null) return null;
    // Bills come after a customer left; they bring it back to nobody's list.
    if (stored && stored.dissociatedAt !== null) return null;
    const input = { ...one, stored: stored?.customer ?? null, now: this.#now() };
    return await mergeCustomer(this.#world.security, this.#partner.partnerId, input);
  }

  async #save(unit: Unit, merged: readonly Merged<SeenCustomer>[]): Promise<void> {
    const { partnerId } = this.#partner;
    await changeTies(this.#world, unit, partnerId, merged, { ...ACTOR, requestId: this.#requestId });
    const records = merged.map(({ record }) => record);
    if (records.length > 0) this.#count(await unit.customers.save(partnerId, records));
    const assignments = await this.#newAssignments(unit, merged);
    if (assignments.length > 0) await unit.customers.assign(partnerId, assignments);
  }

  async #newAssignments(unit: Unit, merged: readonly Merged<SeenCustomer>[]): Promise<Omit<AssignmentRecord, 'endedAt'>[]> {
    const { accountManagerUserId, assignedAt } = this.#options;
    if (accountManagerUserId === undefined || assignedAt === undefined || merged.length === 0) return [];
    const operatorId = await this.#managers.ensure(unit, accountManagerUserId, null);
    // R-AM-1: a bill takes no customer from an account manager, and gives none back that was withdrawn.
    const free = merged.filter(({ stored }) => !stored || freeFrom(stored) === null);
    this.#assigned += free.length;
    this.#kept += merged.length - free.length;
    return free.map(({ item: { customerId } }) => ({ customerId, operatorId, assignedAt }));
  }

  #count(saved: CustomerCounts): void {
    this.counts.added += saved.added;
    this.counts.changed += saved.changed;
    this.counts.unchanged += saved.unchanged;
  }

  #made() {
    return { at: this.#now(), requestId: this.#requestId, targets: [...this.#deliveries.ids(), ...this.#managers.added] };
  }

  #now(): string {
    return instantOf(this.#world.clock.now());
  }
}
