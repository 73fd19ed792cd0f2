import { type CSSResultGroup, html, LitElement, type TemplateResult } from 'lit';
import { controls } from '../../widgets/kit/controls.ts';
import { eyeStyles } from '../../widgets/kit/eye.ts';
import { Hint, hintStyles } from '../../widgets/kit/hint.ts';
import { noticeStyles } from '../../widgets/kit/notice.ts';
import { pagerStyles } from '../../widgets/kit/pager.ts';
import { systemFont, tokens } from '../../widgets/kit/tokens.ts';
import { stageStyles } from './stage-styles.ts';

/** A place for parts of the kit to stand in, as a widget gives them one: a shadow root with the kit's styles. */
class KitStage extends LitElement {
  static override styles: CSSResultGroup = [tokens, systemFont, controls, eyeStyles, noticeStyles, pagerStyles, hintStyles, stageStyles];
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
