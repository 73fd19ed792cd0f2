import { html } from 'lit';
import { billCycleAt } from '../../shared/values/bill-cycle.ts';
import type { Language } from '../core/language.ts';
import type { CustomerDetail } from './detail.ts';
import { type LateParts, LateSection, type SectionHost, type Whose } from './late-section.ts';
import type { Strings } from './strings/index.ts';

/** Below the cycles. */
const BOARD: LateParts = {
  endpoint: 'POST /v1/consumption/overview',
  part: async () => (await import('./board/index.ts')).CustomerBoard,
  standIn: html`<div class="section s-board no-print" aria-hidden="true"><span class="bone b-board"></span></div>`,
};
/** At the end, in their order. */
const LAST: readonly LateParts[] = [
  { endpoint: 'POST /v1/coupons/search', part: async () => (await import('./coupons/index.ts')).CustomerCoupons },
  { endpoint: 'POST /v1/accounts/adjustments', part: async () => (await import('./money/index.ts')).CustomerMoney },
  { endpoint: 'GET /v1/customers/:customerId/agreements', part: async () => (await import('./agreements/index.ts')).CustomerAgreements },
];

export function whoseOf({ customer: { customerId }, cycles }: CustomerDetail, indirectPartnerId: string | null): Whose {
  const currencies = new Set(cycles.flatMap(({ due }) => due.map(({ currency }) => currency)));
  return { customerId, indirectPartnerId, latestCycle: cycles[0]?.cycle ?? billCycleAt(Date.now()), currencies: [...currencies] };
}

/** All that comes after the page. */
export class LateSections {
  readonly #board: LateSection;
  readonly #last: readonly LateSection[];

  constructor(host: SectionHost) {
    this.#board = new LateSection(host, BOARD);
    this.#last = LAST.map((parts) => new LateSection(host, parts));
  }

  load(whose: Whose): void {
    for (const section of this.#all) section.load(whose);
  }

  leave(): void {
    for (const section of this.#all) section.leave();
  }

  draw(language: Language, strings: Strings): { board: unknown; late: unknown } {
    return { board: this.#board.draw(language, strings), late: this.#last.map((section) => section.draw(language, strings)) };
  }

  get #all(): LateSection[] {
    return [this.#board, ...this.#last];
  }
}
