import { css, html, nothing, type TemplateResult } from 'lit';
import { actionIcons } from './action-icons.ts';
import { afterDrawing } from './after-drawing.ts';
import { noticeIcons } from './notice-icons.ts';
import { hide, isShown, show } from './popover.ts';

export type ResultKind = 'done' | 'partial' | 'refused';

export interface ResultNoticeParts {
  kind: ResultKind;
  text: string;
  detail?: unknown;
  action?: { label: string; onAct: () => void } | null;
}

/** What came of an act, where it was done: a sentence, a detail, at most one thing to do next. */
export function resultNotice({ kind, text, detail, action }: ResultNoticeParts): TemplateResult {
  return html`<div class="result ${kind}" part="result" role=${kind === 'done' ? 'status' : 'alert'}>
    ${kind === 'done' ? actionIcons.done : noticeIcons.warning}
    <div class="result-main">
      <span class="result-text"><span class="result-title">${text}</span>${detail ? html`<span class="result-detail">${detail}</span>` : nothing}</span>
      ${action ? html`<button type="button" class="button" part="button" @click=${action.onAct}>${action.label}</button>` : nothing}
    </div>
  </div>`;
}

const SHOWN_MILLISECONDS = 6_000;

/** One sentence at the foot of the window that goes by itself, but not while the pointer or the focus rests on it. */
export class Toast {
  readonly #update: () => void;
  #text = '';
  #action: { label: string; onAct: () => void } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `update` draws the widget anew, `draw()` with it. */
  constructor(update: () => void) {
    this.#update = update;
  }

  show(text: string, action: { label: string; onAct: () => void } | null = null): void {
    this.#text = text;
    this.#action = action;
    this.#rest();
    this.#update();
  }

  /** Whoever it was said to has gone. */
  forget(): void {
    if (this.#text) this.#hide();
  }

  /** The live region of the widget says the sentence; this one is only seen. */
  draw(): TemplateResult {
    const action = this.#action;
    const act = (): void => {
      this.#hide();
      action?.onAct();
    };
    return html`<div class="toast" part="toast" popover="manual" ${afterDrawing(this.#show)} @pointerenter=${this.#hold} @pointerleave=${this.#rest} @focusin=${this.#hold} @focusout=${this.#rest}>
      ${actionIcons.done}<span class="toast-text">${this.#text}</span>
      ${action ? html`<button type="button" class="button quiet" part="button button-quiet" @click=${act}>${action.label}</button>` : nothing}
    </div>`;
  }

  readonly #show = (box: HTMLElement): void => {
    if (isShown(box) === (this.#text !== '')) return;
    if (this.#text) show(box);
    else hide(box);
  };

  readonly #hold = (): void => clearTimeout(this.#timer);

  readonly #rest = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#hide(), SHOWN_MILLISECONDS);
  };

  #hide(): void {
    clearTimeout(this.#timer);
    this.#text = '';
    this.#action = null;
    this.#update();
  }
}

export const resultStyles = css`
  .result,
  .result-main {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
  }
  .result-main {
    flex: 1;
    flex-wrap: wrap;
    min-inline-size: 0;
  }
  .result {
    padding: 10px var(--_space-3);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface-raised);
  }
  .result > .icon-art {
    align-self: flex-start;
    margin-block-start: 3px;
  }
  .result.done {
    border-color: transparent;
    background: var(--_success-soft);
  }
  .result.done > .icon-art {
    color: var(--_success);
  }
  .result.partial {
    border-color: transparent;
    background: var(--_warning-soft);
  }
  .result.partial > .icon-art {
    color: var(--_warning);
  }
  .result.refused > .icon-art,
  .result.refused .result-title {
    color: var(--_danger);
  }
  .result-text {
    flex: 1 1 200px;
    min-inline-size: 0;
  }
  .result-title {
    display: block;
    font-weight: var(--_font-weight-strong);
  }
  .result-detail {
    display: block;
    color: var(--_text-secondary);
    overflow-wrap: anywhere;
  }
`;

export const toastStyles = css`
  .toast > .icon-art {
    color: var(--_success);
  }
  .toast {
    position: fixed;
    inset: auto 0 24px;
    inline-size: fit-content;
    max-inline-size: calc(100vw - 32px);
    margin-inline: auto;
    padding: var(--_space-2) var(--_space-4);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
  .toast:popover-open {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 40px;
    animation: toast-in var(--_duration) var(--_easing);
  }
  @keyframes toast-in {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .toast:popover-open {
      animation: none;
    }
  }
`;
