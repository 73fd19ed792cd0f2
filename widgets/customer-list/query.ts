import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import {
  ASSOCIATION_TYPES,
  type AssociationType,
  CUSTOMER_SORTS,
  type CustomerSort,
  PAGE_SIZES,
  type PageSize,
  SORT_DIRECTIONS,
  type SortDirection,
} from '../../shared/values/lists.ts';

export type SearchBody = BodyOf<'POST /v1/customers/search'>;
export type SearchAnswer = AnswerOf<'POST /v1/customers/search'>;
export type CustomerRow = SearchAnswer['customers'][number];
export type PageRequest = NonNullable<SearchBody['page']>;

export interface Sort {
  by: CustomerSort;
  direction: SortDirection;
}

/** What the list is filtered by, as typed. Names and ids may be personal and never leave the widget but in a request's body. */
export interface Filter {
  associationType: AssociationType | '';
  customerName: string;
  accountName: string;
  customerId: string;
  accountManagerId: string;
  tag: string;
}

/** The part of the list's state that a host may keep: nothing personal is in it. */
export interface CustomerListState {
  associationType?: AssociationType;
  /** An account manager's id, or `none` for customers without one. */
  accountManagerId?: string;
  tag?: string;
  sort?: Sort;
  size?: PageSize;
}

export const EMPTY_FILTER: Filter = {
  associationType: '',
  customerName: '',
  accountName: '',
  customerId: '',
  accountManagerId: '',
  tag: '',
};
export const DEFAULT_SORT: Sort = { by: 'associatedAt', direction: 'descending' };
export const DEFAULT_SIZE: PageSize = 20;

/** Shortest name that is searched for. */
export const SHORTEST_NAME = 2;

const NAMES = ['customerName', 'accountName'] as const;

export function isTooShort(filter: Filter, field: keyof Filter): boolean {
  const length = filter[field].trim().length;
  return NAMES.some((name) => name === field) && length > 0 && length < SHORTEST_NAME;
}

/** The filter as the contract wants it: what is empty or too short is left out. */
export function filterBody(filter: Filter): NonNullable<SearchBody['filter']> {
  const entries = Object.entries(filter).map(([field, value]) => [field, value.trim()] as const);
  return Object.fromEntries(entries.filter(([field, value]) => value !== '' && !isTooShort(filter, field as keyof Filter)));
}

export function activeFilters(filter: Filter): number {
  return Object.keys(filterBody(filter)).length;
}

export function stateOf(filter: Filter, sort: Sort, size: PageSize): CustomerListState {
  const { associationType, accountManagerId, tag } = filter;
  return {
    ...(associationType && { associationType }),
    ...(accountManagerId && { accountManagerId }),
    ...(tag && { tag }),
    sort: { ...sort },
    size,
  };
}

/** Reads a host's state, which plain JavaScript may have written: what is not in a closed list is left at its default. */
export function readState(state: CustomerListState): {
  filter: Pick<Filter, 'associationType' | 'accountManagerId' | 'tag'>;
  sort: Sort;
  size: PageSize;
} {
  const { associationType = '', accountManagerId = '', tag = '', sort = DEFAULT_SORT, size = DEFAULT_SIZE } = state;
  const isSort = CUSTOMER_SORTS.includes(sort.by) && SORT_DIRECTIONS.includes(sort.direction);
  return {
    filter: { associationType: ASSOCIATION_TYPES.find((type) => type === associationType) ?? '', accountManagerId, tag },
    sort: isSort ? { by: sort.by, direction: sort.direction } : DEFAULT_SORT,
    size: PAGE_SIZES.find((option) => option === size) ?? DEFAULT_SIZE,
  };
}
