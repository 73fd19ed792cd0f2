import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../../core/failure.ts';
import { dialog } from '../../kit/dialog.ts';
import type { PanelContext } from '../context.ts';
import { failureLine } from '../money/draw.ts';
import type { MoneyStrings } from '../money/strings/index.ts';
import { askedFacts, operationFacts } from '../operation/facts.ts';
import { Items, itemList } from '../operation/items.ts';
import { Names } from '../operation/names.ts';
import { amountOf, type Operation } from '../operation/operation.ts';
import type { WaitingPart } from '../parts.ts';
import { ApprovalController } from './controller.ts';
import { outcomeOf, targetsOf, timeLeft, type WaitingWords, waitingList } from './list.ts';
import { DecisionMemos, focusMemo } from './memo.ts';
import { strip } from './strip.ts';

/** What waits for a second person, and what is under way: a line above every view, the list behind it, and the decision itself. */
export class Approvals implements WaitingPart {
  readonly #context: PanelContext;
  readonly #words: WaitingWords;
  readonly #money: MoneyStrings;
  readonly #names: Names;
  readonly #controller: ApprovalController;
  readonly #memos = new DecisionMemos();
  #isOpen = false;
  #lookedAt: string | null = null;
  #items: Items | null = null;
  /** Own operation to take back, or operation to reject, once it is confirmed. */
  #questioned: string | null = null;
  #failure: Failure | null = null;
  #unclear: 'approve' | 'reject' = 'approve';

  constructor(context: PanelContext, words: WaitingWords, money: MoneyStrings) {
    this.#context = context;
    this.#words = words;
    this.#money = money;
    this.#names = new Names(context, words);
    this.#controller = new ApprovalController(context);
  }

  take(operations: readonly Operation[]): void {
    this.#controller.take(operations);
  }

  refresh(): Promise<void> {
    return this.#controller.refresh();
  }

  strip(told: string | null): TemplateResult | typeof nothing {
    const words = { strip: this.#words.approval.strip, operation: this.#words.operation };
    const others = this.#controller.operations.filter(({ operationId }) => operationId !== told);
    return strip(others, words, () => {
      this.#isOpen = true;
      this.#context.update();
      void this.refresh();
    });
  }

  draw(): TemplateResult {
    if (!this.#isOpen) return html`${nothing}`;
    const { dialog: words } = this.#words.approval;
    const operation = this.#controller.find(this.#lookedAt);
    return dialog({
      id: 'approvals',
      heading: operation && !operation.isOwn ? words.detail : words.heading,
      closeLabel: words.close,
      isWide: true,
      isText: true,
      mayClose: () => operation === null || !this.#controller.isBusy(operation.operationId),
      onClosed: () => this.#closed(),
      body: operation ? this.#detail(operation) : this.#list(),
      footer: operation ? this.#decide(operation) : this.#listFooter(),
    });
  }

  #list(): TemplateResult {
    const controller = this.#controller;
    return html`${failureLine(this.#failure ?? controller.failure, this.#money)}
      ${waitingList(controller.operations, this.#words, {
        age: this.#age,
        isBusy: (operationId) => controller.isBusy(operationId),
        look: (operation) => this.#look(operation),
        questioned: this.#questioned,
        question: (operationId) => this.#ask(operationId),
        stop: (operation) => void this.#stop(operation),
      })}`;
  }

  #listFooter(): TemplateResult {
    const { act, dialog: words } = this.#words.approval;
    const close = (event: Event): void => (event.target as Element).closest('dialog')?.close();
    const log = (event: Event): void => {
      close(event);
      this.#context.show('log');
    };
    const canRead = this.#context.session.allows('POST /v1/operations/search');
    return html`${this.#resume()}${canRead ? html`<button type="button" class="button" part="button" @click=${log}>${act.log}</button>` : nothing}
      <button type="button" class="button" part="button" @click=${close}>${words.close}</button>`;
  }

  #detail(operation: Operation): TemplateResult {
    const { approval, operation: words } = this.#words;
    const { amount, currency, state } = operation;
    const isAwaiting = state === 'awaiting-approval';
    const left = timeLeft((operation.approval?.expiresInSeconds ?? 0) - this.#age, approval.dialog);
    return html`${failureLine(this.#failure, this.#money)}${outcomeOf(operation, this.#words) ?? nothing}
      ${isAwaiting && !operation.isOwn ? html`<p class="about">${approval.act.about}</p>` : nothing}
      <div class="sum">
        <span class="sum-total">${amountOf(amount.asked, currency, words)}</span>
        <span class="sum-line"><span>${words.kinds[operation.kind]} · ${targetsOf(operation, approval.dialog)}</span>${isAwaiting ? html`<span>${left}</span>` : nothing}</span>
      </div>
      <div class="waiting-detail">${isAwaiting ? askedFacts(operation, words) : operationFacts(operation, words)}</div>
      ${this.#items ? itemList(this.#items, this.#names, { operation: words, money: this.#money }) : nothing} ${this.#names.bar()}
      ${isAwaiting && operation.approval?.canDecide ? this.#memo(operation.operationId) : nothing}`;
  }

