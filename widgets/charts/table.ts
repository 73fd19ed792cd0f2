import { html, nothing, type TemplateResult } from 'lit';

export interface ChartTableRow {
  header: string;
  cells: readonly string[];
  /** What a press on the header does. */
  onPick?: (() => void) | undefined;
  /** Belongs to the row above that is none. */
  isInner?: boolean;
}

export interface ChartTable {
  caption: string;
  /** The first heads the rows' headers. */
  columns: readonly string[];
  rows: readonly ChartTableRow[];
  foot?: readonly ChartTableRow[];
}

function row({ header, cells, onPick, isInner }: ChartTableRow): TemplateResult {
  return html`<tr class=${isInner ? 'inner' : nothing}>
    <th scope="row">${onPick ? html`<button type="button" class="chart-link" @click=${onPick}>${header}</button>` : header}</th>
    ${cells.map((cell) => html`<td>${cell}</td>`)}
  </tr>`;
}

/** What a chart draws, as a table with the same words: for whoever would rather read, or cannot see. */
export function chartTable({ caption, columns, rows, foot = [] }: ChartTable): TemplateResult {
  return html`<div class="chart-scroller" role="region" tabindex="0" aria-label=${caption}>
    <table class="chart-table">
      <caption class="unseen">${caption}</caption>
      <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${rows.map(row)}</tbody>
      ${foot.length > 0 ? html`<tfoot>${foot.map(row)}</tfoot>` : nothing}
    </table>
  </div>`;
}
