import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerOf } from '../../../../shared/contract/index.ts';
import { ask } from '../../../core/ask.ts';
import type { Failure } from '../../../core/failure.ts';
import { formatCount } from '../../../core/formats.ts';
import { MoneyAct } from '../../../core/money-act.ts';
import { resultNotice } from '../../../kit/toast.ts';
import type { PanelContext, PanelDialog } from '../../context.ts';
import { failureLine } from '../../money/draw.ts';
import { moneyDialog } from '../../money/money-dialog.ts';
import { Names } from '../../operation/names.ts';
import type { Coupon } from '../controller.ts';
import { sumText } from '../sums.ts';
import { isFinal } from './final.ts';
import { couponLine, couponList, memoField, type RecallWords, ResultFile, recallSum } from './parts.ts';

type Check = AnswerOf<'POST /v1/coupons/recalls/check'>;
type Recalled = AnswerOf<'POST /v1/coupons/recalls'>;

export interface RecallHost {
  whose: () => { indirectPartnerId?: string };
  words: RecallWords;
  /** Something came back. */
  onRecalled: () => void;
}

/** Recalls the coupons that were picked: what comes back of each and what is skipped before, what really came back after (R-REC-1 to R-REC-3). */
export class PickedRecallDialog implements PanelDialog {
  readonly #context: PanelContext;
  readonly #host: RecallHost;
  readonly #file: ResultFile;
  readonly #names: Names;
  #act = this.#newAct();
  #coupons: readonly Coupon[] = [];
  #failure: Failure | null = null;
  #check: Check | null = null;
  #recalled: Recalled | null = null;
  #memo = '';
  #isPrevented = false;
  #isLeaveAsked = false;

  constructor(context: PanelContext, host: RecallHost) {
    this.#context = context;
    this.#host = host;
    this.#file = new ResultFile(context);
    this.#names = new Names(context, host.words);
  }

  open(coupons: readonly Coupon[]): void {
    this.#coupons = coupons;
    this.#act = this.#newAct();
    this.#check = null;
    this.#recalled = null;
    this.#memo = '';
    this.#isPrevented = false;
    this.#isLeaveAsked = false;
    this.#names.enter(this.#host.whose().indirectPartnerId ?? null);
    void this.#load();
  }

