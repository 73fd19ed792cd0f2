import { MADE_ID_PATTERN } from '../../shared/values/ids.ts';
import {
  ASSOCIATION_TYPES,
  type AssociationType,
  CUSTOMER_SORTS,
  PAGE_SIZES,
  type PageSize,
  SORT_DIRECTIONS,
} from '../../shared/values/lists.ts';
import { EMPTY_FILTER, type Filter, isDay, isPersonal, isSound, readAmount } from './filter.ts';
import { DEFAULT_VIEW, type Place, type Sort, type View } from './query.ts';

/**
 * The part of the list's state that a host may keep, in its address for instance: nothing personal is in it. While something
 * personal is searched for (a name, an id, a mobile number) it holds no place either.
 */
export interface CustomerListState {
  associationType?: AssociationType;
  /** An account manager's id, or `none` for customers without one. */
  accountManagerId?: string;
  tag?: string;
  /** This cycle's consumption in the partner's currency, both ends included, as decimal text. */
  consumption?: { minimum?: string; maximum?: string };
  /** Earliest expiry of a resource: days in UTC+8, `YYYY-MM-DD`, both included. */
  resourceExpiry?: { from?: string; until?: string };
  /** Distributors: customers of this reseller, or of `all` of them, instead of the distributor's own. */
  indirectPartnerId?: string;
  sort?: Sort;
  size?: PageSize;
  /** The page's place; without one the first page. */
  place?: Place;
}

/** What a state says, whole. */
export interface ReadState {
  filter: Pick<Filter, 'associationType' | 'accountManagerId' | 'tag' | 'consumptionFrom' | 'consumptionTo' | 'expiryFrom' | 'expiryUntil'>;
  view: View;
}

const LONGEST_TAG = 64;
const CURSOR_PATTERN = /^[\w-]{1,300}$/;

export function stateOf(filter: Filter, view: View): CustomerListState {
  const { associationType, accountManagerId, tag, expiryFrom: from, expiryUntil: until } = filter;
  const [minimum, maximum] = isSound(filter) ? [readAmount(filter.consumptionFrom), readAmount(filter.consumptionTo)] : [];
  const days = { ...(isDay(from) && { from }), ...(isDay(until) && { until }) };
  return {
    ...(associationType && { associationType }),
    ...(accountManagerId && { accountManagerId }),
    ...(tag && { tag }),
    ...((minimum || maximum) && { consumption: { ...(minimum && { minimum }), ...(maximum && { maximum }) } }),
    ...(isSound(filter) && Object.keys(days).length > 0 && { resourceExpiry: days }),
    ...(view.indirectPartnerId && { indirectPartnerId: view.indirectPartnerId }),
    sort: { ...view.sort },
    size: view.size,
    ...(view.place && !isPersonal(filter) && { place: { ...view.place } }),
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const made = (value: unknown, word: string): string => (value === word || MADE_ID_PATTERN.test(text(value)) ? text(value) : '');
const part = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {});

function readPlace(value: unknown): Place | null {
  const { after, before, at } = part(value);
  if (CURSOR_PATTERN.test(text(after))) return { after: text(after) };
  if (CURSOR_PATTERN.test(text(before))) return { before: text(before) };
  return at === 'last' ? { at } : null;
}

/** Reads a host's state, which plain JavaScript or an address may have written: what makes no sense is left at its default. */
export function readState(state: CustomerListState): ReadState {
  const { minimum, maximum } = part(state.consumption);
  const { from, until } = part(state.resourceExpiry);
  const { by, direction } = part(state.sort);
  const tag = text(state.tag).trim();
  const filter: ReadState['filter'] = {
    associationType: ASSOCIATION_TYPES.find((type) => type === state.associationType) ?? '',
    accountManagerId: made(state.accountManagerId, 'none'),
    tag: tag.length > LONGEST_TAG ? '' : tag,
    consumptionFrom: readAmount(text(minimum)) ?? '',
    consumptionTo: readAmount(text(maximum)) ?? '',
    expiryFrom: isDay(text(from)) ? text(from) : '',
    expiryUntil: isDay(text(until)) ? text(until) : '',
  };
  if (!isSound({ ...EMPTY_FILTER, ...filter }))
    Object.assign(filter, { consumptionFrom: '', consumptionTo: '', expiryFrom: '', expiryUntil: '' });
  const sort = { by: CUSTOMER_SORTS.find((each) => each === by), direction: SORT_DIRECTIONS.find((each) => each === direction) };
  return {
    filter,
    view: {
      sort: sort.by && sort.direction ? { by: sort.by, direction: sort.direction } : DEFAULT_VIEW.sort,
      size: PAGE_SIZES.find((size) => size === state.size) ?? DEFAULT_VIEW.size,
      place: readPlace(state.place),
      indirectPartnerId: made(state.indirectPartnerId, 'all'),
    },
  };
}
