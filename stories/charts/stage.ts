import type { StoryContext } from '@storybook/web-components-vite';
import { type CSSResultGroup, css, html, LitElement, type TemplateResult } from 'lit';
import type { Locale } from '../../shared/values/lists.ts';
import { type ChartStrings, ChartView, chartStyles, loadChartStrings } from '../../widgets/charts/index.ts';
import { plainLanguage } from '../../widgets/core/language.ts';
import { controls } from '../../widgets/kit/controls.ts';
import { eyeStyles } from '../../widgets/kit/eye.ts';
import { Hint, hintStyles } from '../../widgets/kit/hint.ts';
import { systemFont, tokens } from '../../widgets/kit/tokens.ts';
import { insideOf } from '../stage/look.ts';
import { stageStyles } from '../stage/stage-styles.ts';
import { until } from '../stage/until.ts';

export interface OnStage {
  view: (id: string) => ChartView;
  words: ChartStrings;
  locale: Locale;
  isEnglish: boolean;
  redraw: () => void;
}
type Draw = (stage: OnStage) => TemplateResult;

/** A host as the dashboard is one: a shadow root with the kit's styles, one view for each chart, and a hint. */
class ChartStage extends LitElement {
  static override styles: CSSResultGroup = [
    tokens,
    systemFont,
    controls,
    eyeStyles,
    hintStyles,
    chartStyles,
    stageStyles,
    css`
      :host {
        overflow: hidden;
      }
      .stage {
        grid-template-columns: minmax(0, 1fr);
      }
    `,
  ];
  static override properties = { draw: { attribute: false }, locale: {}, words: { state: true } };
  declare draw: Draw;
  declare locale: Locale;
  declare words: ChartStrings | null;
  readonly #views = new Map<string, ChartView>();
  readonly #hint = new Hint(this);
  /** How often the whole host was drawn. */
  drawings = 0;

  constructor() {
    super();
    this.draw = () => html``;
    this.locale = 'zh-CN';
    this.words = null;
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#hint.listen(root);
    return root;
  }

  override async willUpdate(changed: Map<string, unknown>): Promise<void> {
    if (changed.has('locale')) this.words = await loadChartStrings(plainLanguage(this.locale));
  }

  override updated(): void {
    this.drawings += 1;
  }

  #viewOf(id: string): ChartView {
    const view = this.#views.get(id) ?? new ChartView(this);
    this.#views.set(id, view);
    return view;
  }

  override render(): TemplateResult {
    const { words, locale } = this;
    const redraw = (): void => this.requestUpdate();
    return html`<div class="stage">
        ${words ? this.draw({ view: (id) => this.#viewOf(id), words, locale, isEnglish: locale === 'en', redraw }) : ''}
      </div>
      <div class="hint" popover="manual" role="tooltip"></div>`;
  }
}

customElements.define('chart-stage', ChartStage);

/** Draws charts in the language of the toolbar. */
export function chartsOn(draw: Draw): (args: unknown, context: StoryContext) => TemplateResult {
  return (_args, { globals }) => html`<main><chart-stage .draw=${draw} locale=${globals.locale}></chart-stage></main>`;
}

/** How often the host was drawn. */
export function drawingsOf(canvasElement: HTMLElement): number {
  return canvasElement.querySelector<ChartStage>('chart-stage')?.drawings ?? 0;
}

export interface ChartAt {
  inside: HTMLElement;
  marks: () => (HTMLElement | SVGElement)[];
  mark: (key: string) => HTMLElement | SVGElement;
  focused: () => string | undefined;
  readout: () => string;
  toggle: () => HTMLButtonElement;
  /** Rows of the table, each cell as it reads. */
  rows: () => string[][];
}

/** A drawn chart of a story, the first or the one of an id. */
export async function chartAt(canvasElement: HTMLElement, id?: string): Promise<ChartAt> {
  const inside = insideOf(canvasElement, 'chart-stage');
  const chart = (): HTMLElement | null =>
    (id ? inside.querySelector(`#${id}-label`)?.closest<HTMLElement>('.chart') : inside.querySelector<HTMLElement>('.chart')) ?? null;
  await until(
    () => chart()?.querySelector('[data-mark], .chart-part, .chart-summary'),
    () => 'No chart was drawn.',
  );
  await until(
    () => !chart()?.querySelector('.chart-plot') || chart()?.querySelector('[data-mark], .chart-part'),
    () => 'The chart never knew its width.',
  );
  const all = <Found extends Element>(selector: string): Found[] => [...(chart()?.querySelectorAll<Found>(selector) ?? [])];
  const read = (element: Element): string => element.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const marks = (): (HTMLElement | SVGElement)[] => all('[data-mark]');
  const found = <Found>(thing: Found | undefined, name: string): Found => {
    if (!thing) throw new Error(`There is no ${name}.`);
    return thing;
  };
  return {
    inside,
    marks,
    mark: (key) =>
      found(
        marks().find(({ dataset }) => dataset.mark === key),
        `mark ${key}`,
      ),
    focused: () => (inside as unknown as ShadowRoot).activeElement?.closest<HTMLElement>('[data-mark]')?.dataset.mark,
    readout: () => read(found(all('.chart-readout')[0], 'readout')),
    toggle: () => found(all<HTMLButtonElement>('.chart-toggle')[0], 'toggle'),
    rows: () => all('.chart-table tr').map((row) => [...row.children].map(read)),
  };
}