  draw(): TemplateResult {
    if (this.#coupons.length === 0) return html`${nothing}`;
    const { words } = this.#host;
    return moneyDialog({
      id: 'recall-coupons',
      heading: words.coupons.recall.heading,
      context: this.#context,
      words: words.money,
      act: this.#act,
      summary: this.#check ? words.coupons.recall.act(formatCount(this.#check.recallable), sumText(this.#check.amounts)) : '',
      isText: this.#recalled !== null || this.#check?.recallable === 0,
      isUnsaved: this.#memo.trim() !== '' && this.#recalled === null,
      isLeaveAsked: this.#isLeaveAsked,
      askLeave: (isAsked) => {
        this.#isLeaveAsked = isAsked;
        this.#context.update();
      },
      onClosed: () => {
        this.#coupons = [];
        this.#names.leave();
        this.#context.update();
      },
      body: this.#recalled ? this.#result(this.#recalled, words) : this.#before(words),
      footer: this.#recalled ? this.#resultFooter(this.#recalled, words) : this.#footer(words),
    });
  }

  #newAct(): MoneyAct<'POST /v1/coupons/recalls'> {
    return new MoneyAct('POST /v1/coupons/recalls', () => this.#context.session, {
      onChange: () => this.#context.update(),
      onDone: (answer) => this.#done(answer),
    });
  }

  #currencyOf(couponId: string): string {
    return this.#coupons.find((coupon) => coupon.couponId === couponId)?.currency ?? this.#check?.currency ?? 'CNY';
  }

  #before(words: RecallWords): TemplateResult {
    const { recall } = words.coupons;
    const check = this.#check;
    if (this.#failure) {
      return html`${failureLine(this.#failure, words.money)}
        <p><button type="button" class="button" part="button" @click=${() => void this.#load()}>${words.coupons.actions.retry}</button></p>`;
    }
    if (!check) return html`<p class="faint" role="status">${words.money.checking}</p>`;
    const [skipped, going] = [
      check.coupons.filter(({ refusal }) => refusal !== null),
      check.coupons.filter(({ refusal }) => refusal === null),
    ];
    const list = (heading: string, coupons: Check['coupons']): TemplateResult | typeof nothing =>
      coupons.length === 0
        ? nothing
        : couponList(
            heading,
            coupons.map((coupon) => ({ ...coupon, currency: this.#currencyOf(coupon.couponId) })),
            words,
            this.#names,
          );
    return html`${this.#isPrevented ? resultNotice({ kind: 'refused', text: recall.prevented }) : nothing}
      ${recallSum(check.amounts, check.recallable, words)}
      <p class="about">${recall.about}</p>
      ${list(recall.skipped(formatCount(skipped.length)), skipped)} ${list(recall.going, going)} ${this.#names.bar()}
      ${going.length > 0 ? memoField(this.#memo, words.money, (memo) => this.#typeMemo(memo)) : nothing}`;
  }

  #footer(words: RecallWords): TemplateResult {
    const { money } = words;
    const check = this.#check;
    const close = (event: Event): void => (event.target as Element).closest('dialog')?.close();
    if (!check) return html`<button type="button" class="button" part="button" @click=${close}>${money.close}</button>`;
    const { recall } = words.coupons;
    const act = check.recallable === 0 ? recall.none : recall.act(formatCount(check.recallable), sumText(check.amounts));
    return html`${check.needsCode ? html`<span class="foot-note">${money.needsCode}</span>` : nothing}
      <button type="button" class="button" part="button" ?disabled=${this.#act.isBusy} @click=${close}>${money.cancel}</button>
      <button type="button" class="button danger-act" part="button" ?disabled=${check.recallable === 0} aria-disabled=${this.#act.isBusy} @click=${() => this.#confirm(check)}>
        ${this.#act.isBusy ? money.busy : act}
      </button>`;
  }

  #result({ results, done, refused, recalled }: Recalled, words: RecallWords): TemplateResult {
    const { recall } = words.coupons;
    const confirmed = new Map(this.#check?.coupons.map((coupon) => [coupon.couponId, coupon]));
    const kind = refused === 0 ? 'done' : done > 0 ? 'partial' : 'refused';
    const text = {
      done: recall.done(formatCount(done), sumText(recalled)),
      partial: recall.partial(formatCount(done), sumText(recalled), formatCount(refused)),
      refused: recall.refused,
    }[kind];
    const order = [...results].sort((one, other) => Number(one.refusal === null) - Number(other.refusal === null));
    return html`${resultNotice({ kind, text })}
      <ul class="parties">
        ${order.map(({ couponId, amount, refusal }) => {
          const before = confirmed.get(couponId);
          return couponLine(
            {
              couponId,
              customer: before?.customer ?? null,
              amount,
              confirmed: before?.amount ?? null,
              currency: this.#currencyOf(couponId),
              refusal,
            },
            words,
            this.#names,
          );
        })}
      </ul>
      ${this.#names.bar()}`;
  }

  #resultFooter({ operation, results }: Recalled, words: RecallWords): TemplateResult {
    const { recall } = words.coupons;
    const failed = new Set(results.filter(({ refusal }) => refusal !== null && !isFinal(refusal)).map(({ couponId }) => couponId));
    const again = (): void => this.open(this.#coupons.filter(({ couponId }) => failed.has(couponId)));
    return html`${this.#file.button(operation.operationId, words)}
      ${failed.size > 0 ? html`<button type="button" class="button" part="button" @click=${again}>${recall.retry(formatCount(failed.size))}</button>` : nothing}
      <button type="button" class="button primary" part="button button-primary" @click=${(event: Event) => (event.target as Element).closest('dialog')?.close()}>${words.money.close}</button>`;
  }

  #typeMemo(memo: string): void {
    this.#memo = memo;
    this.#isLeaveAsked = false;
    this.#context.update();
  }

  #confirm(check: Check): void {
    if (this.#act.isBusy) return;
    const couponIds = this.#coupons.map(({ couponId }) => couponId);
    const quotaIds = new Set(this.#coupons.map(({ quotaId }) => quotaId));
    const customerIds = [...new Set(this.#coupons.map(({ customer }) => customer.customerId))];
    const quotaId = quotaIds.size === 1 ? (this.#coupons[0]?.quotaId ?? null) : null;
    this.#isPrevented = !this.#context.mayGoOn('partner-before-recall', { quotaId, customerIds, couponIds, count: check.recallable });
    this.#context.update();
    if (this.#isPrevented) return;
    const memo = this.#memo.trim();
    void this.#act.confirm({ body: { couponIds, ...this.#host.whose(), ...(memo && { memo }) } }, check.needsCode);
  }

  #done(answer: Recalled): void {
    this.#recalled = answer;
    const couponIds = answer.results.filter(({ refusal }) => refusal === null).map(({ couponId }) => couponId);
    if (answer.done > 0)
      this.#context.tell('partner-coupon-recalled', { operationId: answer.operation.operationId, couponIds, count: answer.done });
    this.#host.onRecalled();
  }

  async #load(): Promise<void> {
    this.#failure = null;
    this.#context.update();
    const coupons = this.#coupons;
    const body = { couponIds: coupons.map(({ couponId }) => couponId), ...this.#host.whose() };
    const outcome = await ask(this.#context.session, 'POST /v1/coupons/recalls/check', { body });
    if (coupons !== this.#coupons) return;
    if (outcome.ok) this.#check = outcome.answer;
    else this.#failure = outcome.failure;
    this.#context.update();
  }
}
