import { css, html, type TemplateResult } from 'lit';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Locale } from '../../../shared/values/lists.ts';
import { COUPON_STATES } from '../../../shared/values/money-lists.ts';
import { ask } from '../../core/ask.ts';
import { formatCount, formatInstant, formatMoney } from '../../core/formats.ts';
import { adopt } from '../../kit/adopt.ts';
import type { CouponsHost, WhoseCoupons } from '../coupons.ts';
import { rows, section } from '../section.ts';
import type { Strings } from '../strings/index.ts';
import { type CouponSectionStrings, loadCouponSectionStrings } from './strings/index.ts';

type Answer = AnswerOf<'POST /v1/coupons/search'>;
type Coupon = Answer['coupons'][number];

/** Most that stand on the page; the others are in the coupon panel. */
const MOST = 10;

interface Known {
  coupons: readonly Coupon[];
  usable: number;
  total: number;
}

/** The coupons of the customer whose page it is: usable ones first, those that end soonest on top. */
export class CustomerCoupons {
  readonly #host: CouponsHost;
  #words: CouponSectionStrings | null = null;
  #locale: Locale | null = null;
  #whose: WhoseCoupons | null = null;
  #known: Known | null = null;
  #hasFailed = false;

  constructor(host: CouponsHost) {
    this.#host = host;
    adopt(host.root(), [couponSectionStyles]);
  }

  async use(locale: Locale): Promise<void> {
    if (locale === this.#locale) return;
    this.#locale = locale;
    this.#words = await loadCouponSectionStrings(locale);
    this.#host.update();
  }

  leave(): void {
    this.#whose = null;
    this.#known = null;
    this.#hasFailed = false;
  }

  /** Asks for the usable ones, and for what room is left for of the others. */
  async load(whose: WhoseCoupons): Promise<void> {
    this.#whose = whose;
    this.#hasFailed = false;
    const usable = await this.#ask(whose, ['usable'], 'expiresAt');
    const others =
      usable &&
      (await this.#ask(
        whose,
        COUPON_STATES.filter((state) => state !== 'usable'),
        'issuedAt',
      ));
    if (this.#whose !== whose) return;
    this.#hasFailed = !others;
    if (usable && others) {
      const coupons = [...usable.coupons, ...others.coupons].slice(0, MOST);
      this.#known = { coupons, usable: usable.total, total: usable.total + others.total };
    }
    this.#host.update();
  }

  draw(rowWords: Strings['rows']): unknown {
    const words = this.#words;
    if (!words) return '';
    const known = this.#known;
    if (this.#hasFailed) {
      const retry = (): void => void (this.#whose && this.load(this.#whose));
      return section(
        'coupons',
        words.heading,
        html`<p class="quiet" role="alert">${words.failed} <button type="button" class="button quiet no-print" @click=${retry}>${words.retry}</button></p>`,
      );
    }
    if (!known) return section('coupons', words.heading, html`<p class="quiet" role="status">${words.loading}</p>`);
    if (known.total === 0) return section('coupons', words.heading, html`<p class="quiet">${words.none}</p>`);
    const lines = known.coupons.map((coupon) => couponRow(coupon, words));
    return section(
      'coupons',
      words.heading,
      rows('coupons', lines, known.total, rowWords),
      words.counts(formatCount(known.usable), formatCount(known.total)),
    );
  }

  async #ask(
    { customerId, indirectPartnerId }: WhoseCoupons,
    states: Coupon['state'][],
    by: 'expiresAt' | 'issuedAt',
  ): Promise<Answer | null> {
    const session = this.#host.session();
    if (!session) return null;
    const sort = { by, direction: by === 'expiresAt' ? 'ascending' : 'descending' } as const;
    const body = { filter: { customerId, states }, sort, size: MOST, ...(indirectPartnerId && { indirectPartnerId }) };
    const outcome = await ask(session, 'POST /v1/coupons/search', { body });
    return outcome.ok ? outcome.answer : null;
  }
}

/** The last day on which it is valid, in UTC+8: what ends at midnight is over with the day before. */
function lastDayOf(expiresAt: string): string {
  return formatInstant(new Date(Date.parse(expiresAt) - 1).toISOString()).slice(0, 10);
}

function couponRow(
  { couponId, asset, balance, faceValue, currency, state, expiresAt }: Coupon,
  words: CouponSectionStrings,
): TemplateResult {
  const money = (amount: string): string => formatMoney({ amount, currency });
  return html`<li>
    <span class="row-main">
      <span class="text">${money(balance)} <span class="quiet">${words.of(money(faceValue))}</span></span>
      <span class="quiet">${words.assets[asset]} · ${couponId}</span>
    </span>
    <span class="row-end">
      <span class="coupon-state ${state}">${words.states[state]}</span>
      <span class="quiet">${words.until(lastDayOf(expiresAt))}</span>
    </span>
  </li>`;
}

const couponSectionStyles = css`
  .coupon-state {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--_text-secondary);
  }
  .coupon-state::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border: 1.5px solid currentColor;
    border-radius: 1px;
  }
  .coupon-state.usable {
    color: var(--_success);
  }
  .coupon-state.usable::before {
    border-radius: 50%;
    background: currentColor;
  }
  .coupon-state.inactive::before {
    border-radius: 50%;
  }
`;
