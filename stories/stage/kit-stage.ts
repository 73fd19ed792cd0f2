import { type CSSResultGroup, html, LitElement, type TemplateResult } from 'lit';
import { checkboxStyles } from '../../widgets/kit/checkbox.ts';
import { controls } from '../../widgets/kit/controls.ts';
import { dialogStyles } from '../../widgets/kit/dialog.ts';
import { eyeStyles } from '../../widgets/kit/eye.ts';
import { Hint, hintStyles } from '../../widgets/kit/hint.ts';
import { menuStyles } from '../../widgets/kit/menu.ts';
import { noticeStyles } from '../../widgets/kit/notice.ts';
import { pagerStyles } from '../../widgets/kit/pager.ts';
import { progressStyles } from '../../widgets/kit/progress.ts';
import { resultStyles, toastStyles } from '../../widgets/kit/toast.ts';
import { systemFont, tokens } from '../../widgets/kit/tokens.ts';
import { sheetStyles } from '../foundations/sheet-styles.ts';
import { stageStyles } from './stage-styles.ts';

/** A place for parts of the kit to stand in, as a widget gives them one: a shadow root with the kit's styles. */
class KitStage extends LitElement {
  static override styles: CSSResultGroup = [
    tokens,
    systemFont,
    controls,
    eyeStyles,
    noticeStyles,
    pagerStyles,
    hintStyles,
    checkboxStyles,
    menuStyles,
    dialogStyles,
    progressStyles,
    resultStyles,
    toastStyles,
    stageStyles,
    sheetStyles,
  ];
  static override properties = { content: { attribute: false } };
  declare content: () => TemplateResult;
  readonly hint: Hint = new Hint(this);

  constructor() {
    super();
    this.content = () => html``;
  }

  override render(): TemplateResult {
    const { enter, leave, key } = this.hint;
    return html`<div class="stage" @pointerover=${enter} @focusin=${enter} @pointerleave=${leave} @focusout=${leave} @keydown=${key}>
      ${this.content()}
    </div><div class="hint" popover="manual"></div>`;
  }
}

customElements.define('kit-stage', KitStage);

/** Draws parts of the kit on a stage. */
export function onStage(content: () => TemplateResult): TemplateResult {
  return html`<main><kit-stage .content=${content}></kit-stage></main>`;
}

/** Draws every stage anew, after what its content shows has changed. */
export function redrawStages(): void {
  for (const stage of document.querySelectorAll<KitStage>('kit-stage')) stage.requestUpdate();
}
