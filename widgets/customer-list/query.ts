import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import type { CustomerSort, PageSize, SortDirection } from '../../shared/values/lists.ts';

export type SearchBody = BodyOf<'POST /v1/customers/search'>;
export type SearchAnswer = AnswerOf<'POST /v1/customers/search'>;
export type CustomerRow = SearchAnswer['customers'][number];
export type PageRequest = NonNullable<SearchBody['page']>;

export interface Sort {
  by: CustomerSort;
  direction: SortDirection;
}

/** Where in the list a page stands; without one it is the first. */
export type Place = { after: string } | { before: string } | { at: 'last' };

/** All that a page of the list is asked by, besides what is typed into the filters. */
export interface View {
  sort: Sort;
  size: PageSize;
  place: Place | null;
  /** A reseller whose customers are shown, or `all`; empty: the partner's own. */
  indirectPartnerId: string;
}

export const DEFAULT_VIEW: View = { sort: { by: 'associatedAt', direction: 'descending' }, size: 20, place: null, indirectPartnerId: '' };

/** Detail of `partner-load`. */
export interface CustomerListLoad {
  total: number;
  /** Place of the first row in the whole list, from 1; 0 where there are no rows. */
  position: number;
  shown: number;
}
