import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { SortDirection } from '../../shared/values/lists.ts';
import { type EyeParts, eye } from './eye.ts';
import { icons } from './icons.ts';

/** What a column tells: one fact, or two that belong together, one below the other. Each has a line of its own in the header. */
export interface TableFact {
  /** Names the fact in styles. */
  key: string;
  label: string;
  /** A line below the label: basis, zone, freshness. */
  detail?: string | undefined;
  sort?: { direction: SortDirection | null; onSort: () => void };
  eye?: EyeParts | null;
}

export interface TableColumn<Row> {
  /** Names the column in styles; the first column between `lead` and `trail` is the row's header. */
  key: string;
  facts: readonly TableFact[];
  /** Stays at the start of every row (44 px, a checkbox), or at its end (a menu); a card shows it in its corner. */
  place?: 'lead' | 'trail';
  /** In place of facts: what stands in the header. */
  head?: unknown;
  /** In CSS pixels; the table is as wide as all its columns, or wider where there is room. */
  width: number;
  /** Numbers stand at the end, text at the start. */
  isNumeric?: boolean;
  /** One of the facts a narrow card shows before it is opened. */
  isOnCard?: boolean;
  cell: (row: Row) => unknown;
}

export interface TableParts<Row> {
  label: string;
  columns: readonly TableColumn<Row>[];
  /** Null: not known yet, `skeletonRows` rows of the same height stand in. */
  rows: readonly Row[] | null;
  skeletonRows: number;
  /** Rows drawn so far; skeletons stand in for the rest, so that a long page comes in short tasks. */
  drawnRows: number;
  /** All rows of the list, of which these are some; from 1. */
  position: number;
  total: number;
  isBusy: boolean;
  rowKey: (row: Row) => string;
  /** All that a row's cells depend on besides the row; while it is the same, the row is not drawn again. */
  rowState: (row: Row) => readonly unknown[];
  openCards: ReadonlySet<string>;
  cardToggle: { open: string; close: string; onToggle: (key: string) => void };
}

function classOf<Row>(column: TableColumn<Row>, header: TableColumn<Row> | undefined): string {
  return `c-${column.key}${column === header ? ' header' : ''}${column.place ? ` ${column.place}` : ''}${column.isNumeric ? ' end' : ''}${column.isOnCard ? ' on-card' : ''}${column.facts.length > 1 ? ' two' : ''}`;
}

function headerLine({ label, detail, sort, eye: eyeParts }: TableFact, className: string): TemplateResult {
  const words = html`<span class="label">${label}</span>`;
  return html`<span class="head ${className}">
    ${
      sort
        ? html`<button type="button" class="sort ${sort.direction ? 'sorted' : ''}" tabindex="-1" @click=${sort.onSort}>${words}${icons[sort.direction ?? 'unsorted']}</button>`
        : words
    }
    ${eyeParts ? eye(eyeParts) : nothing}
  </span>
  ${detail ? html`<span class="detail value">${detail}</span>` : nothing}`;
}

function headerCell<Row>({ column, className }: RowColumn<Row>): TemplateResult {
  const sort = column.facts.find((fact) => fact.sort)?.sort;
  return html`<th class=${className} part="header-cell" scope="col" role="columnheader" tabindex="-1" aria-sort=${sort ? (sort.direction ?? 'none') : nothing}>
    ${column.head ?? column.facts.map((fact) => headerLine(fact, fact.key === column.key ? '' : `c-${fact.key}`))}
  </th>`;
}

/** One of two facts in a cell; cards name it by its own label. */
export function line(key: string, label: string, content: unknown): TemplateResult {
  return html`<span class="line c-${key}" data-label=${label}>${content}</span>`;
}

interface RowColumn<Row> {
  column: TableColumn<Row>;
  isHeader: boolean;
  className: string;
  label: string;
}

function rowColumns<Row>(columns: readonly TableColumn<Row>[]): RowColumn<Row>[] {
  const header = columns.find((column) => !column.place);
  return columns.map((column) => ({
    column,
    isHeader: column === header,
    className: classOf(column, header),
    label: column.facts[0]?.label ?? '',
  }));
}

function bodyRow<Row>(parts: TableParts<Row>, columns: readonly RowColumn<Row>[], row: Row, index: number): TemplateResult {
  const key = parts.rowKey(row);
  const isOpen = parts.openCards.has(key);
  const toggle = parts.cardToggle;
  return html`<tr part="row" role="row" class=${isOpen ? 'open' : ''} aria-rowindex=${parts.position + index + 1}>
    ${columns.map(({ column, isHeader, className, label }) =>
      isHeader
        ? html`<th class=${className} part="cell" scope="row" role="rowheader" tabindex="-1" data-label=${label}>${column.cell(row)}</th>`
        : html`<td class=${className} part="cell" role="gridcell" tabindex="-1" data-label=${label}>${column.cell(row)}</td>`,
    )}
    <td class="c-card-toggle" role="gridcell">
      <button type="button" class="button quiet" part="button button-quiet" tabindex="-1" aria-expanded=${isOpen} @click=${() => toggle.onToggle(key)}>
        ${isOpen ? toggle.close : toggle.open}${icons.more}
      </button>
    </td>
  </tr>`;
}

function skeletonRow(columns: number): TemplateResult {
  return html`<tr role="row" class="skeleton"><td role="gridcell" colspan=${columns}><span class="bone"></span></td></tr>`;
}

function bodyRows<Row>(parts: TableParts<Row>, columns: readonly RowColumn<Row>[]): unknown[] {
  const drawn = (parts.rows ?? []).slice(0, parts.drawnRows);
  const missing = (parts.rows?.length ?? parts.skeletonRows) - drawn.length;
  const rows: unknown[] = drawn.map((row, index) =>
    guard([row, index, parts.openCards.has(parts.rowKey(row)), ...parts.rowState(row)], () => bodyRow(parts, columns, row, index)),
  );
  return [...rows, ...Array.from({ length: missing }, () => skeletonRow(columns.length))];
}

/** A table as an ARIA grid: header that stays, first column that stays, cards where it is narrow. */
export function table<Row>(parts: TableParts<Row>): TemplateResult {
  const columns = rowColumns(parts.columns);
  return html`<table
    role="grid"
    part="table"
    width=${parts.columns.reduce((sum, column) => sum + column.width, 0)}
    aria-label=${parts.label}
    aria-readonly="true"
    aria-busy=${parts.isBusy}
    aria-rowcount=${parts.rows ? parts.total + 1 : -1}
  >
    <colgroup>${parts.columns.map((column) => html`<col width=${column.width} />`)}</colgroup>
    <thead role="rowgroup">
      <tr role="row" aria-rowindex="1">${columns.map(headerCell)}</tr>
    </thead>
    <tbody role="rowgroup">
      ${bodyRows(parts, columns)}
    </tbody>
  </table>`;
}
