import { html, nothing, type TemplateResult } from 'lit';
import type { Money } from '../../../../shared/values/money.ts';
import { failureOf } from '../../../core/failure.ts';
import { formatCount, formatMoney } from '../../../core/formats.ts';
import { saveFile } from '../../../kit/exports/save-file.ts';
import type { PanelContext } from '../../context.ts';
import type { FacedCustomer } from '../../customer-face.ts';
import { refusalText } from '../../money/draw.ts';
import type { MoneyStrings } from '../../money/strings/index.ts';
import type { Names } from '../../operation/names.ts';
import type { OperationStrings } from '../../operation/strings/index.ts';
import type { CouponStrings } from '../strings/index.ts';
import { sumsOf, sumText } from '../sums.ts';

/** Words of everything about recalling. */
export interface RecallWords {
  coupons: CouponStrings;
  money: MoneyStrings;
  /** Of names that can be revealed. */
  operation: OperationStrings;
}

/** What comes back, the total largest; of several currencies each in its own line. */
export function recallSum(amounts: readonly Money[], count: number, { coupons: { recall } }: RecallWords): TemplateResult {
  const sums = sumsOf(amounts);
  return html`<div class="sum">
    <span class="sum-line"><span>${recall.what(formatCount(count))}</span></span>
    ${sums.length > 1 ? sums.map((sum) => html`<span class="sum-total">${formatMoney(sum)}</span>`) : html`<span class="sum-total">${sumText(amounts)}</span>`}
  </div>`;
}

/** A list of coupons with the eye of all its names in the heading. */
export function couponList(heading: string, lines: readonly CouponLine[], words: RecallWords, names: Names): TemplateResult {
  return html`<section class="aside-list">
    <h3>${heading}${names.allEyeDrawn(lines.map(({ customer }) => customer))}</h3>
    <ul class="parties">${lines.map((line) => couponLine(line, words, names))}</ul>
  </section>`;
}

export interface CouponLine {
  couponId: string;
  customer: FacedCustomer | null;
  /** What comes, or came, back; null where nothing does. */
  amount: string | null;
  /** What was confirmed, where something else came back. */
  confirmed?: string | null;
  currency: string;
  refusal: Parameters<typeof refusalText>[0];
}

/** One coupon: whose, which, how much, or why not. */
export function couponLine(
  { couponId, customer, amount, confirmed, currency, refusal }: CouponLine,
  { coupons, money }: RecallWords,
  names: Names,
): TemplateResult {
  const shown = (text: string): string => formatMoney({ amount: text, currency });
  return html`<li class="party-line">
    <span class="party">${customer ? names.face(customer) : nothing}<span class="faint">${couponId}</span></span>
    <span class="line-end">
      ${refusal ? html`<span class="why">${refusalText(refusal, money)}</span>` : html`<span>${shown(amount ?? '0.00')}</span>`}
      ${confirmed && confirmed !== amount ? html`<span class="faint">${coupons.recall.before(shown(confirmed))}</span>` : nothing}
    </span>
  </li>`;
}

/** The file of results, under the same session; what goes wrong is told in words. */
export class ResultFile {
  readonly #context: PanelContext;
  isBusy = false;
  hasFailed = false;

  constructor(context: PanelContext) {
    this.#context = context;
  }

  button(operationId: string, { coupons: { recall } }: RecallWords): TemplateResult {
    return html`${this.hasFailed ? html`<span class="why" role="alert">${recall.downloadFailed}</span>` : nothing}
      <button type="button" class="button" part="button" aria-disabled=${this.isBusy} @click=${() => void this.#save(operationId)}>${recall.download}</button>`;
  }

  async #save(operationId: string): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.hasFailed = false;
    this.#context.update();
    const outcome = await this.#context.session
      .download('GET /v1/operations/:operationId/file', { params: { operationId } })
      .catch(() => ({ ok: false, failure: failureOf('offline') }) as const);
    this.isBusy = false;
    this.hasFailed = !outcome.ok;
    if (outcome.ok) saveFile(outcome.answer, `${operationId}.csv`);
    this.#context.update();
  }
}

export function memoField(value: string, money: MoneyStrings, onType: (memo: string) => void): TemplateResult {
  return html`<div class="field memo-field" part="field">
    <label for="recall-memo">${money.memo} · ${money.optional}</label>
    <input class="input" part="input" type="text" id="recall-memo" maxlength="512" autocomplete="off" .value=${value} @input=${(event: Event) => onType((event.target as HTMLInputElement).value)} />
  </div>`;
}
