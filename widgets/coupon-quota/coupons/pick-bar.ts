import { html, nothing } from 'lit';
import { formatCount } from '../../core/formats.ts';
import type { Coupon } from './controller.ts';
import type { Picks } from './picks.ts';
import type { CouponStrings } from './strings/index.ts';
import { sumText } from './sums.ts';

export interface PickBarParts {
  picks: Picks;
  words: CouponStrings;
  /** All that match; null while that is not known. */
  total: number | null;
  onRecall: (coupons: readonly Coupon[]) => void;
  onAll: () => void;
}

/** How many are picked, how much is left on them, and what can be done; it lies over the row above the table, which stays where it is. */
export function pickBar({ picks, words: { picks: words }, total, onRecall, onAll }: PickBarParts): unknown {
  if (picks.count === 0) return nothing;
  return html`<div class="pick-bar" role="group" aria-label=${words.bar}>
    <span class="pick-count" role="status">${words.count(formatCount(picks.count), sumText(picks.amounts))}${
      picks.isFull ? html` <span class="pick-full">${words.full}</span>` : nothing
    }</span>
    <button type="button" class="button" part="button" aria-haspopup="dialog" @click=${() => onRecall(picks.coupons)}>${words.recall}</button>
    ${
      total !== null && total > picks.count
        ? html`<button type="button" class="button" part="button" aria-haspopup="dialog" @click=${onAll}>${words.all(formatCount(total))}</button>`
        : nothing
    }
    <button type="button" class="button quiet" part="button button-quiet" @click=${() => picks.clear()}>${words.clear}</button>
  </div>`;
}
