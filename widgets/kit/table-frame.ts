import { html, type TemplateResult } from 'lit';
import type { GridNavigation } from './grid-navigation.ts';
import { type TableParts, table } from './table.ts';
import { tickByKey } from './tick.ts';

/** A table as a widget gives it, all of its rows drawn at once. */
export type FramedTable<Row> = Omit<TableParts<Row>, 'openCards' | 'cardToggle' | 'drawnRows'> & {
  /** Words of the button that opens a card, where the table is narrow. */
  card: { open: string; close: string };
};

/** A table in its scrolling box: goes by keys, remembers which cards are open. */
export class TableFrame {
  readonly #grid: GridNavigation;
  readonly #update: () => void;
  readonly #openCards = new Set<string>();

  constructor(grid: GridNavigation, update: () => void) {
    this.#grid = grid;
    this.#update = update;
  }

  /** Other rows are there: none of them has been opened. */
  closeCards(): void {
    this.#openCards.clear();
  }

  draw<Row>({ card, ...parts }: FramedTable<Row>): TemplateResult {
    const cardToggle = { ...card, onToggle: this.#toggle };
    return html`<div class="scroller" @keydown=${this.#key} @focusin=${this.#grid.focus}>
      ${table({ ...parts, drawnRows: parts.rows?.length ?? 0, openCards: this.#openCards, cardToggle })}
    </div>`;
  }

  readonly #key = (event: KeyboardEvent): void => {
    tickByKey(event);
    this.#grid.key(event);
  };

  readonly #toggle = (key: string): void => {
    if (!this.#openCards.delete(key)) this.#openCards.add(key);
    this.#update();
  };
}
