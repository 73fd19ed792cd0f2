import { html, nothing, type TemplateResult } from 'lit';
import { formatInstant } from '../../core/formats.ts';
import { MoneyAct } from '../../core/money-act.ts';
import { actDialog } from '../../kit/acts/act-dialog.ts';
import { resultNotice } from '../../kit/toast.ts';
import type { RecordsContext } from '../context.ts';
import { fact } from '../fact.ts';
import { lastMoment } from './columns.ts';
import type { Payment } from './payment.ts';
import type { PaymentsStrings } from './strings/index.ts';

const VOID = 'POST /v1/third-party-payments/:agreementId/void';

/** Voids an agreement: what follows from it first, the red button last, and what came of it. */
export class VoidDialog {
  readonly #context: RecordsContext;
  readonly #words: PaymentsStrings;
  readonly #onVoided: () => void;
  #act = this.#newAct();
  #payment: Payment | null = null;

  constructor(context: RecordsContext, words: PaymentsStrings, onVoided: () => void) {
    this.#context = context;
    this.#words = words;
    this.#onVoided = onVoided;
  }

  open(payment: Payment): void {
    this.#payment = payment;
    this.#act = this.#newAct();
    this.#context.update();
  }

  draw(): TemplateResult | typeof nothing {
    const payment = this.#payment;
    if (!payment) return nothing;
    const { void: words, act, facts, cells } = this.#words;
    const isDone = this.#act.step === 'done';
    return actDialog({
      id: 'void',
      heading: words.heading,
      isText: true,
      context: this.#context,
      words: act,
      act: this.#act,
      isUnsaved: false,
      isLeaveAsked: false,
      askLeave: () => undefined,
      summary: '',
      onClosed: () => {
        this.#payment = null;
        this.#context.update();
      },
      body: isDone
        ? resultNotice({ kind: 'done', text: words.done, detail: words.next(payment.trustee) })
        : html`<p class="consequence">${words.consequence}</p>
          <dl class="facts">
            ${fact(facts.trustee, payment.trustee)} ${fact(facts.id, html`<span class="code">${payment.agreementId}</span>`)}
            ${fact(facts.effective, formatInstant(payment.effectiveAt))}
            ${fact(facts.expires, payment.expiresAt ? formatInstant(lastMoment(payment.expiresAt)) : cells.endless)}
          </dl>`,
      footer: this.#footer(payment, isDone),
    });
  }

  #newAct(): MoneyAct<typeof VOID> {
    return new MoneyAct(VOID, () => this.#context.session, { onChange: () => this.#context.update(), onDone: () => this.#onVoided() });
  }

  #footer({ agreementId }: Payment, isDone: boolean): TemplateResult {
    const { void: words, act } = this.#words;
    const close = (event: Event): void => (event.target as Element).closest('dialog')?.close();
    if (isDone)
      return html`<button type="button" class="button primary" part="button button-primary" @click=${close}>${act.close}</button>`;
    const confirm = (): void => void this.#act.confirm({ params: { agreementId }, body: {} }, false);
    return html`<button type="button" class="button" part="button" ?disabled=${this.#act.isBusy} @click=${close}>${act.cancel}</button>
      <button type="button" class="button danger-act" part="button" aria-disabled=${this.#act.isBusy} @click=${confirm}>${this.#act.isBusy ? act.busy : words.act}</button>`;
  }
}
