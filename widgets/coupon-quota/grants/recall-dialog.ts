import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import { ask } from '../../core/ask.ts';
import type { Failure } from '../../core/failure.ts';
import { formatCount, formatMoney } from '../../core/formats.ts';
import { MoneyAct } from '../../core/money-act.ts';
import { resultNotice } from '../../kit/toast.ts';
import type { PanelContext, PanelDialog } from '../context.ts';
import { failureLine, refusalText } from '../money/draw.ts';
import { moneyDialog } from '../money/money-dialog.ts';
import type { MoneyStrings } from '../money/strings/index.ts';
import type { Quota } from '../quotas/controller.ts';
import type { GrantStrings } from './strings/index.ts';

type Check = AnswerOf<'POST /v1/quotas/recalls/check'>;
type Recalled = AnswerOf<'POST /v1/quotas/recalls'>;

/** Takes granted quotas back: the whole balance of each, shown before and after (R-REC-7). */
export class RecallQuotaDialog implements PanelDialog {
  readonly #context: PanelContext;
  readonly #strings: GrantStrings;
  readonly #money: MoneyStrings;
  #act = this.#newAct();
  #quotas: readonly Quota[] = [];
  #failure: Failure | null = null;
  #check: Check | null = null;
  #recalled: Recalled | null = null;

  constructor(context: PanelContext, words: GrantStrings, money: MoneyStrings) {
    this.#context = context;
    this.#strings = words;
    this.#money = money;
  }

  open(quotas: readonly Quota[]): void {
    this.#quotas = quotas;
    this.#act = this.#newAct();
    this.#failure = null;
    this.#check = null;
    this.#recalled = null;
    void this.#load();
  }

  draw(): TemplateResult {
    if (this.#quotas.length === 0) return html`${nothing}`;
    return moneyDialog({
      id: 'recall-quota',
      heading: this.#words.heading,
      isText: true,
      context: this.#context,
      words: this.#money,
      act: this.#act,
      summary: this.#words.act(this.#shown(this.#check?.total ?? '0.00')),
      isUnsaved: false,
      isLeaveAsked: false,
      askLeave: () => {},
      onClosed: () => {
        this.#quotas = [];
        this.#context.update();
      },
      body: html`${failureLine(this.#failure, this.#money)}${this.#recalled ? this.#result(this.#recalled) : this.#before()}`,
      footer: this.#footer(),
    });
  }

  get #words(): GrantStrings['recall'] {
    return this.#strings.recall;
  }

  #newAct(): MoneyAct<'POST /v1/quotas/recalls'> {
    return new MoneyAct('POST /v1/quotas/recalls', () => this.#context.session, {
      onChange: () => this.#context.update(),
      onDone: (answer) => {
        this.#recalled = answer;
        this.#context.moved();
      },
    });
  }

  get #currency(): string {
    return this.#check?.currency ?? this.#quotas[0]?.currency ?? 'CNY';
  }

  #shown(amount: string): string {
    return formatMoney({ amount, currency: this.#currency });
  }

  #before(): TemplateResult {
    const check = this.#check;
    if (!check) return html`<p class="faint" role="status">${this.#failure ? nothing : this.#money.checking}</p>`;
    return html`<p class="about">${this.#words.about}</p>
      <div class="sum"><span class="sum-line"><span>${this.#words.what}</span></span><span class="sum-total">${this.#shown(check.total)}</span></div>
      <ul class="parties">
        ${check.quotas.map(
          ({ quotaId, reseller, amount, refusal }) => html`<li class="party-line">
            <span class="party"><span>${reseller?.name ?? quotaId}</span><span class="faint">${quotaId}</span></span>
            ${refusal ? html`<span class="why">${refusalText(refusal, this.#money)}</span>` : html`<span>${this.#shown(amount ?? '0.00')}</span>`}
          </li>`,
        )}
      </ul>`;
  }

  #result({ operation, results, done, refused }: Recalled): TemplateResult {
    const words = this.#words;
    const kind = refused === 0 ? 'done' : done > 0 ? 'partial' : 'refused';
    const text = {
      done: words.done(this.#shown(operation.amount.moved)),
      partial: words.partial(formatCount(done), formatCount(refused)),
      refused: words.refused,
    }[kind];
    return html`${resultNotice({ kind, text })}
      <ul class="parties">
        ${results.map(
          ({ quotaId, amount, refusal }) => html`<li class="party-line">
            <span class="party">${quotaId}</span>
            ${refusal ? html`<span class="why">${refusalText(refusal, this.#money)}</span>` : html`<span>${this.#shown(amount ?? '0.00')}</span>`}
          </li>`,
        )}
      </ul>`;
  }

  #footer(): TemplateResult {
    const money = this.#money;
    const close = (event: Event): void => (event.target as Element).closest('dialog')?.close();
    const check = this.#check;
    if (this.#recalled || !check) return html`<button type="button" class="button" part="button" @click=${close}>${money.close}</button>`;
    const going = check.quotas.filter(({ refusal }) => refusal === null).length;
    const body = { quotaIds: this.#quotas.map(({ quotaId }) => quotaId) };
    return html`${check.needsCode ? html`<span class="foot-note">${money.needsCode}</span>` : nothing}
      <button type="button" class="button" part="button" ?disabled=${this.#act.isBusy} @click=${close}>${money.cancel}</button>
      <button type="button" class="button danger-act" part="button" ?disabled=${check.refusal !== null || going === 0} aria-disabled=${this.#act.isBusy} @click=${() => void this.#act.confirm({ body }, check.needsCode)}>
        ${this.#act.isBusy ? money.busy : going === 0 ? this.#words.none : this.#words.act(this.#shown(check.total))}
      </button>`;
  }

  async #load(): Promise<void> {
    const body = { quotaIds: this.#quotas.map(({ quotaId }) => quotaId) };
    const outcome = await ask(this.#context.session, 'POST /v1/quotas/recalls/check', { body });
    if (outcome.ok) this.#check = outcome.answer;
    else this.#failure = outcome.failure;
    this.#context.update();
  }
}
