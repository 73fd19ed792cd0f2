import type { FailureCode } from '../core/failure.ts';
import { activeGroups, EMPTY_FILTER, type Filter, type FilterGroup, filterBody, isSound, PERSONAL, without } from './filter.ts';
import { DEFAULT_VIEW, type SearchBody, type View } from './query.ts';
import { type CustomerListState, stateOf } from './state.ts';

/** What the list asks: the filters as they stand in the fields, those in force, and which part of the list is shown. */
export class Question {
  /** A filter that is not sound is never in force. */
  filterInForce: Filter = EMPTY_FILTER;
  #asked = '{}';
  filter: Filter = EMPTY_FILTER;
  view: View = DEFAULT_VIEW;

  /** All but the page; an export asks the same. */
  get list(): Omit<SearchBody, 'page'> {
    const { sort, indirectPartnerId } = this.view;
    return { filter: filterBody(this.filterInForce), sort, ...(indirectPartnerId && { indirectPartnerId }) };
  }

  /** The question as it goes out. */
  ask(): SearchBody {
    const { size, place } = this.view;
    const { list } = this;
    this.#asked = JSON.stringify(list.filter);
    return { ...list, page: { size, ...(place ?? { at: 'first' }) } };
  }

  get state(): CustomerListState {
    return stateOf(this.filterInForce, this.view);
  }

  /** What stands in the fields has not been asked yet, and can be. */
  get isNew(): boolean {
    return isSound(this.filter) && this.#asked !== JSON.stringify(filterBody(this.filter));
  }

  /** The filters in force, which decide why there are no rows. */
  get active(): FilterGroup[] {
    return activeGroups(this.filterInForce);
  }

  /** Puts in force what stands in the fields, where it is sound, for this part of the list. */
  set(view: View): void {
    if (isSound(this.filter)) this.filterInForce = this.filter;
    this.view = view;
  }

  /** Drops what may name a person: whoever looks now did not type it. */
  dropPersonal(): void {
    this.filter = without(this.filter, ...PERSONAL);
    this.filterInForce = without(this.filterInForce, ...PERSONAL);
  }

  /** The ranges in force, in place of some that are not sound. */
  get soundRanges(): Partial<Filter> {
    const { consumptionFrom, consumptionTo, expiryFrom, expiryUntil } = this.filterInForce;
    return { consumptionFrom, consumptionTo, expiryFrom, expiryUntil };
  }

  /** Where to look instead: a kept address may name a place that is gone, or a reseller that is none of this partner's. */
  elsewhere(code: FailureCode): Partial<View> | null {
    const { indirectPartnerId, place } = this.view;
    if (code === 'cursor-invalid' && place) return {};
    if (code === 'partner-kind-wrong' && indirectPartnerId) return { indirectPartnerId: '' };
    return code === 'not-found' && indirectPartnerId && indirectPartnerId !== 'all' ? { indirectPartnerId: 'all' } : null;
  }
}