  /** While the answer to what was sent is not known, it stays as it was sent. */
  #memo(operationId: string): TemplateResult {
    const isHeld = this.#controller.isBusy(operationId) || this.#controller.isUnclear(operationId);
    const onType = (memo: string): void => {
      this.#memos.type(operationId, memo);
      this.#context.update();
    };
    return this.#memos.field(operationId, this.#words.approval.memo, { isHeld, onType });
  }

  #decide(operation: Operation): TemplateResult {
    const { approval, operation: words } = this.#words;
    const { act, dialog: told } = approval;
    const { operationId, amount, currency, kind } = operation;
    const isBusy = this.#controller.isBusy(operationId);
    const asked = amountOf(amount.asked, currency, words);
    const back = html`<button type="button" class="button" part="button" ?disabled=${isBusy} @click=${() => this.#look(null)}>${told.back}</button>`;
    const resume = this.#resume();
    if (resume !== nothing) return html`${back}${resume}`;
    if (!operation.approval?.canDecide || operation.state !== 'awaiting-approval') return back;
    if (this.#controller.isUnclear(operationId) && !isBusy) {
      return html`<span class="foot-note">${this.#money.unclear}</span>
        <button type="button" class="button primary" part="button button-primary" @click=${(event: Event) => void this.#send(operation, this.#unclear, event)}>${told.again}</button>`;
    }
    if (this.#questioned === operationId) {
      return html`<span class="foot-note" role="alert">${act.rejectQuestion(asked)}</span>
        <button type="button" class="button" part="button" ?disabled=${isBusy} @click=${() => this.#ask(null)}>${told.cancel}</button>
        <button type="button" class="button danger-act" part="button" aria-disabled=${isBusy} @click=${(event: Event) => void this.#send(operation, 'reject', event)}>${isBusy ? told.busy : act.rejectAct(asked)}</button>`;
    }
    return html`${back}<button type="button" class="button" part="button" ?disabled=${isBusy} @click=${() => this.#ask(operationId)}>${act.reject}</button>
      <button type="button" class="button primary" part="button button-primary" aria-disabled=${isBusy} @click=${(event: Event) => void this.#send(operation, 'approve', event)}>
        ${isBusy ? told.busy : act.approve(words.kinds[kind], targetsOf(operation, told), asked)}
      </button>`;
  }

  /** After an ended session the host is asked for a new one first; what was looked at stays. */
  #resume(): TemplateResult | typeof nothing {
    const { session, update } = this.#context;
    if (session.snapshot.status !== 'expired') return nothing;
    const go = async (): Promise<void> => {
      this.#failure = null;
      await session.renew('expired');
      await this.refresh();
      update();
    };
    return html`<button type="button" class="button primary" part="button button-primary" @click=${() => void go()}>${this.#words.approval.dialog.resume}</button>`;
  }

  get #age(): number {
    return (performance.now() - this.#controller.readAt) / 1000;
  }

  #look(operation: Operation | null): void {
    this.#lookedAt = operation?.operationId ?? null;
    this.#questioned = null;
    this.#failure = null;
    this.#items = operation && new Items(this.#context, operation.operationId);
    if (operation) this.#names.enter(operation.indirectPartnerId);
    else this.#names.leave();
    void this.#items?.load();
    this.#context.update();
  }

  #ask(operationId: string | null): void {
    this.#questioned = operationId;
    this.#context.update();
  }

  async #send(operation: Operation, decision: 'approve' | 'reject', event: Event): Promise<void> {
    // A second click that comes after the answer decides nothing.
    if (this.#controller.find(operation.operationId)?.state !== 'awaiting-approval') return;
    const { operationId } = operation;
    if (this.#memos.isTooLong(operationId)) return focusMemo((event.target as Element).closest('dialog'));
    this.#unclear = decision;
    this.#failure = null;
    const failure = await this.#controller.decide(operation, decision, this.#memos.of(operationId));
    if (failure === null) this.#memos.forget(operationId);
    this.#told(operation, failure);
  }

  async #stop(operation: Operation): Promise<void> {
    this.#failure = null;
    this.#told(operation, await this.#controller.stop(operation));
  }

  #told(operation: Operation, failure: Failure | null): void {
    this.#failure = failure;
    if (failure === null) {
      this.#questioned = null;
      const { amount, currency } = operation;
      const { act } = this.#words.approval;
      const asked = amountOf(amount.asked, currency, this.#words.operation);
      const now = this.#controller.find(operation.operationId)?.state;
      this.#context.announce(now === 'rejected' ? act.rejected(asked) : now === 'stopped' ? act.withdrawn(asked) : act.approved(asked));
    }
    this.#context.update();
  }

  #closed(): void {
    this.#isOpen = false;
    this.#lookedAt = null;
    this.#items = null;
    this.#questioned = null;
    this.#failure = null;
    this.#names.leave();
    this.#controller.forgetEnded();
    this.#context.update();
  }
}
