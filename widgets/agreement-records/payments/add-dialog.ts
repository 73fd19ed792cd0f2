import { html, nothing, type TemplateResult } from 'lit';
import { billDayAt } from '../../../shared/values/bill-cycle.ts';
import { MoneyAct } from '../../core/money-act.ts';
import { actDialog } from '../../kit/acts/act-dialog.ts';
import { resultNotice } from '../../kit/toast.ts';
import type { RecordsContext } from '../context.ts';
import { bodyOf, EMPTY_FORM, type PaymentForm, paymentForm, problemsOf } from './form.ts';
import type { Payment } from './payment.ts';
import type { PaymentsStrings } from './strings/index.ts';

const ADD = 'POST /v1/third-party-payments';

/** Adds an agreement: who and until when, a code where the partner asks for one, and what comes next. What was entered is kept until then. */
export class AddDialog {
  readonly #context: RecordsContext;
  readonly #words: PaymentsStrings;
  readonly #onAdded: () => void;
  #act = this.#newAct();
  #form: PaymentForm = EMPTY_FORM;
  #added: Payment | null = null;
  #isOpen = false;
  #isDemanded = false;
  #isLeaveAsked = false;

  constructor(context: RecordsContext, words: PaymentsStrings, onAdded: () => void) {
    this.#context = context;
    this.#words = words;
    this.#onAdded = onAdded;
  }

  open(): void {
    this.#act = this.#newAct();
    this.#form = EMPTY_FORM;
    this.#added = null;
    this.#isDemanded = false;
    this.#isLeaveAsked = false;
    this.#isOpen = true;
    this.#context.update();
  }

  draw(): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    const { add, act, types, kinds } = this.#words;
    const { type, kind } = this.#form;
    return actDialog({
      id: 'add',
      heading: add.heading,
      isText: this.#added !== null,
      context: this.#context,
      words: act,
      act: this.#act,
      isUnsaved: this.#added === null && this.#isChanged,
      isLeaveAsked: this.#isLeaveAsked,
      askLeave: (isAsked) => {
        this.#isLeaveAsked = isAsked;
        this.#context.update();
      },
      summary: add.summary(`${types[type]} · ${kinds[kind]}`),
      onClosed: () => {
        this.#isOpen = false;
        // The name is not kept longer than it is needed.
        this.#form = EMPTY_FORM;
        this.#context.update();
      },
      body: this.#added ? resultNotice({ kind: 'done', text: add.done, detail: add.next(this.#added.trustee) }) : this.#drawForm(),
      footer: this.#footer(),
    });
  }

  get #isChanged(): boolean {
    return this.#form.trustee.trim() !== '' || this.#form.lastDay !== '';
  }

  get #today(): string {
    const { view } = this.#context.session.snapshot;
    return billDayAt(view ? Date.parse(view.businessTime.now) : Date.now());
  }

  #newAct(): MoneyAct<typeof ADD> {
    return new MoneyAct(ADD, () => this.#context.session, {
      onChange: () => this.#context.update(),
      onDone: (payment) => {
        this.#added = payment;
        this.#onAdded();
      },
    });
  }

  #drawForm(): TemplateResult {
    const today = this.#today;
    return html`<fieldset class="whole-form" ?disabled=${this.#act.isBusy || this.#act.isUnclear}>
      ${paymentForm({
        form: this.#form,
        words: this.#words,
        today,
        problems: this.#isDemanded ? problemsOf(this.#form, today) : [],
        onChange: (part) => {
          this.#form = { ...this.#form, ...part };
          this.#act.back();
          this.#context.update();
        },
      })}
    </fieldset>`;
  }

  #footer(): TemplateResult {
    const { add, act } = this.#words;
    const close = (event: Event): void => (event.target as Element).closest('dialog')?.close();
    if (this.#added)
      return html`<button type="button" class="button primary" part="button button-primary" @click=${close}>${act.close}</button>`;
    const { view } = this.#context.session.snapshot;
    return html`${view?.stepUp ? html`<span class="unsaved">${add.needsCode}</span>` : nothing}
      <button type="button" class="button primary" part="button button-primary" aria-disabled=${this.#act.isBusy} @click=${(event: Event) => this.#submit(event)}>
        ${this.#act.isBusy ? act.busy : add.act}
      </button>`;
  }

  /** What is missing is said where it is, and the focus goes there. */
  #submit(event: Event): void {
    this.#isDemanded = true;
    const [wrong] = problemsOf(this.#form, this.#today);
    this.#context.update();
    if (wrong) {
      const field = wrong === 'trustee' ? '#trustee' : '#last-day';
      (event.target as Element).closest('dialog')?.querySelector<HTMLElement>(field)?.focus();
      return;
    }
    void this.#act.confirm({ body: bodyOf(this.#form) }, this.#context.session.snapshot.view?.stepUp ?? false);
  }
}
