import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import { ask } from '../../core/ask.ts';
import type { Failure } from '../../core/failure.ts';
import { formatCount, formatMoney } from '../../core/formats.ts';
import { MoneyAct } from '../../core/money-act.ts';
import { resultNotice } from '../../kit/toast.ts';
import type { PanelContext, PanelDialog } from '../context.ts';
import { subtracted } from '../money/amounts.ts';
import { failureLine, refusalText } from '../money/draw.ts';
import { moneyDialog } from '../money/money-dialog.ts';
import type { MoneyStrings } from '../money/strings/index.ts';
import type { Quota } from '../quotas/controller.ts';
import { grantForm, type Reseller } from './form.ts';
import type { GrantStrings } from './strings/index.ts';

type Check = AnswerOf<'POST /v1/quotas/grants/check'>;
type Granted = AnswerOf<'POST /v1/quotas/grants'>;

/** Grants quota to resellers: amount and resellers, then the total against what is available, then what came of it. */
export class GrantDialog implements PanelDialog {
  readonly #context: PanelContext;
  readonly #strings: GrantStrings;
  readonly #money: MoneyStrings;
  #act = this.#newAct();
  #quota: Quota | null = null;
  #resellers: readonly Reseller[] | null = null;
  readonly #picked = new Set<string>();
  #amount = '';
  #find = '';
  #isDemanded = false;
  #isChecking = false;
  #isLeaveAsked = false;
  #failure: Failure | null = null;
  #check: Check | null = null;
  #granted: Granted | null = null;

  constructor(context: PanelContext, words: GrantStrings, money: MoneyStrings) {
    this.#context = context;
    this.#strings = words;
    this.#money = money;
  }

  open(quota: Quota): void {
    this.#quota = quota;
    this.#act = this.#newAct();
    this.#picked.clear();
    this.#amount = '';
    this.#find = '';
    this.#isDemanded = false;
    this.#isLeaveAsked = false;
    this.#failure = null;
    this.#check = null;
    this.#granted = null;
    void this.#load();
  }

  draw(): TemplateResult {
    const quota = this.#quota;
    if (!quota) return html`${nothing}`;
    return moneyDialog({
      id: 'grant',
      heading: this.#words.heading,
      isText: this.#check !== null || this.#granted !== null,
      context: this.#context,
      words: this.#money,
      act: this.#act,
      summary: this.#check ? this.#summary(this.#check, quota) : '',
      isUnsaved: !this.#granted && (this.#picked.size > 0 || this.#amount !== ''),
      isLeaveAsked: this.#isLeaveAsked,
      askLeave: (isAsked) => {
        this.#isLeaveAsked = isAsked;
        this.#context.update();
      },
      onClosed: () => {
        this.#quota = null;
        this.#context.update();
      },
      body: html`${failureLine(this.#failure, this.#money)}${this.#granted ? this.#result(this.#granted, quota) : this.#check ? this.#confirm(this.#check, quota) : this.#form(quota)}`,
      footer: this.#footer(quota),
    });
  }

