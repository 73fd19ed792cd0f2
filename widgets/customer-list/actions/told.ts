import { html, nothing, type TemplateResult } from 'lit';
import { grouped } from '../../../shared/values/grouped.ts';
import type { ProblemCode } from '../../../shared/values/problem-codes.ts';
import type { Failure, FailureCode } from '../../core/failure.ts';
import { formatClock } from '../../core/formats.ts';
import { resultNotice } from '../../kit/toast.ts';
import type { Batch, ItemResult } from './batch.ts';
import { people } from './people.ts';
import type { ActionStrings } from './strings/index.ts';
import type { TaskDesk } from './task.ts';

type FailureWord = keyof ActionStrings['failures'];

const WORDS: Partial<Record<FailureCode, FailureWord>> = {
  offline: 'offline',
  'session-missing': 'expired',
  'session-invalid': 'expired',
  'session-expired': 'expired',
  'session-revoked': 'expired',
  'secret-invalid': 'expired',
  'session-unavailable': 'expired',
  'session-late': 'expired',
  'permission-missing': 'refused',
  'feature-not-in-session': 'refused',
  'widget-not-in-session': 'refused',
  'partner-kind-wrong': 'refused',
  'rate-limited': 'busy',
  overloaded: 'busy',
  'changes-closed': 'restored',
  'not-found': 'gone',
  'not-an-account-manager': 'notManager',
  'export-empty': 'empty',
  'exports-full': 'full',
  'search-limit-reached': 'searches',
  'export-not-done': 'notDone',
  'export-expired': 'expiredFile',
  'job-ended': 'ended',
};

/** Why nothing, or not all, was done: what happened, what to do, and when there is one the request id to quote. */
export function failureLine(failure: Failure | null, desk: TaskDesk): unknown {
  if (!failure) return nothing;
  const { words } = desk;
  const word = WORDS[failure.code] ?? 'failed';
  const [text, next] = words.failures[word];
  const when = failure.retryAfterSeconds === null ? '' : words.after(formatClock(Date.now() + failure.retryAfterSeconds * 1000, true));
  const id = word === 'failed' && failure.requestId ? words.requestId(failure.requestId) : '';
  return resultNotice({
    kind: 'refused',
    text,
    detail: [next, when, id].filter(Boolean).join(' '),
    action: word === 'expired' ? { label: words.resume, onAct: () => desk.resume() } : null,
  });
}

/** What became of each: what was not done first, by reason, with what to do about it. */
export function batchResult(batch: Batch, words: ActionStrings): TemplateResult {
  const { refused, settled } = batch;
  const text = settled.length > 0 ? words.result.partial(settled.length, refused.length) : words.result.none(refused.length);
  const byReason = grouped(refused, ({ refusal }) => refusal);
  return html`${resultNotice({ kind: settled.length > 0 ? 'partial' : 'refused', text })}
    ${[...byReason].map(([reason, results]) => reasonSection(reason, results, words))}
    ${
      settled.length > 0
        ? html`<details class="settled"><summary>${words.result.doneTitle(settled.length)}</summary>
          ${people({ rows: settled.map(({ row }) => row), mark: (row) => stateMark(settled, row.customerId, words) }, words)}</details>`
        : nothing
    }`;
}

function reasonSection(reason: ProblemCode | null, results: readonly ItemResult[], words: ActionStrings): TemplateResult {
  const [what, next] = (reason && words.refusals[reason]) ?? words.unknownRefusal;
  return html`<section class="reason">
    <h3>${what} <span class="count">${results.length}</span></h3>
    <p>${next}</p>
    ${people({ rows: results.map(({ row }) => row) }, words)}
  </section>`;
}

function stateMark(results: readonly ItemResult[], customerId: string, words: ActionStrings): unknown {
  const state = results.find(({ row }) => row.customerId === customerId)?.state;
  return state === 'pending' || state === 'in-question' ? html`<span class="chip" part="badge">${words.states[state]}</span>` : nothing;
}
