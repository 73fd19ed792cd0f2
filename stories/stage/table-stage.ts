import { type CSSResultGroup, html, LitElement, type TemplateResult } from 'lit';
import { cardStyles } from '../../widgets/kit/card-styles.ts';
import { checkboxStyles } from '../../widgets/kit/checkbox.ts';
import { controls } from '../../widgets/kit/controls.ts';
import { eyeStyles } from '../../widgets/kit/eye.ts';
import { GridNavigation } from '../../widgets/kit/grid-navigation.ts';
import { Hint, hintStyles } from '../../widgets/kit/hint.ts';
import { idStyles } from '../../widgets/kit/id-text.ts';
import { noticeStyles } from '../../widgets/kit/notice.ts';
import { stageStyles } from '../../widgets/kit/stage-styles.ts';
import { type FramedTable, TableFrame } from '../../widgets/kit/table-frame.ts';
import { tableStyles } from '../../widgets/kit/table-styles.ts';
import { tokens } from '../../widgets/kit/tokens.ts';

/** A table as a widget holds one: its frame, keys, hint, and cards where it is narrow; or what stands in place of rows. */
class TableStage extends LitElement {
  static override styles: CSSResultGroup = [
    tokens,
    controls,
    eyeStyles,
    tableStyles,
    cardStyles,
    hintStyles,
    noticeStyles,
    checkboxStyles,
    idStyles,
    stageStyles,
  ];
  static override properties = { parts: { attribute: false }, instead: { attribute: false } };
  declare parts: FramedTable<object> | null;
  declare instead: TemplateResult | null;
  readonly #frame = new TableFrame(new GridNavigation(this), () => this.requestUpdate());
  readonly #hint = new Hint(this);

  constructor() {
    super();
    this.parts = null;
    this.instead = null;
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#hint.listen(root);
    return root;
  }

  protected override render(): TemplateResult {
    return html`<div class="root">
      <div class="stage">${this.instead ?? (this.parts ? this.#frame.draw(this.parts) : '')}</div>
      <div class="hint" popover="manual"></div>
    </div>`;
  }
}

customElements.define('table-stage', TableStage);

/** A table on its stage; `width` in pixels, else the page's. */
export function tableOn<Row extends object>(parts: FramedTable<Row>, width?: number): TemplateResult {
  return html`<main style="padding: 16px"><table-stage style=${width ? `inline-size: ${width}px` : ''} .parts=${parts}></table-stage></main>`;
}

/** What stands in place of rows. */
export function insteadOn(instead: TemplateResult): TemplateResult {
  return html`<main style="padding: 16px"><table-stage .instead=${instead}></table-stage></main>`;
}
