import type { Amount } from '../../shared/values/amount.ts';
import type { BillClass, Grouping, LineAmount } from '../../shared/values/consumption-lists.ts';
import type { AssociationType } from '../../shared/values/lists.ts';
import type { Currency } from '../../shared/values/money.ts';

/** Whose consumption counts: customers of these partners, under these assignments. */
export interface ConsumptionScopeOf {
  partnerIds: readonly string[];
  /** Only what was consumed under assignments to these operators (R-CON-9); null in it: under none. Undefined: under any. */
  heldBy?: readonly (string | null)[] | undefined;
  /** Only this customer. */
  customerId?: string | undefined;
}

/** Codes that lines state; null: lines that state none. Undefined: any. */
export interface ConsumptionNarrowing {
  associationType?: AssociationType | undefined;
  service?: string | null | undefined;
  region?: string | null | undefined;
  resourceType?: string | null | undefined;
  enterpriseProject?: string | null | undefined;
  /** The upstream's code. */
  chargeMode?: number | null | undefined;
  billClass?: BillClass | undefined;
  billType?: number | null | undefined;
}

/** One currency, a range of cycles, and days of one cycle where they are named. */
export interface ConsumptionQuery extends ConsumptionScopeOf, ConsumptionNarrowing {
  currency: Currency;
  cycles: { from: string; to: string };
  /** `YYYY-MM-DD` in UTC+8, both included, in the one cycle. */
  dates?: { begin: string; end: string } | undefined;
}

/** Lines added up. Sums are exact; currencies are never added together. */
export interface Figures {
  lines: number;
  due: Amount;
  /** Due less coupon over the lines that state the coupon (R-CON-8). */
  paid: Amount;
  linesWithoutCoupon: number;
}

/** Every amount of DOMAIN.md §4.2, over the lines that state it. */
export interface WholeFigures extends Figures {
  amounts: Readonly<Record<LineAmount, { amount: Amount; unstatedLines: number }>>;
  /** Lines with nothing due, and lines that break an identity. */
  zeroLines: number;
  markedLines: number;
}

/** Figures of one value of a grouping; null: lines that state none, or consumed while nobody held the customer. */
export interface GroupFigures extends Figures {
  /** A code, an operator id, a customer id, a partner id, the name of a class or type of association. */
  key: string | null;
  /** The newest name a source gave it; null where there is none. */
  label: string | null;
}

export interface GroupQuery {
  by: Grouping;
  rankBy: 'due' | 'paid';
  /** Largest first, at most so many that are not null; the null key beside them, if there is one. */
  top: number;
}

/** A bill line as it is stored. */
export interface ConsumptionLine {
  /** Opaque; the place in the order, and the id. */
  place: string;
  partnerId: string;
  customerId: string;
  cycle: string;
  consumedAt: string;
  tradedAt: string | null;
  tradeId: string | null;
  /** The account manager who held the customer then. */
  operatorId: string | null;
  associationType: AssociationType;
  billClass: BillClass;
  billType: number | null;
  chargeMode: number | null;
  service: { code: string; name: string | null } | null;
  resourceType: { code: string; name: string | null } | null;
  resourceId: string | null;
  resourceName: string | null;
  region: string | null;
  enterpriseProject: string | null;
  description: string | null;
  amounts: Readonly<Record<LineAmount, Amount | null>>;
  /** Bits in the order of `LINE_FAULTS`. */
  faults: number;
}

export interface LineQuery extends ConsumptionQuery {
  hideZero?: boolean;
  onlyMarked?: boolean;
  tradeId?: string | undefined;
  resourceId?: string | undefined;
}

export interface ValueOption {
  code: string;
  name: string | null;
}

export interface ConsumptionReads {
  /** When the newest delivery of these cycles was switched in, which currencies have lines in force, and whether all of them are in the rollups. */
  state(
    partnerIds: readonly string[],
    cycles: { from: string; to: string },
  ): Promise<{ asOf: string | null; currencies: Currency[]; isCounted: boolean }>;
  /** Everything the query holds, as one. */
  total(query: ConsumptionQuery): Promise<WholeFigures>;
  /** The same by class; classes without lines are not there. */
  classes(query: ConsumptionQuery): Promise<(Figures & { billClass: BillClass })[]>;
  /** By cycle, in order; cycles without lines are not there. */
  byCycle(query: ConsumptionQuery): Promise<(Figures & { cycle: string })[]>;
  /** By day of consumption (UTC+8) of the query's first cycle, in order; days outside its month are there as they are. */
  byDay(query: ConsumptionQuery): Promise<(Figures & { day: string })[]>;
  /** The largest groups, and of how many (the null key not counted). */
  groups(query: ConsumptionQuery, group: GroupQuery): Promise<{ groups: GroupFigures[]; count: number }>;
  /** The same inside each of these values of a first grouping (null among them), by that value. */
  groupsWithin(
    query: ConsumptionQuery,
    outer: { by: Grouping; keys: readonly (string | null)[] },
    group: GroupQuery,
  ): Promise<ReadonlyMap<string | null, { groups: GroupFigures[]; count: number }>>;
  /** Lines, newest consumption first, from a place on or back; at most so many. */
  lines(query: LineQuery, from: { place: string | null; direction: 'after' | 'before' }, limit: number): Promise<ConsumptionLine[]>;
  /** Codes that lines in force of these partners state, by name, at most so many. */
  values(partnerIds: readonly string[], kind: 'service' | 'region' | 'resourceType', limit: number): Promise<ValueOption[]>;
  /** Charge modes and bill types that they state, by code. */
  kinds(partnerIds: readonly string[]): Promise<{ chargeModes: number[]; billTypes: number[] }>;
  /** Years of which the partner has lines in force, in order. */
  years(partnerId: string): Promise<string[]>;
  /** Compares every sum of a year with the lines in force, to the last digit. Reads all of them: not for requests. */
  check(partnerId: string, year: string): Promise<RollupFault[]>;
  /** The budget line of a customer, or with null of the partner. */
  budget(partnerId: string, customerId: string | null, currency: Currency): Promise<Budget | null>;
}

export interface Budget {
  monthly: bigint;
  setAt: string;
  setBy: string;
}

/** How far a rebuild or a catch-up is. */
export interface RebuildStep {
  /** Customers and cycles counted in this step. */
  counted: number;
  /** Where the next step goes on; null: nothing is left. */
  next: string | null;
}

/** Rows of sums that are not what the lines in force add up to. */
export interface RollupFault {
  /** What the sums are by, such as `consumption_cycles`, or `consumption_cubes` with the dimensions. */
  of: string;
  /** Rows that are missing, or are there and should not be, or differ. */
  rows: number;
  /** Cycle, day, quarter or year of one of them, and its customer where it is of one. */
  example: { at: string; customerId: string | null };
}

export interface ConsumptionCommands {
  /** Null takes it away. */
  saveBudget(partnerId: string, customerId: string | null, currency: Currency, budget: Budget | null): Promise<void>;
  /**
   * Rollups of a partner made anew from its lines in force, a step at a time: null takes all of them away, each `next` goes on. Until the last
   * step the partner's figures are not counted (`state`).
   */
  rebuild(partnerId: string, from: string | null): Promise<RebuildStep>;
  /** Rollups of lines that a release before this one wrote, a few customers at a time. */
  catchUp(partnerId: string, from: string | null): Promise<RebuildStep>;
}
