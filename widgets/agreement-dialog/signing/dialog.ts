import { html, nothing, type TemplateResult } from 'lit';
import { dialog } from '../../kit/dialog.ts';
import { failureNotice } from '../../kit/failure-notice.ts';
import { notice } from '../../kit/notice.ts';
import { about } from './about.ts';
import { decide } from './decide.ts';
import { done, doneVerbs } from './done.ts';
import { text } from './text.ts';
import type { SigningView } from './view.ts';

/** The dialog in whatever state its agreement is. Closing it signs nothing, and keeps what was ticked and chosen. */
export function signingDialog(view: SigningView, onClosed: () => void): TemplateResult | typeof nothing {
  const { desk, words } = view;
  if (!desk.isOpen) return nothing;
  const { presented, reading, state } = desk;
  const isDone = state.kind === 'done';
  return dialog({
    id: 'signing',
    heading: isDone ? words.signed : presented ? words.named(presented.agreement.title) : words.sign,
    closeLabel: words.close,
    isWide: !isDone,
    isText: !isDone && presented !== null,
    // Whether it is being recorded is not known until the answer is there.
    mayClose: () => !desk.isSending,
    onClosed,
    body: presented && reading ? html`${about(presented, view)}${text(presented, reading, view)}` : instead(view),
    footer: presented && reading ? decide(presented, reading, view) : isDone ? doneVerbs(state.signed, view) : null,
  });
}

/** What stands there while there is no text to sign: on its way, not to be had, or signed. */
function instead(view: SigningView): TemplateResult {
  const { desk, words, isExpired } = view;
  const { state } = desk;
  const retry = { label: words.actions.retry, isPrimary: true, onAct: () => void desk.retry() };
  if (state.kind === 'done') return done(state.signed, view);
  if (state.kind === 'unshowable') {
    const [title, advice] = state.why === 'untrue' ? words.untrue : words.unknownFormat;
    return notice({ icon: 'warning', title, advice, isAlert: true, slot: null, actions: state.why === 'untrue' ? [retry] : [] });
  }
  if (state.kind !== 'failed') {
    return html`<div class="waiting" role="status"><span class="unseen">${words.loading}</span>${[60, 100, 92, 97, 40].map((width) => html`<span class="bone w-${width}"></span>`)}</div>`;
  }
  const own = words.instead[state.failure.code];
  return notice({
    slot: null,
    ...failureNotice({
      failure: state.failure,
      words,
      ...(own && { special: { [state.failure.code]: { words: own, icon: 'lock' as const, isFinal: true } } }),
      isExpired,
      onRetry: () => void desk.retry(),
      onResume: () => void desk.resume(),
      onCopy: view.acts.copy,
    }),
  });
}
