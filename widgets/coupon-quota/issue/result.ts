import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatMoney } from '../../core/formats.ts';
import { progress } from '../../kit/progress.ts';
import { resultNotice } from '../../kit/toast.ts';
import { refusalText } from '../money/draw.ts';
import type { Quota } from '../quotas/controller.ts';
import type { StepParts } from './recipients.ts';

/** Last step: what succeeded and what did not, per customer, with what to do next. */
export function resultStep(parts: StepParts, quota: Quota): TemplateResult {
  const { desk } = parts;
  return desk.issued ? issuedResult(parts, quota) : jobResult(parts, quota);
}

function issuedResult({ desk, words, money, names }: StepParts, quota: Quota): TemplateResult {
  const { result } = words;
  const answer = desk.issued;
  if (!answer) return html`${nothing}`;
  const shown = (amount: string): string => formatMoney({ amount, currency: quota.currency });
  const { operation, done, refused, results } = answer;
  const isAwaiting = operation.state === 'awaiting-approval';
  const kind = isAwaiting || refused === 0 ? 'done' : done > 0 ? 'partial' : 'refused';
  const text = isAwaiting
    ? money.awaiting(shown(operation.amount.asked))
    : {
        done: result.done(formatCount(done), shown(operation.amount.moved)),
        partial: result.partial(formatCount(done), formatCount(refused)),
        refused: result.refused,
      }[kind];
  const customers = new Map(desk.recipients.map(({ customer }) => [customer.customerId, customer]));
  const order = [...results].sort((one, other) => Number(one.refusal === null) - Number(other.refusal === null));
  return html`${resultNotice({ kind, text, detail: result.left(shown(answer.available)) })}
    <ul class="parties">
      ${order.map(({ customerId, couponId, amount, refusal }) => {
        const customer = customers.get(customerId);
        return html`<li class="party-line">
          ${customer ? names.face(customer) : html`<span>${customerId}</span>`}
          ${refusal ? html`<span class="why">${refusalText(refusal, money)}</span>` : html`<span class="value-until"><span>${amount ? shown(amount) : ''}</span><span class="faint">${couponId ?? ''}</span></span>`}
        </li>`;
      })}
    </ul>
    ${names.bar()}`;
}

/** A job: how far it is, and how it ended. */
function jobResult({ desk, words, money }: StepParts, quota: Quota): TemplateResult {
  const { result } = words;
  const { operation } = desk;
  if (!operation) return html`${nothing}`;
  const shown = (amount: string): string => formatMoney({ amount, currency: quota.currency });
  const { total, done, refused } = operation.items;
  if (operation.state === 'awaiting-approval') return resultNotice({ kind: 'done', text: money.awaiting(shown(operation.amount.asked)) });
  if (operation.state === 'queued' || operation.state === 'running') {
    const text = result.running(formatCount(done + refused), formatCount(total));
    return html`${progress({ label: words.steps.result, done: done + refused, total, text })}
      <p class="about">${operation.isStopping ? result.stopping : result.runningAbout}</p>`;
  }
  if (operation.state === 'stopped') return resultNotice({ kind: 'partial', text: result.stopped(formatCount(done), formatCount(total)) });
  const kind = refused === 0 ? 'done' : done > 0 ? 'partial' : 'refused';
  const text = {
    done: result.done(formatCount(done), shown(operation.amount.moved)),
    partial: result.partial(formatCount(done), formatCount(refused)),
    refused: result.refused,
  };
  return resultNotice({ kind, text: text[kind] });
}
