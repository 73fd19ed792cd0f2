import type { DetailOf } from '../core/event-map.ts';
import type { Later } from '../core/later.ts';
import type { ListActions } from './actions/list-actions.ts';
import type { Around } from './around/around.ts';
import type { CustomerListController } from './controller.ts';
import type { PartnerCustomerListEventMap } from './events.ts';
import type { SearchAnswer } from './query.ts';
import type { RowAction } from './row-action.ts';
import type { Strings } from './strings/index.ts';

/** What the first sight of the list is drawn from. */
export interface FirstContext {
  controller: CustomerListController;
  strings: Strings;
  /** The rows that are there; null while there are none. */
  answer: SearchAnswer | null;
  /** Where a customer's page is, as a template; empty: the event alone opens it; null: nowhere. */
  customerHref: string | null;
  /** Verbs of the page's own for every row. */
  rowActions: readonly RowAction[];
  /** What stands around the rows, and comes after the first of them. */
  around: Later<Around>;
  /** What the element lends to its parts. */
  host: ListHost;
}

/** The same for all that comes later. */
export interface ListContext extends FirstContext {
  actions: ListActions;
}

export interface ListHost {
  /** Draws anew. */
  update(): void;
  /** The first match inside the list. */
  find(selector: string): HTMLElement | null;
  /** Says something to who cannot see it. */
  announce(text: string): void;
  /** Tells the page; false where a listener has prevented what would follow. Never anything personal. */
  tell<Name extends 'partner-customer-open' | 'partner-reveal' | 'partner-row-action'>(
    name: Name,
    detail: DetailOf<PartnerCustomerListEventMap[Name]>,
  ): boolean;
}
