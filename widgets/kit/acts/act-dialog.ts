import { html, nothing, type TemplateResult } from 'lit';
import type { EndpointKey } from '../../../shared/contract/index.ts';
import type { MoneyAct } from '../../core/money-act.ts';
import type { Session } from '../../core/session.ts';
import { dialog } from '../dialog.ts';
import { codeStep, failureLine } from './draw.ts';
import type { ActWords } from './strings/zh-CN.ts';

/** What the dialog stands on. */
export interface ActHost {
  readonly session: Session;
  update(): void;
}

/** What the dialog of an act says and offers in its present step. */
export interface ActDialogParts<Key extends EndpointKey> {
  id: string;
  heading: string;
  isWide?: boolean;
  /** True where the body is only to be read: it takes the focus, so that keys can scroll it. */
  isText?: boolean;
  context: ActHost;
  words: ActWords;
  act: MoneyAct<Key>;
  /** True while something that was entered would be lost. */
  isUnsaved: boolean;
  isLeaveAsked: boolean;
  askLeave: (isAsked: boolean) => void;
  onClosed: () => void;
  /** What is confirmed, in one line: act and amount. Stands above the code. */
  summary: string;
  /** What stands there before it is sent, and after it is done. */
  body: unknown;
  /** Buttons of that step. */
  footer: unknown;
}

/**
 * The frame of every dialog of an act that happens once: the code in place of the body while one is asked for, what went wrong above it, and a way to send
 * the same once more where no answer came.
 */
export function actDialog<Key extends EndpointKey>(parts: ActDialogParts<Key>): TemplateResult {
  const { act, words, context } = parts;
  const isCode = act.step === 'code' || (act.isSendingCode && act.step === 'ready');
  return dialog({
    id: parts.id,
    heading: isCode ? words.code.heading : parts.heading,
    closeLabel: words.close,
    isWide: parts.isWide ?? false,
    isText: (parts.isText ?? false) && !isCode,
    mayClose: (request) => {
      if (act.isBusy) return false;
      if (!parts.isUnsaved || parts.isLeaveAsked) return true;
      if (request === 'asked') parts.askLeave(true);
      return false;
    },
    onClosed: parts.onClosed,
    body: html`${isCode && act.failure && !isOfCode(act) ? failureLine(act.failure, words) : nothing}
      ${isCode ? codeStep(act, words, parts.summary) : html`${failureLine(act.failure, words)}${parts.body}`}`,
    footer: parts.isLeaveAsked ? leaveFooter(parts) : isCode ? codeFooter(parts) : act.failure ? againFooter(parts, context) : parts.footer,
  });
}

function isOfCode(act: { failure: { code: string } | null }): boolean {
  return act.failure?.code.startsWith('step-up-') ?? false;
}

function codeFooter<Key extends EndpointKey>({ act, words }: ActDialogParts<Key>): TemplateResult {
  return html`<button type="button" class="button" part="button" ?disabled=${act.isBusy} @click=${() => act.back()}>${words.back}</button>
    <button type="button" class="button primary" part="button button-primary" aria-disabled=${act.isBusy || act.code.length < 6} @click=${() => act.code.length === 6 && void act.enter(act.code)}>
      ${act.isBusy ? words.busy : words.code.submit}
    </button>`;
}

/** After a lost answer the same is sent again, and nothing else; after an ended session the host is asked for a new one first. */
function againFooter<Key extends EndpointKey>(parts: ActDialogParts<Key>, { session, update }: ActHost): unknown {
  const { act, words } = parts;
  const isExpired = session.snapshot.status === 'expired';
  if (!isExpired && !act.isUnclear) return parts.footer;
  const go = async (): Promise<void> => {
    // Somebody else's session: what was begun is not done in their name.
    if (isExpired && (await session.renew('expired'))?.code === 'session-revoked') return;
    update();
    await act.again();
  };
  return html`<span class="unsaved">${act.isUnclear ? words.unclear : nothing}</span>
    <button type="button" class="button primary" part="button button-primary" aria-disabled=${act.isBusy} @click=${() => void go()}>${isExpired ? words.resume : words.again}</button>`;
}

function leaveFooter<Key extends EndpointKey>({ words, askLeave }: ActDialogParts<Key>): TemplateResult {
  const leave = (event: Event): void => (event.target as Element).closest('dialog')?.close();
  return html`<span class="unsaved" role="alert">${words.leaveQuestion}</span>
    <button type="button" class="button" part="button" @click=${leave}>${words.leave}</button>
    <button type="button" class="button primary" part="button button-primary" @click=${() => askLeave(false)}>${words.stay}</button>`;
}
