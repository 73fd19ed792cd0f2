import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import { ask } from '../../core/ask.ts';
import { formatMoney } from '../../core/formats.ts';
import { MoneyAct } from '../../core/money-act.ts';
import { actionIcons } from '../../kit/action-icons.ts';
import { actDialog } from '../../kit/acts/act-dialog.ts';
import { resultNotice } from '../../kit/toast.ts';
import type { RecordsContext } from '../context.ts';
import { fact } from '../fact.ts';
import { Files } from '../files.ts';
import { type ContractForm, contractForm, cyclesOver, problemOf } from './form.ts';
import type { ContractsStrings } from './strings/index.ts';

const APPLY = 'POST /v1/payment-contracts';
export type Contract = AnswerOf<typeof APPLY>;

/** Fetches a contract's file; called by its number. */
export function saveContract(
  { session }: Pick<RecordsContext, 'session'>,
  files: Files,
  { contractId, contractNo }: Contract,
): Promise<void> {
  return files.save(`${contractNo}.html`, (signal) =>
    session.download('GET /v1/payment-contracts/:contractId/file', { params: { contractId }, signal }),
  );
}

/** Applies for a contract: which cycles, what it will contain in words, and the file at once. */
export class ApplyDialog {
  readonly #context: RecordsContext;
  readonly #words: ContractsStrings;
  readonly #onMade: () => void;
  readonly #files: Files;
  #act = this.#newAct();
  #form: ContractForm | null = null;
  #made: Contract | null = null;
  #isDemanded = false;
  #currencies: readonly string[] = [];

  constructor(context: RecordsContext, words: ContractsStrings, onMade: () => void) {
    this.#context = context;
    this.#words = words;
    this.#onMade = onMade;
    this.#files = new Files(context);
  }

  open(): void {
    const [newest] = this.#cycles;
    if (newest === undefined) return;
    this.#act = this.#newAct();
    this.#form = { from: newest, to: newest, currency: '' };
    this.#made = null;
    this.#isDemanded = false;
    this.#files.forget();
    this.#context.update();
    void this.#loadCurrencies();
  }

  draw(): TemplateResult | typeof nothing {
    const form = this.#form;
    if (!form) return nothing;
    const { apply, act } = this.#words;
    return actDialog({
      id: 'apply',
      heading: apply.heading,
      isText: this.#made !== null,
      context: this.#context,
      words: act,
      act: this.#act,
      // Two choices are quickly made again: nothing is asked before it closes.
      isUnsaved: false,
      isLeaveAsked: false,
      askLeave: () => undefined,
      summary: '',
      onClosed: () => {
        this.#form = null;
        this.#context.update();
      },
      body: this.#made ? this.#result(this.#made) : this.#drawForm(form),
      footer: this.#footer(form),
    });
  }

  get #cycles() {
    const { view } = this.#context.session.snapshot;
    return cyclesOver(view ? Date.parse(view.businessTime.now) : Date.now());
  }

  /** Where there are several, one must be named: the first is, unless something was typed meanwhile. */
  async #loadCurrencies(): Promise<void> {
    const { session } = this.#context;
    if (this.#currencies.length === 0 && session.allows('GET /v1/consumption/filter-options')) {
      const outcome = await ask(session, 'GET /v1/consumption/filter-options', {});
      if (outcome.ok) this.#currencies = outcome.answer.currencies;
    }
    const [first] = this.#currencies;
    if (this.#form?.currency === '' && first !== undefined && this.#currencies.length > 1) this.#form = { ...this.#form, currency: first };
    this.#context.update();
  }

  #newAct(): MoneyAct<typeof APPLY> {
    return new MoneyAct(APPLY, () => this.#context.session, {
      onChange: () => this.#context.update(),
      onDone: (contract) => {
        this.#made = contract;
        this.#onMade();
      },
    });
  }

  #drawForm(form: ContractForm): TemplateResult {
    return html`<fieldset class="whole-form" ?disabled=${this.#act.isBusy || this.#act.isUnclear}>
      ${contractForm({
        form,
        words: this.#words,
        cycles: this.#cycles,
        currencies: this.#currencies,
        problem: this.#isDemanded ? problemOf(form) : null,
        onChange: (part) => {
          this.#form = { ...form, ...part };
          this.#act.back();
          this.#context.update();
        },
      })}
    </fieldset>`;
  }

  #result(contract: Contract): TemplateResult {
    const { apply, columns, cells, act } = this.#words;
    const { contractNo, cycles, currency, due, paid } = contract;
    return html`${this.#files.line(act)}${resultNotice({ kind: 'done', text: apply.done, detail: apply.next(contractNo) })}
      <dl class="facts made">
        ${fact(columns.cycles, cells.cycles(cycles.from, cycles.to))} ${fact(columns.due, html`<bdi>${formatMoney({ amount: due, currency })}</bdi>`)}
        ${fact(columns.paid, paid === null ? cells.unknownHint : html`<bdi>${formatMoney({ amount: paid, currency })}</bdi>`)}
      </dl>`;
  }

  #footer(form: ContractForm): TemplateResult {
    const { apply, act } = this.#words;
    const close = (event: Event): void => (event.target as Element).closest('dialog')?.close();
    const made = this.#made;
    if (made) {
      return html`<button type="button" class="button" part="button" @click=${close}>${act.close}</button>
        <button type="button" class="button primary" part="button button-primary" @click=${() => void saveContract(this.#context, this.#files, made)}>${actionIcons.download}${apply.download}</button>`;
    }
    return html`<button type="button" class="button primary" part="button button-primary" aria-disabled=${this.#act.isBusy} @click=${() => this.#submit(form)}>
      ${this.#act.isBusy ? act.busy : apply.act}
    </button>`;
  }

  #submit(form: ContractForm): void {
    this.#isDemanded = true;
    this.#context.update();
    if (problemOf(form) !== null) return;
    const { from, to, currency } = form;
    void this.#act.confirm({ body: { cycles: { from, to }, ...(currency && { currency }) } }, false);
  }
}
