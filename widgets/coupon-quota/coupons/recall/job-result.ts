import { html, nothing, type TemplateResult } from 'lit';
import type { Money } from '../../../../shared/values/money.ts';
import { formatCount, formatMoney } from '../../../core/formats.ts';
import { progress } from '../../../kit/progress.ts';
import { type ResultKind, resultNotice } from '../../../kit/toast.ts';
import type { Names } from '../../operation/names.ts';
import { sumText } from '../sums.ts';
import { type Item, isUnderWay, type Operation, type RecallJob } from './job.ts';
import { type CouponLine, couponList, type RecallWords } from './parts.ts';

function handled({ items: { done, refused } }: Operation): number {
  return done + refused;
}

function movedText({ amount, currency }: Operation): string {
  return currency === null ? amount.moved : formatMoney({ amount: amount.moved, currency });
}

function bar(operation: Operation, label: string, say: (done: string, total: string) => string): TemplateResult {
  const { total } = operation.items;
  return progress({ label, done: handled(operation), total, text: say(formatCount(handled(operation)), formatCount(total)) });
}

/** How far the job is, and that nobody has to wait for it. */
export function jobRunning({ operation, isLost }: RecallJob, { coupons: { recall } }: RecallWords): TemplateResult {
  if (!operation) return html`${nothing}`;
  return html`${bar(operation, recall.jobHeading, recall.running)}
    <p class="about" role="status">${isLost ? recall.lost : operation.isStopping ? recall.stopping : recall.runningAbout}</p>`;
}

function outcomeOf(operation: Operation, failed: number, { coupons: { recall } }: RecallWords): { kind: ResultKind; text: string } {
  const { done, waiting } = operation.items;
  const [count, moved] = [formatCount(done), movedText(operation)];
  if (operation.state === 'stopped') return { kind: 'partial', text: recall.stopped(count, moved, formatCount(waiting)) };
  if (failed === 0) return { kind: 'done', text: recall.done(count, moved) };
  return done > 0
    ? { kind: 'partial', text: recall.partial(count, moved, formatCount(failed)) }
    : { kind: 'refused', text: recall.refused };
}

function lineOf({ couponId, customer, currency, refusal }: Item): CouponLine {
  return { couponId: couponId ?? '', customer, amount: null, currency, refusal };
}

/** What was confirmed, as it was frozen. */
export interface Confirmed {
  recallable: number;
  amounts: readonly Money[];
}

/** What was confirmed beside what came back, and what did not, with why. */
export function jobResult(job: RecallJob, confirmed: Confirmed | null, words: RecallWords, names: Names): TemplateResult {
  const { operation, refused, skipped } = job;
  if (!operation) return html`${nothing}`;
  const { recall } = words.coupons;
  const { items, amount, currency } = operation;
  const asConfirmed = confirmed?.recallable ?? (skipped === null ? null : items.total - skipped);
  const shown = (text: string): string => formatMoney({ amount: text, currency: currency ?? 'CNY' });
  const row = (label: string, preview: string, actual: string): TemplateResult =>
    html`<div role="row"><span role="rowheader">${label}</span><span role="cell">${preview}</span><span role="cell">${actual}</span></div>`;
  return html`${resultNotice({ ...outcomeOf(operation, job.failed, words), ...(skipped !== null && skipped > 0 && { detail: recall.asSkipped(formatCount(skipped)) }) })}
    <div class="compared" role="table" aria-label=${recall.jobHeading}>
      <div role="row" class="compared-head"><span role="cell"></span><span role="columnheader">${recall.preview}</span><span role="columnheader">${recall.actual}</span></div>
      ${currency === null ? nothing : row(recall.amount, confirmed ? sumText(confirmed.amounts) : shown(amount.asked), shown(amount.moved))}
      ${row(recall.coupons, asConfirmed === null ? recall.notKnown : formatCount(asConfirmed), formatCount(items.done))}
    </div>
    ${
      refused && refused.rows.length > 0
        ? html`${couponList(recall.notDone, refused.rows.map(lineOf), words, names)}${names.bar()}
          ${refused.total > refused.rows.length ? html`<p class="faint">${recall.listed(formatCount(refused.rows.length), formatCount(refused.total))}</p>` : nothing}`
        : nothing
    }`;
}

export interface StripActs {
  onShow: () => void;
  onStop: () => void;
  onHide: () => void;
}

/** Above the table while a recall goes on without its dialog, and until its result was seen. */
export function jobStrip(job: RecallJob, words: RecallWords, { onShow, onStop, onHide }: StripActs): TemplateResult | typeof nothing {
  const { operation } = job;
  if (!operation) return nothing;
  const { recall } = words.coupons;
  const isGoing = isUnderWay(operation);
  const { kind, text } = outcomeOf(operation, job.failed, words);
  return html`<section class="job-strip ${isGoing ? '' : kind}" role="status" aria-label=${recall.jobHeading}>
    ${isGoing ? bar(operation, recall.jobHeading, recall.strip) : html`<span class="job-text">${text}</span>`}
    <button type="button" class="button" part="button" aria-haspopup="dialog" @click=${onShow}>${recall.show}</button>
    ${
      isGoing
        ? html`<button type="button" class="button quiet" part="button button-quiet" ?disabled=${operation.isStopping} @click=${onStop}>${recall.stop}</button>`
        : html`<button type="button" class="button quiet" part="button button-quiet" @click=${onHide}>${recall.hide}</button>`
    }
  </section>`;
}
