import type { BodyOf } from '../../../shared/contract/index.ts';
import { ASSET_ID_PATTERN, MADE_ID_PATTERN } from '../../../shared/values/ids.ts';
import { OPERATION_ITEM_STATES, OPERATION_KINDS, type OperationItemState, type OperationKind } from '../../../shared/values/money-lists.ts';

type Search = BodyOf<'POST /v1/operations/search'>;

/**
 * What the log is narrowed by (DOMAIN.md §3.7). Days are calendar days in UTC+8, `YYYY-MM-DD`, both included. It stays in the view: a name
 * that was typed never goes into a state, an address or an event.
 */
export interface LogFilter {
  from?: string;
  until?: string;
  kind?: OperationKind;
  state?: OperationItemState;
  customerName?: string;
  customerId?: string;
  quotaId?: string;
  couponId?: string;
  operationId?: string;
  userId?: string;
  /** The reseller whose book it is; of a distributor. */
  indirectPartnerId?: string;
}

/** What is typed; each is looked for once the field is left or Enter is pressed. */
export const TYPED = ['customerName', 'customerId', 'quotaId', 'couponId', 'operationId', 'userId'] as const;
export type Typed = (typeof TYPED)[number];

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const SHORTEST_NAME = 2;
const SHAPES: Partial<Record<Typed, RegExp>> = { quotaId: ASSET_ID_PATTERN, couponId: ASSET_ID_PATTERN, operationId: MADE_ID_PATTERN };

/** True where what is typed could never be found: it is not of the shape that such ids have, or too short for a name. */
export function isUnfit(name: Typed, text: string): boolean {
  const value = text.trim();
  if (value === '') return false;
  if (name === 'customerName') return value.length < SHORTEST_NAME;
  return !(SHAPES[name]?.test(value) ?? true);
}

/** True where the first day lies after the last: nothing is asked then. */
export function isUpsideDown({ from, until }: LogFilter): boolean {
  return from !== undefined && until !== undefined && from > until;
}

/** The instant at which a day begins in UTC+8. */
function startOf(day: string, later = 0): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + later).toISOString();
}

/** The filter as the BFF takes it. */
export function filterOf({ from, until, kind, state, indirectPartnerId: _whose, ...typed }: LogFilter): NonNullable<Search['filter']> {
  return {
    ...typed,
    ...(from && { from: startOf(from) }),
    ...(until && { until: startOf(until, DAY_MILLISECONDS) }),
    ...(kind && { kinds: [kind] }),
    ...(state && { states: [state] }),
  };
}

/** Whose book is asked, where it is not the own one. */
export function whoseOf({ indirectPartnerId }: LogFilter): Pick<Search, 'indirectPartnerId'> {
  return indirectPartnerId === undefined ? {} : { indirectPartnerId };
}

/** How many filters are on, besides whose log it is. */
export function activeFilters({ indirectPartnerId: _whose, ...filter }: LogFilter): number {
  return Object.keys(filter).length;
}

/** Takes what another view, a host or a field gives, and leaves out what it is not. */
export function readFilter(given: Readonly<Record<string, unknown>>): LogFilter {
  const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined);
  const typed = (name: Typed) => {
    const value = given[name];
    const text = typeof value === 'string' ? value.trim() : '';
    return text === '' || isUnfit(name, text) ? undefined : text.slice(0, 128);
  };
  const whose = given.indirectPartnerId;
  const read = {
    from: day(given.from),
    until: day(given.until),
    kind: OPERATION_KINDS.find((kind) => kind === given.kind),
    state: OPERATION_ITEM_STATES.find((state) => state === given.state),
    ...Object.fromEntries(TYPED.map((name) => [name, typed(name)])),
    indirectPartnerId: typeof whose === 'string' && MADE_ID_PATTERN.test(whose) ? whose : undefined,
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
