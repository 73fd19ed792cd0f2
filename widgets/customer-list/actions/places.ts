import { type LitElement, nothing } from 'lit';
import type { Session } from '../../core/session.ts';
import type { TableColumn } from '../../kit/table.ts';
import type { ListContext } from '../context.ts';
import type { CustomerRow, SearchBody } from '../query.ts';

/** What actions need to know of the list around them. */
export interface ListAround {
  readonly session: Session | null;
  /** Whose customers the list shows: the partner's own, or those of resellers, which the partner merely sees. */
  readonly shows: 'own' | 'resellers';
  /** What the list is asked with now, for an export of the same. */
  readonly search: Pick<SearchBody, 'filter' | 'sort' | 'currency' | 'indirectPartnerId'>;
  /** The filter in words, and how many customers match it; null while nobody knows. */
  readonly described: { filters: readonly string[]; total: number | null };
  /** Tags that the filters offer. */
  readonly knownTags: readonly string[];
  /** Loads the present page again without leaving it. */
  reload(): void;
  /** Says something to a screen reader. */
  say(text: string): void;
}

/** What can be done with customers, and which of them are picked. One for each list; its pixels are the functions below. */
export class ListActions {
  readonly around: ListAround;

  constructor(_host: LitElement, around: ListAround) {
    this.around = around;
  }

  /** The session has changed in some way, or the list shows other customers. */
  follow(): void {}

  /** Newer rows are there. */
  renew(_rows: readonly CustomerRow[]): void {}

  /** Everything that the cells of one customer show of this, to be compared: what is the same is not drawn again. */
  stateOf(_customerId: string): readonly unknown[] {
    return [];
  }
}

/** The column of checkboxes before the identity (`place: 'lead'`); null where nothing can be done with a selection. */
export function selectionColumn(_context: ListContext): TableColumn<CustomerRow> | null {
  return null;
}

/** The column of quiet menus after all others (`place: 'trail'`); null where no row has an action. */
export function rowMenuColumn(_context: ListContext): TableColumn<CustomerRow> | null {
  return null;
}

/** Count and verbs of a selection. Lies over the bar between filters and rows (which is `position: relative`), so that nothing moves. */
export function actionBar(_context: ListContext): unknown {
  return nothing;
}

/** Tools of the whole list, at the end of the bar beside "Columns". */
export function listTools(_context: ListContext): unknown {
  return nothing;
}

/** Dialogs and whatever else lies over the list. */
export function actionLayer(_context: ListContext): unknown {
  return nothing;
}
