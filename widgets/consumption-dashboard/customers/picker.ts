import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerOf, BodyOf } from '../../../shared/contract/index.ts';
import { formatCount } from '../../core/formats.ts';
import { Remote } from '../../core/remote.ts';
import { dialog } from '../../kit/dialog.ts';
import { selectField, textField } from '../../kit/field.ts';
import { Names } from '../../kit/names.ts';
import { resultNotice } from '../../kit/toast.ts';
import type { DashboardContext, DashboardLayer } from '../context.ts';
import type { NamesStrings } from '../names/strings/index.ts';
import type { CustomersStrings } from './strings/index.ts';

type Found = AnswerOf<'POST /v1/customers/search'>;
type Filter = NonNullable<BodyOf<'POST /v1/customers/search'>['filter']>;

const WAYS = ['customerName', 'accountName', 'customerId'] as const;
type Way = (typeof WAYS)[number];

const TYPING_PAUSE_MILLISECONDS = 350;

export interface CustomerPickerWords {
  customers: CustomersStrings;
  names: NamesStrings;
}

/** One customer is picked, by a name nobody sees in clear, an id or the partner's own number. What was typed goes with the dialog. */
export class CustomerPicker implements DashboardLayer<null> {
  readonly #context: DashboardContext;
  readonly #words: CustomerPickerWords;
  readonly #names: Names;
  readonly #found: Remote<Found>;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #isOpen = false;
  #way: Way = 'customerName';
  #typed = '';

  constructor(context: DashboardContext, words: CustomerPickerWords) {
    this.#context = context;
    this.#words = words;
    this.#names = new Names(context, () => words.names);
    this.#found = new Remote(() => context.update());
  }

  open(): void {
    this.#isOpen = true;
    this.#names.enter(this.#context.state.indirectPartnerId ?? null);
    void this.#search();
  }

  leave(): void {
    clearTimeout(this.#typing);
    this.#isOpen = false;
    this.#typed = '';
    this.#way = 'customerName';
    this.#names.leave();
    this.#found.reset();
    this.#context.update();
  }

  draw(): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    const { customers: words } = this.#words;
    const isShort = this.#way !== 'customerId' && [...this.#typed].length === 1;
    return dialog({
      id: 'customers-dialog',
      heading: words.heading,
      closeLabel: words.close,
      body: html`<div class="customer-search">
          ${selectField({
            id: 'customers-by',
            label: words.by,
            value: this.#way,
            options: WAYS.map((way) => ({ value: way, label: words.ways[way] })),
            onPick: (value) => this.#turn(value as Way),
          })}
          ${textField({
            id: 'customers-search',
            label: words.search[this.#way],
            value: this.#typed,
            maximumLength: 64,
            help: isShort ? words.tooShort : undefined,
            onType: (text) => this.#type(text.trim()),
          })}
        </div>
        <div class="customers-found">${this.#results()}</div>`,
      footer: this.#names.bar(),
      mayClose: () => true,
      onClosed: () => this.leave(),
    });
  }

  #results(): TemplateResult {
    const { customers: words } = this.#words;
    const { state, value } = this.#found;
    if (state.status === 'failed') {
      const { code, requestId } = state.failure;
      return html`${resultNotice({ kind: 'refused', text: words.refusals[code] ?? words.failed(requestId) })}
        <button type="button" class="button" part="button" @click=${() => void this.#search()}>${words.retry}</button>`;
    }
    if (!value) return html`<p class="quiet" role="status">${words.searching}</p>`;
    if (value.customers.length === 0) return html`<p class="quiet" role="status">${words.noMatch}</p>`;
    return html`<ul class="customers" aria-busy=${state.status === 'loading'}>
        ${value.customers.map(
          (customer) => html`<li>
            ${this.#names.face(customer)}
            <button type="button" class="button" part="button" aria-label=${words.pickOne(customer.customerId)} @click=${(event: Event) => this.#pick(event, customer.customerId)}>${words.pick}</button>
          </li>`,
        )}
      </ul>
      ${value.total > value.customers.length ? html`<p class="quiet">${words.more(formatCount(value.total))}</p>` : nothing}`;
  }

  #pick(event: Event, customerId: string): void {
    (event.target as Element).closest('dialog')?.close();
    this.#context.change({ customerId, ...(this.#context.state.by === 'customer' && { by: null }) });
  }

  #turn(way: Way): void {
    this.#way = way;
    if (this.#typed === '') this.#context.update();
    else void this.#search();
  }

  #type(text: string): void {
    clearTimeout(this.#typing);
    this.#typed = text;
    this.#context.update();
    if (this.#way !== 'customerId' && [...text].length === 1) return;
    this.#typing = setTimeout(() => void this.#search(), TYPING_PAUSE_MILLISECONDS);
  }

  async #search(): Promise<void> {
    const { session, state } = this.#context;
    const { indirectPartnerId } = state;
    const filter: Filter = this.#typed === '' ? {} : { [this.#way]: this.#typed };
    const body = { filter, ...(indirectPartnerId !== undefined && { indirectPartnerId }) };
    this.#names.reveals.hideAll();
    const isSettled = await this.#found.run((signal) => session.call('POST /v1/customers/search', { body, signal }));
    const { value } = this.#found;
    if (isSettled && value) this.#context.announce(this.#words.customers.announce(formatCount(value.total)));
  }
}
