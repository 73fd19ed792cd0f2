import type { CustomerListController } from './controller.ts';
import type { ListPanels } from './panels.ts';
import type { SearchAnswer } from './query.ts';
import type { ListActions } from './selection.ts';
import type { Strings } from './strings/index.ts';

/** What the parts of the list are drawn from. */
export interface ListContext {
  controller: CustomerListController;
  actions: ListActions;
  strings: Strings;
  /** The rows that are there; null while there are none. */
  answer: SearchAnswer | null;
  /** Where a customer's page is, as a template; empty: the event alone opens it; null: nowhere. */
  customerHref: string | null;
  panels: ListPanels;
  /** What the element lends to its parts. */
  host: ListHost;
}

export interface ListHost {
  /** Draws anew. */
  update(): void;
  /** The first match inside the list. */
  find(selector: string): HTMLElement | null;
  /** Says something to who cannot see it. */
  announce(text: string): void;
  /** Tells the page; false where a listener has prevented what would follow. Never anything personal. */
  tell(name: string, detail: object): boolean;
}
