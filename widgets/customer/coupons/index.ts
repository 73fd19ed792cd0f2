import { css, html, type TemplateResult } from 'lit';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import { COUPON_STATES } from '../../../shared/values/money-lists.ts';
import { ask } from '../../core/ask.ts';
import { formatCount, formatInstant, formatMoney } from '../../core/formats.ts';
import type { Language } from '../../core/language.ts';
import { adopt } from '../../kit/adopt.ts';
import type { SectionHost, Whose } from '../late-section.ts';
import { rows } from '../section.ts';
import { SectionPart } from '../section-part.ts';
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
export class CustomerCoupons extends SectionPart<CouponSectionStrings, Known> {
  readonly #session: SectionHost['session'];

  constructor(host: SectionHost) {
    super(host, 'coupons');
    this.#session = host.session;
    adopt(host.root(), [couponSectionStyles]);
  }

  protected override learn(language: Language): Promise<CouponSectionStrings> {
    return loadCouponSectionStrings(language);
  }

  /** Asks for the usable ones, and for what room is left for of the others. */
  protected override async ask(whose: Whose): Promise<Known | null> {
    const usable = await this.#search(whose, ['usable'], 'expiresAt');
    const states = COUPON_STATES.filter((state) => state !== 'usable');
    const others = usable && (await this.#search(whose, states, 'issuedAt'));
    if (!usable || !others) return null;
    const coupons = [...usable.coupons, ...others.coupons].slice(0, MOST);
    return { coupons, usable: usable.total, total: usable.total + others.total };
  }

  protected override content({ coupons, usable, total }: Known, words: CouponSectionStrings, rowWords: Strings['rows']) {
    if (total === 0) return { body: html`<p class="quiet">${words.none}</p>` };
    const lines = coupons.map((coupon) => couponRow(coupon, words));
    return { body: rows('coupons', lines, total, rowWords), aside: words.counts(formatCount(usable), formatCount(total)) };
  }

  async #search({ customerId, indirectPartnerId }: Whose, states: Coupon['state'][], by: 'expiresAt' | 'issuedAt'): Promise<Answer | null> {
    const session = this.#session();
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
