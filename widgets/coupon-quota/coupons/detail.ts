import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import { ask } from '../../core/ask.ts';
import type { Failure } from '../../core/failure.ts';
import { formatInstant, formatMoney } from '../../core/formats.ts';
import { dialog } from '../../kit/dialog.ts';
import { failureNotice } from '../../kit/failure-notice.ts';
import { notice } from '../../kit/notice.ts';
import type { PanelContext, PanelDialog } from '../context.ts';
import { Names } from '../operation/names.ts';
import { lastDayOf } from '../quotas/facts.ts';
import { stateMark } from './cells.ts';
import type { Coupon } from './controller.ts';
import type { RecallWords } from './recall/parts.ts';
import type { CouponStrings } from './strings/index.ts';

type Detail = AnswerOf<'GET /v1/coupons/:couponId'>;
type Usage = Detail['usages'][number];

export interface DetailHost {
  whose: () => { indirectPartnerId?: string };
  words: RecallWords;
  canRecall: () => boolean;
  onRecall: (coupon: Coupon) => void;
}

/** One coupon: whose, how much is left, for what, from whom, and what was spent of it. */
export class CouponDetailDialog implements PanelDialog {
  readonly #context: PanelContext;
  readonly #host: DetailHost;
  readonly #names: Names;
  #coupon: Coupon | null = null;
  #detail: Detail | null = null;
  #failure: Failure | null = null;

  constructor(context: PanelContext, host: DetailHost) {
    this.#context = context;
    this.#host = host;
    this.#names = new Names(context, host.words);
  }

  open(coupon: Coupon): void {
    this.#coupon = coupon;
    this.#detail = null;
    this.#names.enter(this.#host.whose().indirectPartnerId ?? null);
    void this.#load(coupon);
  }

  draw(): TemplateResult {
    const coupon = this.#coupon;
    if (!coupon) return html`${nothing}`;
    const words = this.#host.words.coupons;
    const { detail } = words;
    const now = this.#detail?.coupon;
    const canRecall = now?.recall.isRecallable && this.#host.canRecall();
    const close = (event: Event): void => (event.target as Element).closest('dialog')?.close();
    return dialog({
      id: 'coupon-detail',
      heading: detail.heading(coupon.couponId),
      closeLabel: detail.close,
      isText: true,
      mayClose: () => true,
      onClosed: () => {
        this.#coupon = null;
        this.#names.leave();
        this.#context.update();
      },
      body: this.#failure
        ? this.#notice(this.#failure, coupon, words)
        : this.#detail
          ? this.#body(this.#detail, words)
          : html`<p class="faint" role="status">${detail.loading}</p>`,
      footer: html`${
        now && canRecall
          ? html`<button
              type="button"
              class="button" part="button"
              @click=${(event: Event) => {
                close(event);
                this.#host.onRecall(now);
              }}
            >
              ${detail.recall}
            </button>`
          : nothing
      }<button type="button" class="button" part="button" @click=${close}>${detail.close}</button>`,
    });
  }

