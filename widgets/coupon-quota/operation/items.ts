import { html, nothing, type TemplateResult } from 'lit';
import { ask } from '../../core/ask.ts';
import type { Failure } from '../../core/failure.ts';
import { formatCount } from '../../core/formats.ts';
import type { PanelContext } from '../context.ts';
import { refusalText } from '../money/draw.ts';
import type { MoneyStrings } from '../money/strings/index.ts';
import type { Names } from './names.ts';
import { amountOf, type Item, type Operation } from './operation.ts';
import type { OperationStrings } from './strings/index.ts';

const PAGE = 100;

/** What the items of an operation are drawn with. */
export interface ItemWords {
  operation: OperationStrings;
  money: MoneyStrings;
}

/** The items of one operation, in pages, the largest amount first where one page holds them all. */
export class Items {
  readonly #context: PanelContext;
  readonly #operationId: string;
  #next: string | null = null;
  #isLoading = false;
  rows: readonly Item[] | null = null;
  total = 0;
  failure: Failure | null = null;
  /** As it was with the newest page. */
  operation: Operation | null = null;

  constructor(context: PanelContext, operationId: string) {
    this.#context = context;
    this.#operationId = operationId;
  }

  get customers(): readonly (Item['customer'] | null)[] {
    return (this.rows ?? []).map(({ customer }) => customer);
  }

  get hasMore(): boolean {
    return this.#next !== null;
  }

  /** The first page, or anew from the start. */
  load(): Promise<void> {
    return this.#ask(null);
  }

  async more(): Promise<void> {
    if (this.#next !== null) await this.#ask(this.#next);
  }

  async #ask(after: string | null): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    this.failure = null;
    this.#context.update();
    const request = { params: { operationId: this.#operationId }, body: { size: PAGE, ...(after && { after }) } };
    const outcome = await ask(this.#context.session, 'POST /v1/operations/:operationId/items', request);
    this.#isLoading = false;
    if (outcome.ok) {
      const { rows, total, next, operation } = outcome.answer;
      this.rows = after === null ? (next === null ? largestFirst(rows) : rows) : [...(this.rows ?? []), ...rows];
      this.total = total;
      this.#next = next;
      this.operation = operation;
    } else {
      this.failure = outcome.failure;
    }
    this.#context.update();
  }
}

function largestFirst(rows: readonly Item[]): Item[] {
  const amount = ({ asked, moved }: Item): bigint => BigInt((moved ?? asked ?? '0.00').replace('.', ''));
  return [...rows].sort((one, other) => (amount(one) === amount(other) ? one.item - other.item : amount(one) < amount(other) ? 1 : -1));
}

/** The items below each other: whom it is about, what was confirmed and what moved, and why something did not. */
export function itemList(items: Items, names: Names, words: ItemWords): TemplateResult {
  const { items: told } = words.operation;
  if (items.rows === null) {
    if (items.failure === null) return html`<p class="faint" role="status">${told.loading}</p>`;
    return html`<p role="alert">${told.failed} <button type="button" class="button" part="button" @click=${() => void items.load()}>${told.retry}</button></p>`;
  }
  return html`<h3 class="items-head">${told.list}${names.allEyeDrawn(items.customers)}</h3>
    <ul class="parties" aria-label=${told.list}>${items.rows.map((item) => html`<li class="party-line">${itemLine(item, items.operation, names, words)}</li>`)}</ul>
    <p class="items-foot">
      <span>${told.shown(formatCount(items.rows.length), formatCount(items.total))}</span>
      ${items.failure ? html`<span role="alert">${told.failed}</span>` : nothing}
      ${items.hasMore ? html`<button type="button" class="button" part="button" @click=${() => void items.more()}>${told.more}</button>` : nothing}
    </p>`;
}

/** What the whole says already is not said again of each. */
function itemLine(item: Item, whole: Operation | null, names: Names, { operation: words, money }: ItemWords): TemplateResult {
  const { customer, reseller, quotaId, couponId, asked, moved, currency, state, refusal } = item;
  const ids = [couponId && words.items.coupon(couponId), quotaId && quotaId !== whole?.quotaId && words.items.quota(quotaId)]
    .filter(Boolean)
    .join(' · ');
  const result = whole?.state === 'awaiting-approval' ? nothing : words.results[state];
  const isOther = asked !== null && moved !== null && asked !== moved;
  return html`<span class="party">
      ${customer ? names.face(customer) : html`<span>${reseller?.name ?? words.assets[item.asset]}</span>`}
      ${ids ? html`<span class="faint">${ids}</span>` : nothing}
      ${refusal ? html`<span class="why">${refusalText(refusal, money)}</span>` : nothing}
    </span>
    <span class="item-amount">
      <b>${amountOf(moved ?? asked, currency, words)}</b>
      <span class="faint">${isOther ? `${words.items.askedBut(amountOf(asked, currency, words))} · ` : nothing}${result}</span>
    </span>`;
}
