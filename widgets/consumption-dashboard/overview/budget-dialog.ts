import { html, nothing, type TemplateResult } from 'lit';
import { ask } from '../../core/ask.ts';
import { dialog } from '../../kit/dialog.ts';
import { textField } from '../../kit/field.ts';
import { resultNotice } from '../../kit/toast.ts';
import type { DashboardContext } from '../context.ts';
import type { Overview } from '../query.ts';
import type { OverviewStrings } from './strings/index.ts';

const AMOUNT = /^(0|[1-9]\d{0,11})(\.\d{1,2})?$/;

/** Sets the budget line of the partner, or of the customer that is filtered. */
export class BudgetDialog {
  readonly #context: DashboardContext;
  readonly #words: OverviewStrings;
  readonly #onSaved: () => void;
  #overview: Overview | null = null;
  #typed = '';
  #isWrong = false;
  #isBusy = false;
  #hasFailed = false;

  constructor(context: DashboardContext, words: OverviewStrings, onSaved: () => void) {
    this.#context = context;
    this.#words = words;
    this.#onSaved = onSaved;
  }

  open(overview: Overview): void {
    this.#overview = overview;
    this.#typed = overview.budget?.monthly ?? '';
    this.#isWrong = false;
    this.#hasFailed = false;
    this.#context.update();
  }

  draw(): TemplateResult | typeof nothing {
    const { currency, budget } = this.#overview ?? {};
    if (!currency) return nothing;
    const { budget: words } = this.#words;
    return dialog({
      id: 'budget-dialog',
      heading: words.heading,
      closeLabel: words.close,
      body: html`<form id="budget-form" @submit=${(event: Event) => this.#submit(event)}>
        ${textField({
          id: 'budget-amount',
          label: words.amount(currency),
          value: this.#typed,
          inputMode: 'decimal',
          isInvalid: this.#isWrong,
          help: this.#isWrong ? words.wrong : undefined,
          onType: (value) => {
            this.#typed = value;
            this.#isWrong = false;
            this.#context.update();
          },
        })}
        <p class="quiet">${words.about}</p>
        ${this.#hasFailed ? resultNotice({ kind: 'refused', text: words.failed }) : nothing}
      </form>`,
      footer: html`${
        budget
          ? html`<button type="button" class="button" part="button" ?disabled=${this.#isBusy} @click=${() => void this.#save(null)}>${words.remove}</button>`
          : nothing
      }
        <button type="button" class="button" part="button" @click=${() => this.#close()}>${words.cancel}</button>
        <button type="submit" form="budget-form" class="button primary" part="button button-primary" ?disabled=${this.#isBusy}>${words.save}</button>`,
      mayClose: () => !this.#isBusy,
      onClosed: () => {
        this.#overview = null;
        this.#context.update();
      },
    });
  }

  #submit(event: Event): void {
    event.preventDefault();
    const monthly = this.#typed.trim().replaceAll(/[,，\s]/g, '');
    this.#isWrong = !AMOUNT.test(monthly) || !/[1-9]/.test(monthly);
    this.#context.update();
    if (this.#isWrong) this.#context.host.renderRoot.querySelector<HTMLElement>('#budget-amount')?.focus();
    else void this.#save(monthly);
  }

  async #save(monthly: string | null): Promise<void> {
    const { session, state } = this.#context;
    const { currency } = this.#overview ?? {};
    if (!currency || this.#isBusy) return;
    this.#isBusy = true;
    this.#hasFailed = false;
    this.#context.update();
    const { customerId, indirectPartnerId } = state;
    const body = {
      currency,
      monthly,
      ...(customerId !== undefined && { customerId }),
      ...(indirectPartnerId !== undefined && { indirectPartnerId }),
    };
    const outcome = await ask(session, 'PUT /v1/consumption/budget', { body });
    this.#isBusy = false;
    this.#hasFailed = !outcome.ok;
    this.#context.update();
    if (!outcome.ok) return;
    this.#close();
    this.#onSaved();
  }

  #close(): void {
    this.#context.host.renderRoot.querySelector<HTMLDialogElement>('dialog[aria-labelledby="budget-dialog-heading"]')?.close();
  }
}
