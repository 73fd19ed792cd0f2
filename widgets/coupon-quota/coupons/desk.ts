import { html, type nothing, type TemplateResult } from 'lit';
import type { PanelContext } from '../context.ts';
import { loadMoneyStrings } from '../money/strings/index.ts';
import { loadOperationStrings } from '../operation/strings/index.ts';
import type { Coupon, CouponController } from './controller.ts';
import { CouponDetailDialog } from './detail.ts';
import type { Picks } from './picks.ts';
import { RecallAllDialog } from './recall/all-dialog.ts';
import { type Operation, RecallJob } from './recall/job.ts';
import { jobStrip } from './recall/job-result.ts';
import type { RecallWords } from './recall/parts.ts';
import { PickedRecallDialog, type RecallHost } from './recall/picked-dialog.ts';
import type { CouponStrings } from './strings/index.ts';

export interface DeskAround {
  controller: CouponController;
  picks: Picks;
  words: CouponStrings;
}

/** What is done with issued coupons, above their table: details, recalls, and a recall that goes on by itself. */
export class CouponDesk {
  readonly #context: PanelContext;
  readonly #around: DeskAround;
  readonly #words: RecallWords;
  readonly #job: RecallJob;
  readonly #detail: CouponDetailDialog;
  readonly #picked: PickedRecallDialog;
  readonly #all: RecallAllDialog;

  constructor(context: PanelContext, around: DeskAround, words: RecallWords) {
    this.#context = context;
    this.#around = around;
    this.#words = words;
    const host: RecallHost = {
      whose: () => around.controller.whose,
      words,
      onRecalled: () => this.#moved(),
    };
    this.#job = new RecallJob(() => context.session, { onChange: () => context.update(), onEnd: (operation) => this.#ended(operation) });
    this.#detail = new CouponDetailDialog(context, {
      whose: host.whose,
      words,
      canRecall: () => context.session.allows('POST /v1/coupons/recalls'),
      onRecall: (coupon) => this.recall([coupon]),
    });
    this.#picked = new PickedRecallDialog(context, host);
    this.#all = new RecallAllDialog(context, host, this.#job);
  }

  enter(): void {
    void this.#job.watch();
  }

  leave(): void {
    this.#job.unwatch();
  }

  detail(coupon: Coupon): void {
    this.#detail.open(coupon);
  }

  recall(coupons: readonly Coupon[]): void {
    this.#picked.open(coupons);
  }

  recallAll(): void {
    this.#all.open(this.#around.controller.body.filter ?? {});
  }

  strip(): TemplateResult | typeof nothing {
    return jobStrip(this.#job, this.#words, {
      onShow: () => this.#all.show(),
      onStop: () => void this.#job.stop(),
      onHide: () => this.#job.forget(),
    });
  }

  draw(): TemplateResult {
    return html`${this.#detail.draw()}${this.#picked.draw()}${this.#all.draw()}`;
  }

  /** The recall that goes on, or whose result was not seen yet. */
  get told(): string | null {
    return this.#job.operation?.operationId ?? null;
  }

  #ended({ operationId, items }: Operation): void {
    if (items.done > 0) this.#context.tell('partner-coupon-recalled', { operationId, couponIds: [], count: items.done });
    this.#moved();
  }

  #moved(): void {
    this.#around.picks.clear();
    this.#around.controller.load();
    this.#context.moved();
  }
}

export async function openDesk(context: PanelContext, around: DeskAround): Promise<CouponDesk> {
  const [money, operation] = await Promise.all([context.learn(loadMoneyStrings), context.learn(loadOperationStrings)]);
  return new CouponDesk(context, around, { coupons: around.words, money, operation });
}
