import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { BILL_CYCLE_PATTERN } from '../../shared/values/bill-cycle.ts';
import {
  BILL_CLASSES,
  type BillClass,
  CHARGE_MODE_NAMES,
  type ChargeMode,
  GROUPINGS,
  type Grouping,
} from '../../shared/values/consumption-lists.ts';
import { CUSTOMER_ID_PATTERN, MADE_ID_PATTERN } from '../../shared/values/ids.ts';
import { ASSOCIATION_TYPES, type AssociationType } from '../../shared/values/lists.ts';
import { CURRENCY_PATTERN } from '../../shared/values/money.ts';

export type Overview = AnswerOf<'POST /v1/consumption/overview'>;
export type Trend = AnswerOf<'POST /v1/consumption/trend'>;
export type Distribution = AnswerOf<'POST /v1/consumption/distribution'>;
export type Lines = AnswerOf<'POST /v1/consumption/lines/search'>;
export type Options = AnswerOf<'GET /v1/consumption/filter-options'>;
export type Resellers = AnswerOf<'GET /v1/resellers'>['resellers'];
/** What every question about consumption is asked with. */
export type Asked = Pick<BodyOf<'POST /v1/consumption/overview'>, 'filter' | 'indirectPartnerId'>;

/** What the dashboard can show, one at a time. */
export const DASHBOARD_VIEWS = ['overview', 'distribution', 'lines'] as const;
export type DashboardViewName = (typeof DASHBOARD_VIEWS)[number];

/** Stands for lines that state none, or that were consumed while nobody held the customer. */
export const NONE = 'none';

/**
 * What figures and lines are narrowed by. Days are days in UTC+8, `YYYY-MM-DD`. A code, or `none` for what states none. `customerId` is the
 * one member that may not go into an address.
 */
export interface DashboardFilter {
  cycles?: { from: string; to: string };
  dates?: { begin?: string; end?: string };
  currency?: string;
  /** Everything consumed under the account managers of this supervisor. */
  supervisorId?: string;
  accountManagerId?: string;
  customerId?: string;
  associationType?: AssociationType;
  chargeMode?: ChargeMode | typeof NONE;
  service?: string;
  region?: string;
  resourceType?: string;
  billClass?: BillClass;
  /** Distributors: customers of this reseller, or of `all` of them, instead of the distributor's own. */
  indirectPartnerId?: string;
}

/** What a host can keep and set. What is at its default is left out. */
export interface DashboardState extends DashboardFilter {
  view?: DashboardViewName;
  /** The trend by `day` instead of by cycle. */
  trend?: 'day';
  /** Points of the trend added up from the first one on. */
  isAccumulated?: true;
  /** What the distribution is grouped by, and by what else inside each part. */
  by?: Grouping;
  thenBy?: Grouping;
  rankBy?: 'paid';
  hideZero?: true;
  onlyMarked?: true;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const part = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {});
const matching = (value: unknown, pattern: RegExp, word?: string): string | undefined =>
  text(value) === word || pattern.test(text(value)) ? text(value) : undefined;
const CODE = /^[^\p{Cc}]{1,256}$/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function readCycles(value: unknown): DashboardFilter['cycles'] {
  const { from, to } = part(value);
  const both = [text(from), text(to)] as const;
  if (!both.every((cycle) => BILL_CYCLE_PATTERN.test(cycle)) || both[0] > both[1]) return undefined;
  return { from: both[0], to: both[1] };
}

function readDates(value: unknown): DashboardFilter['dates'] {
  const { begin, end } = part(value);
  const read = { ...(DAY.test(text(begin)) && { begin: text(begin) }), ...(DAY.test(text(end)) && { end: text(end) }) };
  return Object.keys(read).length > 0 ? read : undefined;
}

/** Reads a host's state, which plain JavaScript or an address may have written: what makes no sense is left out. */
export function readState(state: Readonly<Record<string, unknown>>): DashboardState {
  const one = <Value>(list: readonly Value[], value: unknown): Value | undefined => list.find((each) => each === value);
  const by = one(GROUPINGS, state.by);
  const read: { [Name in keyof DashboardState]: DashboardState[Name] | undefined } = {
    view: one(DASHBOARD_VIEWS.slice(1), state.view),
    cycles: readCycles(state.cycles),
    dates: readDates(state.dates),
    currency: matching(state.currency, CURRENCY_PATTERN),
    supervisorId: matching(state.supervisorId, MADE_ID_PATTERN),
    accountManagerId: matching(state.accountManagerId, MADE_ID_PATTERN, NONE),
    customerId: matching(state.customerId, CUSTOMER_ID_PATTERN),
    associationType: one(ASSOCIATION_TYPES, state.associationType),
    chargeMode: one([...CHARGE_MODE_NAMES, NONE] as const, state.chargeMode),
    service: matching(state.service, CODE),
    region: matching(state.region, CODE),
    resourceType: matching(state.resourceType, CODE),
    billClass: one(BILL_CLASSES, state.billClass),
    indirectPartnerId: matching(state.indirectPartnerId, MADE_ID_PATTERN, 'all'),
    trend: one(['day'] as const, state.trend),
    isAccumulated: state.isAccumulated === true ? true : undefined,
    by,
    thenBy: one(
      GROUPINGS.filter((grouping) => grouping !== (by ?? GROUPINGS[0])),
      state.thenBy,
    ),
    rankBy: one(['paid'] as const, state.rankBy),
    hideZero: state.hideZero === true ? true : undefined,
    onlyMarked: state.onlyMarked === true ? true : undefined,
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as DashboardState;
}

const orNull = (value: string | undefined): string | null | undefined => (value === NONE ? null : value);

/** The question that a state stands for. */
export function askedOf(state: DashboardState): Asked {
  const { cycles, dates, currency, supervisorId, customerId, associationType, billClass, indirectPartnerId } = state;
  const filter = {
    cycles,
    dates,
    currency,
    supervisorId,
    customerId,
    associationType,
    billClass,
    accountManagerId: orNull(state.accountManagerId),
    chargeMode: orNull(state.chargeMode) as ChargeMode | null | undefined,
    service: orNull(state.service),
    region: orNull(state.region),
    resourceType: orNull(state.resourceType),
  };
  const named = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  return {
    ...(Object.keys(named).length > 0 && { filter: named as NonNullable<Asked['filter']> }),
    ...(indirectPartnerId && { indirectPartnerId }),
  };
}

/** What narrows the figures beside cycles, days and currency; one press takes each away. */
export const NARROWINGS = [
  'supervisorId',
  'accountManagerId',
  'customerId',
  'associationType',
  'chargeMode',
  'service',
  'region',
  'resourceType',
  'billClass',
] as const satisfies readonly (keyof DashboardFilter)[];
export type Narrowing = (typeof NARROWINGS)[number];

/** All members of the filter, as they are taken away. */
export const FILTERS = [
  ...NARROWINGS,
  'cycles',
  'dates',
  'currency',
  'indirectPartnerId',
] as const satisfies readonly (keyof DashboardFilter)[];

/** The member of the filter that a mark of a grouping sets; groupings without one cannot be clicked. */
export const NARROWING_OF: Partial<Record<Grouping, Narrowing | 'indirectPartnerId'>> = {
  service: 'service',
  chargeMode: 'chargeMode',
  associationType: 'associationType',
  accountManager: 'accountManagerId',
  customer: 'customerId',
  region: 'region',
  resourceType: 'resourceType',
  billClass: 'billClass',
  reseller: 'indirectPartnerId',
};
