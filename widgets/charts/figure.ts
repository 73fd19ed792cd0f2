import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { ChartParts } from './parts.ts';
import { type ChartTable, chartTable } from './table.ts';
import type { ChartView } from './view.ts';

interface Drawing {
  plot: () => unknown;
  /** Of a drawing that is made for a width: it is drawn once that is known, and its place is kept until then. */
  height?: number;
  hasReadout?: boolean;
  table: ChartTable;
}

function heading({ id, label, headingLevel = 3 }: ChartParts): TemplateResult {
  return html`<div class="chart-label" id="${id}-label" role="heading" aria-level=${headingLevel}>${label}</div>`;
}

/** Label, summary, and the drawing or its table. */
export function chartFigure(view: ChartView, parts: ChartParts, drawing: Drawing): TemplateResult {
  const { id, words, summary, empty } = parts;
  return html`<div class="chart" role="group" part="chart" aria-labelledby="${id}-label" aria-describedby="${id}-summary" aria-busy=${parts.isBusy ? 'true' : 'false'}>
    <div class="chart-head">
      ${heading(parts)}
      <div class="chart-choices">
        ${parts.choices ?? nothing}
        ${empty ? nothing : html`<button type="button" class="button quiet chart-toggle" part="button button-quiet" @click=${view.toggle}>${view.isTable ? words.showChart : words.showTable}</button>`}
      </div>
    </div>
    <p class="chart-summary" id="${id}-summary">${empty ?? summary}</p>
    ${empty ? nothing : view.isTable ? chartTable(drawing.table) : drawn(view, drawing)}
    ${parts.footnote ? html`<div class="chart-footnote">${parts.footnote}</div>` : nothing}
  </div>`;
}

function drawn(view: ChartView, { plot, height, hasReadout }: Drawing): TemplateResult {
  return html`${hasReadout ? html`<div class="chart-readout" ${ref(view.readout)}></div>` : nothing}
    <div
      class="chart-plot"
      ${ref(view.plot)}
      @pointerover=${view.enter}
      @pointerleave=${view.leave}
      @pointermove=${view.slide}
      @focusin=${view.enter}
      @focusout=${view.leave}
      @keydown=${view.key}
      @click=${view.press}
    >
      ${view.width > 0 || height === undefined ? plot() : html`<svg height=${height} aria-hidden="true"></svg>`}
    </div>`;
}

/** Stands in while the first figures are fetched, as high as what comes. */
export function chartSkeleton(height: number): TemplateResult {
  return html`<div class="chart" aria-hidden="true"><svg class="chart-bone" width="100%" height=${height}><rect width="40%" height="14" rx="2" /><rect y="28" width="70%" height="10" rx="2" /><rect y="52" width="100%" height=${Math.max(0, height - 52)} rx="4" /></svg></div>`;
}
