import { css, html, nothing, type TemplateResult } from 'lit';
import type { WidgetState } from './look.ts';
import { type NoticeIcon, noticeIcons } from './notice-icons.ts';

export interface NoticeAction {
  label: string;
  isPrimary?: boolean;
  onAct: () => void;
}

export interface NoticeParts {
  icon: NoticeIcon;
  /** What happened, in one sentence. */
  title: string;
  /** What to do next. */
  advice?: string | undefined;
  actions?: readonly NoticeAction[];
  /** To quote to whoever runs the service; can be copied. */
  requestId?: { label: string; value: string; copyLabel: string; onCopy: () => void } | null;
  /** True where it interrupts: read out at once. */
  isAlert?: boolean;
  /** How the widget stands while this is shown; without it `failed` where it interrupts, `empty` otherwise. */
  state?: WidgetState;
  /** Where a page can put something in its place; without it `error` where it interrupts; null: nowhere, as in a dialog. */
  slot?: 'empty' | 'error' | null;
}

/** A state of the whole widget in one sentence, with what can be done about it. */
export function notice(parts: NoticeParts): TemplateResult {
  const slot = parts.slot === undefined && parts.isAlert ? 'error' : parts.slot;
  return slot ? html`<slot name=${slot}>${drawn(parts)}</slot>` : drawn(parts);
}

function drawn(parts: NoticeParts): TemplateResult {
  const { requestId, state = parts.isAlert ? 'failed' : 'empty' } = parts;
  return html`<div class="notice" part="notice" data-state=${state} role=${parts.isAlert ? 'alert' : 'group'}>
    <span class="notice-icon">${noticeIcons[parts.icon]}</span>
    <p class="notice-title">${parts.title}</p>
    ${parts.advice ? html`<p class="notice-advice">${parts.advice}</p>` : nothing}
    ${
      parts.actions?.length
        ? html`<div class="notice-actions">
          ${parts.actions.map((action) => html`<button type="button" class="button ${action.isPrimary ? 'primary' : ''}" part=${action.isPrimary ? 'button button-primary' : 'button'} @click=${action.onAct}>${action.label}</button>`)}
        </div>`
        : nothing
    }
    ${
      requestId
        ? html`<p class="notice-id">
          <span>${requestId.label}</span> <code>${requestId.value}</code>
          <button type="button" class="button quiet icon small" part="button button-quiet" aria-label=${requestId.copyLabel} @click=${requestId.onCopy}>${noticeIcons.copy}</button>
        </p>`
        : nothing
    }
    ${parts.isAlert && parts.slot !== null ? html`<slot name="support"></slot>` : nothing}
  </div>`;
}

export const noticeStyles = css`
  .notice {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--_space-2);
    justify-content: center;
    max-inline-size: 480px;
    min-block-size: 320px;
    margin: auto;
    padding: var(--_space-6) var(--_space-5);
    text-align: center;
  }
  .notice p {
    margin: 0;
  }
  .notice-icon {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    margin-block-end: var(--_space-1);
    border: var(--_border-width) solid var(--_border);
    border-radius: 50%;
    background: var(--_surface-raised);
    color: var(--_text-secondary);
  }
  .notice-title {
    font-size: var(--_font-size-heading);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-heading);
    text-wrap: balance;
  }
  .notice-advice {
    color: var(--_text-secondary);
    text-wrap: pretty;
  }
  .notice-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--_space-2);
    margin-block-start: var(--_space-2);
  }
  .notice-id {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--_space-1) var(--_space-2);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .notice-id code {
    font-family: var(--_font-mono);
    overflow-wrap: anywhere;
    user-select: all;
  }
  .button.small {
    inline-size: var(--_target);
    min-block-size: var(--_target);
  }
`;