  #notice(failure: Failure, coupon: Coupon, words: CouponStrings): TemplateResult {
    return notice({
      slot: null,
      ...failureNotice({
        failure,
        words,
        special: { 'not-found': { words: words.states.notThere, icon: 'search', isFinal: true } },
        isExpired: this.#context.session.snapshot.status === 'expired',
        onRetry: () => void this.#load(coupon),
        onResume: () => void this.#context.session.renew('expired').then(() => this.#load(coupon)),
        onCopy: (requestId) => void this.#context.copy(requestId, words.actions.copied),
      }),
    });
  }

  #body({ coupon, usages }: Detail, words: CouponStrings): TemplateResult {
    const { detail } = words;
    const money = (amount: string): string => formatMoney({ amount, currency: coupon.currency });
    const fact = (label: string, content: unknown): TemplateResult => html`<div><dt>${label}</dt><dd>${content}</dd></div>`;
    const { issuedBy } = coupon;
    const who = issuedBy ? [detail.doers[issuedBy.kind], issuedBy.userId, issuedBy.name].filter(Boolean).join(' ') : words.cells.upstream;
    return html`<div class="sum">
        <span class="sum-line"><span>${detail.left}</span>${stateMark(coupon, words)}</span>
        <span class="sum-total">${money(coupon.balance)}</span>
        <span class="sum-line"><span>${detail.of(money(coupon.faceValue))}</span><span>${detail.spent} <b>${money(coupon.spent)}</b></span></span>
      </div>
      <dl class="coupon-facts" aria-label=${detail.facts}>
        ${fact(detail.customer, html`${this.#names.face(coupon.customer)}${this.#names.bar()}`)}
        ${fact(detail.asset, this.#context.strings.assets[coupon.asset])}
        ${fact(detail.validity, detail.valid(formatInstant(coupon.validFrom).slice(0, 10), lastDayOf(coupon.expiresAt)))}
        ${fact(detail.issued, detail.by(who, formatInstant(coupon.issuedAt)))}
        ${coupon.operationId ? fact(detail.operation, coupon.operationId) : nothing}
        ${coupon.quotaId ? fact(detail.quota, coupon.quotaId) : nothing}
        ${fact(detail.restrictions, this.#restrictions(coupon, words))}
        ${fact(detail.customerNote, coupon.customerNote ?? html`<span class="faint">${detail.none}</span>`)}
        ${fact(detail.memo, coupon.memo ?? html`<span class="faint">${detail.none}</span>`)}
      </dl>
      <section class="usages" aria-labelledby="coupon-usages">
        <h3 id="coupon-usages">${detail.usages}</h3>
        ${usages.length === 0 ? html`<p class="faint">${detail.noUsage}</p>` : html`<ul class="parties">${usages.map((usage) => usageLine(usage, coupon.currency, words))}</ul>`}
      </section>`;
  }

  #restrictions({ restrictions: limits, currency }: Detail['coupon'], { detail }: CouponStrings): TemplateResult {
    const { orderTypes } = this.#context.strings;
    const texts = [
      limits.minimumOrder && detail.minimumOrder(formatMoney({ amount: limits.minimumOrder, currency })),
      limits.maximumShare && detail.maximumShare(`${Number((Number(limits.maximumShare) * 100).toFixed(2))}%`),
      limits.orderTypes && detail.orders(limits.orderTypes.map((type) => orderTypes[type]).join(detail.list)),
      limits.services && detail.services(limits.services.join(detail.list)),
      limits.products && detail.products(limits.products.join(detail.list)),
    ].filter((text) => text !== undefined);
    return texts.length === 0
      ? html`<span class="faint">${detail.unrestricted}</span>`
      : html`${texts.map((text) => html`<span class="limit">${text}</span>`)}`;
  }

  async #load(coupon: Coupon): Promise<void> {
    this.#failure = null;
    this.#context.update();
    const { couponId } = coupon;
    const outcome = await ask(this.#context.session, 'GET /v1/coupons/:couponId', { params: { couponId }, query: this.#host.whose() });
    if (this.#coupon !== coupon) return;
    if (outcome.ok) this.#detail = outcome.answer;
    else this.#failure = outcome.failure;
    this.#context.update();
  }
}

/** What was spent, or came back and where it went. */
function usageLine(usage: Usage, currency: string, { detail }: CouponStrings): TemplateResult {
  const money = (amount: string): string => formatMoney({ amount, currency });
  const order = [usage.service, detail.reference(usage.reference)].filter(Boolean).join(' · ');
  return html`<li class="party-line">
    <span class="party"><span>${detail.kinds[usage.kind]} · <bdi>${formatInstant(usage.at)}</bdi></span><span class="faint">${order}</span></span>
    <span class="line-end">
      <span>${usage.kind === 'redemption' ? money(`-${usage.amount}`) : money(usage.amount)}</span>
      <span class="faint">${usage.balanceAfter === null ? detail.toQuota : detail.balanceAfter(money(usage.balanceAfter))}</span>
    </span>
  </li>`;
}
