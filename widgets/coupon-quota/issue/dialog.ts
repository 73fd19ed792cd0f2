import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatMoney } from '../../core/formats.ts';
import type { MoneyAct } from '../../core/money-act.ts';
import type { PanelContext, PanelDialog } from '../context.ts';
import { subtracted } from '../money/amounts.ts';
import { moneyDialog } from '../money/money-dialog.ts';
import type { MoneyStrings } from '../money/strings/index.ts';
import { Names } from '../operation/names.ts';
import type { OperationStrings } from '../operation/strings/index.ts';
import type { Quota } from '../quotas/controller.ts';
import { Adding } from './adding.ts';
import { confirmStep } from './confirm.ts';
import { ISSUE_STEPS, IssueDesk, type IssueStep } from './desk.ts';
import { totalOf } from './model.ts';
import { recipientsStep, type StepParts } from './recipients.ts';
import { resultStep } from './result.ts';
import type { IssueStrings } from './strings/index.ts';
import { runningTotal, termsStep } from './terms.ts';

/** Issues coupons in three steps: recipients, terms, check. Whatever is unfinished stays on the server for a day. */
export class IssueDialog implements PanelDialog {
  readonly #context: PanelContext;
  readonly #parts: StepParts;
  readonly #desk: IssueDesk;

  constructor(context: PanelContext, words: IssueStrings, money: MoneyStrings, operation: OperationStrings) {
    this.#context = context;
    this.#desk = new IssueDesk(context);
    const names = new Names(context, { operation });
    this.#parts = { desk: this.#desk, adding: new Adding({ context, desk: this.#desk, words, money, names }), words, money, names };
  }

  open(quota: Quota): void {
    this.#parts.adding.forget();
    this.#parts.names.enter(quota.reseller?.partnerId ?? null);
    void this.#desk.start(quota);
  }

  draw(): TemplateResult {
    const { words, money } = this.#parts;
    const { quota } = this.#desk;
    if (!quota) return html`${nothing}`;
    return moneyDialog({
      id: 'issue',
      heading: words.heading(this.#context.strings.assets[quota.asset]),
      isWide: true,
      isText: this.#desk.step === 'confirm' || this.#desk.step === 'result',
      context: this.#context,
      words: money,
      act: this.#desk.act as MoneyAct<'POST /v1/coupons/issues'>,
      // What is unfinished stays on the server, so nothing is lost by leaving.
      isUnsaved: false,
      isLeaveAsked: false,
      askLeave: () => {},
      onClosed: () => {
        this.#parts.names.leave();
        this.#desk.end();
      },
      summary: this.#summary(quota),
      body: html`${this.#head(quota)}${this.#step(quota)}`,
      footer: this.#footer(quota),
    });
  }

  #head(quota: Quota): TemplateResult {
    const { words } = this.#parts;
    const steps = ISSUE_STEPS.slice(0, 3);
    const here = ISSUE_STEPS.indexOf(this.#desk.step);
    const available = formatMoney({ amount: quota.available, currency: quota.currency });
    if (this.#desk.step === 'result') return html`${nothing}`;
    return html`<p class="about">${words.from(quota.quotaId, available)}</p>
      <ol class="steps" aria-label=${words.stepsLabel}>
        ${steps.map((step, index) => html`<li class=${index < here ? 'past' : index === here ? 'here' : ''} aria-current=${index === here ? 'step' : nothing}>${words.steps[step]}</li>`)}
      </ol>`;
  }

  /** What a code is for. */
  #summary({ currency }: Quota): string {
    const { check } = this.#desk;
    return check ? this.#parts.words.confirm.act(formatCount(check.issuable), formatMoney({ amount: check.total, currency })) : '';
  }

  #step(quota: Quota): TemplateResult {
    const parts = this.#parts;
    const draw: Record<IssueStep, () => TemplateResult> = {
      recipients: () => recipientsStep(parts),
      terms: () => termsStep(parts, quota),
      confirm: () => (this.#desk.check ? confirmStep(parts, quota, this.#desk.check) : html`${nothing}`),
      result: () => resultStep(parts, quota),
    };
    return draw[this.#desk.step]();
  }

  #footer(quota: Quota): TemplateResult {
    const desk = this.#desk;
    const { words, money } = this.#parts;
    const total = totalOf(desk.recipients, desk.terms);
    if (desk.step === 'result') return this.#resultFooter();
    if (desk.step === 'recipients') {
      return html`<span class="foot-note">${words.chosen.title(formatCount(desk.recipients.length))}</span>
        <button type="button" class="button primary" part="button button-primary" aria-disabled=${desk.isBusy} @click=${() => desk.toTerms()}>${words.next}</button>`;
    }
    const back = html`<button type="button" class="button" part="button" ?disabled=${desk.isBusy || desk.act.isBusy} @click=${() => desk.back()}>${money.back}</button>`;
    if (desk.step === 'terms') {
      return html`${runningTotal(this.#parts, quota, total, subtracted(quota.available, total))}${back}
        <button type="button" class="button primary" part="button button-primary" aria-disabled=${desk.isBusy} @click=${() => void desk.toConfirm()}>${desk.isBusy ? money.checking : words.terms.next}</button>`;
    }
    const { check } = desk;
    const isBlocked = !check || check.refusal !== null || check.issuable === 0;
    return html`${check?.needsCode ? html`<span class="foot-note">${money.needsCode}</span>` : nothing}${back}
      <button type="button" class="button primary" part="button button-primary" ?disabled=${isBlocked} aria-disabled=${desk.act.isBusy} @click=${() => void desk.confirm()}>
        ${desk.act.isBusy ? money.busy : check && check.issuable > 0 ? this.#summary(quota) : words.confirm.nothing}
      </button>`;
  }

  #resultFooter(): TemplateResult {
    const desk = this.#desk;
    const { words, money } = this.#parts;
    const { operation } = desk;
    const close = (event: Event): void => (event.target as Element).closest('dialog')?.close();
    const isRunning = operation?.state === 'queued' || operation?.state === 'running';
    const show = (event: Event): void => {
      close(event);
      this.#context.show('coupons', operation ? { operationId: operation.operationId } : {});
    };
    return html`${
      isRunning
        ? html`<button type="button" class="button" part="button" ?disabled=${operation.isStopping} @click=${() => void desk.stop()}>${operation.isStopping ? words.result.stopping : words.result.stop}</button>`
        : html`<button type="button" class="button" part="button" @click=${show}>${words.result.coupons}</button>`
    }
      <button type="button" class="button primary" part="button button-primary" @click=${close}>${money.close}</button>`;
  }
}