  get #words(): GrantStrings['grant'] {
    return this.#strings.grant;
  }

  #newAct(): MoneyAct<'POST /v1/quotas/grants'> {
    return new MoneyAct('POST /v1/quotas/grants', () => this.#context.session, {
      onChange: () => this.#context.update(),
      onDone: (answer) => {
        this.#granted = answer;
        this.#context.moved();
      },
    });
  }

  #shown(amount: string, quota: Quota): string {
    return formatMoney({ amount, currency: quota.currency });
  }

  #form({ quotaId, available, currency }: Quota): TemplateResult {
    return grantForm({
      words: this.#words,
      from: { quotaId, available, currency },
      amount: this.#amount,
      resellers: this.#resellers,
      hasFailed: this.#failure !== null,
      picked: this.#picked,
      find: this.#find,
      isDemanded: this.#isDemanded,
      onAmount: (amount) => {
        this.#amount = amount;
        this.#failure = null;
        this.#context.update();
      },
      onFind: (text) => {
        this.#find = text;
        this.#context.update();
      },
      onPick: (partnerId, isPicked) => {
        this.#picked[isPicked ? 'add' : 'delete'](partnerId);
        this.#context.update();
      },
    });
  }

  #confirm(check: Check, quota: Quota): TemplateResult {
    const words = this.#words;
    const money = this.#money;
    const going = check.resellers.filter(({ refusal }) => refusal === null);
    const left = subtracted(check.available ?? quota.available, check.total);
    return html`${check.refusal ? resultNotice({ kind: 'refused', text: refusalText(check.refusal, money) }) : nothing}
      <div class="sum">
        <span class="sum-total">${this.#shown(check.total, quota)}</span>
        <span class="sum-line"><span>${words.each(formatCount(going.length), this.#shown(going[0]?.amount ?? '0.00', quota))}</span></span>
        <span class="sum-line"><span>${words.left}</span><b>${this.#shown(left, quota)}</b></span>
      </div>
      <ul class="parties">
        ${check.resellers.map(
          ({ resellerId, name, amount, refusal }) => html`<li class="party-line">
            <span class="party"><span>${name ?? resellerId}</span>${name === null ? nothing : html`<span class="faint">${resellerId}</span>`}</span>
            ${refusal ? html`<span class="why">${refusalText(refusal, money)}</span>` : html`<span>${this.#shown(amount, quota)}</span>`}
          </li>`,
        )}
      </ul>
      ${check.needsApproval ? html`<p class="about">${money.needsApproval}</p>` : nothing}`;
  }

  #result({ operation, results, done, refused }: Granted, quota: Quota): TemplateResult {
    const words = this.#words;
    const names = new Map((this.#resellers ?? []).map(({ partnerId, name }) => [partnerId, name]));
    const isAwaiting = operation.state === 'awaiting-approval';
    const kind = isAwaiting || refused === 0 ? 'done' : done > 0 ? 'partial' : 'refused';
    const text = isAwaiting
      ? this.#money.awaiting(this.#shown(operation.amount.asked, quota))
      : kind === 'done'
        ? words.done(formatCount(done), this.#shown(operation.amount.moved, quota))
        : kind === 'partial'
          ? words.partial(formatCount(done), formatCount(refused))
          : words.refused;
    return html`${resultNotice({ kind, text })}
      <ul class="parties">
        ${results.map(
          ({ resellerId, quotaId, amount, refusal }) => html`<li class="party-line">
            <span class="party"><span>${names.get(resellerId) ?? resellerId}</span>${quotaId ? html`<span class="faint">${words.child(quotaId)}</span>` : nothing}</span>
            ${refusal ? html`<span class="why">${refusalText(refusal, this.#money)}</span>` : html`<span>${amount ? this.#shown(amount, quota) : ''}</span>`}
          </li>`,
        )}
      </ul>`;
  }

  #footer(quota: Quota): TemplateResult {
    const words = this.#words;
    const money = this.#money;
    const close = (event: Event): void => (event.target as Element).closest('dialog')?.close();
    if (this.#granted)
      return html`<button type="button" class="button primary" part="button button-primary" @click=${close}>${money.close}</button>`;
    const check = this.#check;
    if (!check) {
      return html`<button type="button" class="button primary" part="button button-primary" aria-disabled=${this.#isChecking} @click=${() => void this.#doCheck()}>${this.#isChecking ? money.checking : words.check}</button>`;
    }
    const going = check.resellers.filter(({ refusal }) => refusal === null).length;
    const back = (): void => {
      this.#check = null;
      this.#act.back();
      this.#context.update();
    };
    return html`${check.needsCode ? html`<span class="foot-note">${money.needsCode}</span>` : nothing}
      <button type="button" class="button" part="button" ?disabled=${this.#act.isBusy} @click=${back}>${money.back}</button>
      <button type="button" class="button primary" part="button button-primary" ?disabled=${check.refusal !== null || going === 0} aria-disabled=${this.#act.isBusy} @click=${() => void this.#act.confirm({ body: this.#body(quota) }, check.needsCode)}>
        ${this.#act.isBusy ? money.busy : this.#summary(check, quota)}
      </button>`;
  }

  /** Act and amount, on the button and above a code. */
  #summary(check: Check, quota: Quota): string {
    const going = check.resellers.filter(({ refusal }) => refusal === null).length;
    return this.#words.act(formatCount(going), this.#shown(check.total, quota));
  }

  #body(quota: Quota) {
    return { quotaId: quota.quotaId, amount: this.#amount.trim(), resellerIds: [...this.#picked] };
  }

  async #doCheck(): Promise<void> {
    const quota = this.#quota;
    if (!quota || this.#isChecking) return;
    this.#isDemanded = true;
    this.#failure = null;
    if (this.#amount.trim() === '' || this.#picked.size === 0) {
      this.#context.update();
      return;
    }
    this.#isChecking = true;
    this.#context.update();
    const outcome = await ask(this.#context.session, 'POST /v1/quotas/grants/check', { body: this.#body(quota) });
    this.#isChecking = false;
    if (outcome.ok) this.#check = outcome.answer;
    else this.#failure = outcome.failure;
    this.#context.update();
  }

  async #load(): Promise<void> {
    const outcome = await ask(this.#context.session, 'GET /v1/resellers', {});
    if (outcome.ok) this.#resellers = outcome.answer.resellers;
    else this.#failure = outcome.failure;
    this.#context.update();
  }
}
