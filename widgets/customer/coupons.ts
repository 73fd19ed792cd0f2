import { nothing } from 'lit';
import type { Locale } from '../../shared/values/lists.ts';
import { Later } from '../core/later.ts';
import type { Session } from '../core/session.ts';
import type { CustomerCoupons } from './coupons/index.ts';
import type { Strings } from './strings/index.ts';

export interface CouponsHost {
  root: () => ShadowRoot;
  session: () => Session | null;
  update: () => void;
}

export interface WhoseCoupons {
  customerId: string;
  /** The reseller whose customer it is; null for the partner's own. */
  indirectPartnerId: string | null;
}

/** The section of coupons, for those who may see them: its code, words and rows come after the page. */
export class Coupons {
  readonly #host: CouponsHost;
  readonly #section: Later<CustomerCoupons>;

  constructor(host: CouponsHost) {
    this.#host = host;
    this.#section = new Later(async () => new (await import('./coupons/index.ts')).CustomerCoupons(host), host.update);
  }

  /** The page is there. */
  load(whose: WhoseCoupons): void {
    if (this.#host.session()?.allows('POST /v1/coupons/search')) void this.#section.with((section) => void section.load(whose));
  }

  draw(locale: Locale, strings: Strings): unknown {
    const { part } = this.#section;
    if (!part || !this.#host.session()?.allows('POST /v1/coupons/search')) return nothing;
    void part.use(locale);
    return part.draw(strings.rows);
  }

  /** Another customer is shown, or nobody. */
  leave(): void {
    this.#section.part?.leave();
  }
}
