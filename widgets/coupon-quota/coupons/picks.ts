import { ISSUE_MAXIMUM } from '../../../shared/values/ids.ts';
import type { Money } from '../../../shared/values/money.ts';
import type { Coupon } from './controller.ts';

/** Which coupons are picked to be recalled, in the order of picking; only recallable ones, at most as many as one call takes. */
export class Picks {
  readonly #coupons = new Map<string, Coupon>();
  readonly #onChange: () => void;
  #last: string | null = null;
  /** True after something was left out because as many as one call takes are picked. */
  isFull = false;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get count(): number {
    return this.#coupons.size;
  }

  get coupons(): Coupon[] {
    return [...this.#coupons.values()];
  }

  /** What is left of them. */
  get amounts(): Money[] {
    return this.coupons.map(({ balance, currency }) => ({ amount: balance, currency }));
  }

  has(couponId: string): boolean {
    return this.#coupons.has(couponId);
  }

  /** Picks or drops one; with `isRange` all of the list from the one pressed last. */
  set(coupon: Coupon, isPicked: boolean, rows: readonly Coupon[], isRange = false): void {
    const last = rows.findIndex(({ couponId }) => couponId === this.#last);
    const here = rows.findIndex(({ couponId }) => couponId === coupon.couponId);
    this.#last = coupon.couponId;
    const isSpan = isRange && last >= 0 && here >= 0;
    this.setAll(isSpan ? rows.slice(Math.min(last, here), Math.max(last, here) + 1) : [coupon], isPicked);
  }

  setAll(coupons: readonly Coupon[], isPicked: boolean): void {
    this.isFull = false;
    for (const coupon of coupons) {
      if (!isPicked) this.#coupons.delete(coupon.couponId);
      else if (!coupon.recall.isRecallable) continue;
      else if (this.has(coupon.couponId) || this.count < ISSUE_MAXIMUM) this.#coupons.set(coupon.couponId, coupon);
      else this.isFull = true;
    }
    this.#onChange();
  }

  /** Takes newer rows of what is picked; what can no longer be recalled is dropped. */
  renew(rows: readonly Coupon[]): void {
    for (const row of rows) {
      if (!this.has(row.couponId)) continue;
      if (row.recall.isRecallable) this.#coupons.set(row.couponId, row);
      else this.#coupons.delete(row.couponId);
    }
  }

  clear(): void {
    this.#last = null;
    this.isFull = false;
    this.#coupons.clear();
    this.#onChange();
  }
}
