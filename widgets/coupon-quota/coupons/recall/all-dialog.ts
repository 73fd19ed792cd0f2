import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerOf, BodyOf } from '../../../../shared/contract/index.ts';
import { ask } from '../../../core/ask.ts';
import type { Failure } from '../../../core/failure.ts';
import { formatClock, formatCount } from '../../../core/formats.ts';
import { MoneyAct } from '../../../core/money-act.ts';
import type { PanelContext, PanelDialog } from '../../context.ts';
import { failureLine, refusalText } from '../../money/draw.ts';
import { moneyDialog } from '../../money/money-dialog.ts';
import { Names } from '../../operation/names.ts';
import { sumText } from '../sums.ts';
import { isUnderWay, type RecallJob } from './job.ts';
import { jobResult, jobRunning } from './job-result.ts';
import { memoField, type RecallWords, ResultFile, recallSum } from './parts.ts';
import type { RecallHost } from './picked-dialog.ts';

type Selected = AnswerOf<'POST /v1/coupons/selections'>;
type Retry = 'POST /v1/operations/:operationId/retry';

/** Recalls all that match: list and total are frozen first, then one job goes through them, whether or not somebody looks on. */
export class RecallAllDialog implements PanelDialog {
  readonly #context: PanelContext;
  readonly #host: RecallHost;
  readonly #job: RecallJob;
  readonly #file: ResultFile;
  readonly #names: Names;
  #act = this.#newAct();
  #retry: MoneyAct<Retry> | null = null;
  #filter: BodyOf<'POST /v1/coupons/selections'>['filter'] = {};
  #frozen: { selected: Selected; endsAt: number } | null = null;
  #failure: Failure | null = null;
  #memo = '';
  #isOpen = false;
  #isPrevented = false;
  #isLeaveAsked = false;

  constructor(context: PanelContext, host: RecallHost, job: RecallJob) {
    this.#context = context;
    this.#host = host;
    this.#job = job;
    this.#file = new ResultFile(context);
    this.#names = new Names(context, host.words);
  }

  /** Freezes what matches now. */
  open(filter: BodyOf<'POST /v1/coupons/selections'>['filter']): void {
    this.#filter = filter;
    this.#act = this.#newAct();
    this.#retry = null;
    this.#memo = '';
    this.#isOpen = true;
    this.#isPrevented = false;
    this.#isLeaveAsked = false;
    this.#job.forget();
    this.#names.enter(this.#host.whose().indirectPartnerId ?? null);
    void this.#freeze();
  }

  /** Shows the job that is under way, or how it ended. */
  show(): void {
    this.#act = this.#newAct();
    this.#retry = null;
    this.#isOpen = true;
    this.#isLeaveAsked = false;
    this.#names.enter(this.#job.operation?.indirectPartnerId ?? null);
    this.#context.update();
  }

  draw(): TemplateResult {
    if (!this.#isOpen) return html`${nothing}`;
    const { words } = this.#host;
    const { operation } = this.#job;
    return moneyDialog({
      id: 'recall-all',
      heading: words.coupons.recall.jobHeading,
      context: this.#context,
      words: words.money,
      act: (this.#retry ?? this.#act) as MoneyAct<Retry>,
      isText: operation !== null,
      summary: this.#summary(words),
      isUnsaved: this.#memo.trim() !== '' && operation === null,
      isLeaveAsked: this.#isLeaveAsked,
      askLeave: (isAsked) => {
        this.#isLeaveAsked = isAsked;
        this.#context.update();
      },
      onClosed: () => this.#closed(),
      body: operation ? this.#after(words) : this.#before(words),
      footer: operation ? this.#afterFooter(words) : this.#beforeFooter(words),
    });
  }

  #newAct(): MoneyAct<'POST /v1/coupons/recall-jobs'> {
    return new MoneyAct('POST /v1/coupons/recall-jobs', () => this.#context.session, {
      onChange: () => this.#context.update(),
      onDone: ({ operation }) =>
        this.#job.take(operation, this.#frozen?.selected.skipped.reduce((sum, { coupons }) => sum + coupons, 0) ?? 0),
    });
  }

  get #isOver(): boolean {
    return this.#frozen !== null && this.#frozen.endsAt <= performance.now();
  }

  /** What a code is asked for: the act, and its amount where that is known before. */
  #summary({ coupons: { recall } }: RecallWords): string {
    const { operation } = this.#job;
    if (operation) return recall.retry(formatCount(this.#job.retryable));
    const selected = this.#frozen?.selected;
    return selected ? recall.act(formatCount(selected.recallable), sumText(selected.amounts)) : '';
  }

  #before(words: RecallWords): TemplateResult {
    const { recall } = words.coupons;
    const frozen = this.#frozen;
    if (this.#failure || !frozen) {
      return this.#failure ? html`${failureLine(this.#failure, words.money)}` : html`<p class="faint" role="status">${recall.freezing}</p>`;
    }
    const { coupons, recallable, amounts, skipped } = frozen.selected;
    const until = formatClock(Date.now() + (frozen.endsAt - performance.now()));
    return html`${this.#isPrevented ? html`<p class="why" role="alert">${recall.prevented}</p>` : nothing}
      ${recallSum(amounts, recallable, words)}
      <p class="about">${this.#isOver ? recall.over : recall.frozen(formatCount(coupons), until)}</p>
      ${
        skipped.length > 0
          ? html`<section class="aside-list">
            <h3>${recall.skipped(formatCount(skipped.reduce((sum, one) => sum + one.coupons, 0)))}</h3>
            <ul class="parties">
              ${skipped.map((one) => html`<li class="party-line"><span>${refusalText(one.refusal, words.money)}</span><span>${recall.skippedOf(formatCount(one.coupons))}</span></li>`)}
            </ul>
          </section>`
          : nothing
      }
      <p class="about">${recall.about}</p>
      ${recallable > 0 ? memoField(this.#memo, words.money, (memo) => this.#typeMemo(memo)) : nothing}`;
  }

  #beforeFooter(words: RecallWords): TemplateResult {
    const { money } = words;
    const { recall } = words.coupons;
    const close = (event: Event): void => (event.target as Element).closest('dialog')?.close();
    const frozen = this.#frozen;
    if (!frozen || this.#isOver) {
      const isAgain = this.#failure !== null || this.#isOver;
      return html`<button type="button" class="button" part="button" @click=${close}>${money.close}</button>
        ${isAgain ? html`<button type="button" class="button primary" part="button button-primary" @click=${() => void this.#freeze()}>${recall.again}</button>` : nothing}`;
    }
    const { recallable, amounts, needsCode } = frozen.selected;
    return html`${needsCode ? html`<span class="foot-note">${money.needsCode}</span>` : nothing}
      <button type="button" class="button" part="button" ?disabled=${this.#act.isBusy} @click=${close}>${money.cancel}</button>
      <button type="button" class="button danger-act" part="button" ?disabled=${recallable === 0} aria-disabled=${this.#act.isBusy} @click=${() => this.#confirm(frozen.selected)}>
        ${this.#act.isBusy ? money.busy : recallable === 0 ? recall.none : recall.act(formatCount(recallable), sumText(amounts))}
      </button>`;
  }

  #after(words: RecallWords): TemplateResult {
    const { operation } = this.#job;
    if (!operation) return html`${nothing}`;
    return html`${failureLine(this.#job.failure, words.money)}${isUnderWay(operation) ? jobRunning(this.#job, words) : jobResult(this.#job, this.#frozen?.selected ?? null, words, this.#names)}`;
  }

  #afterFooter(words: RecallWords): TemplateResult {
    const { money } = words;
    const { recall } = words.coupons;
    const { operation } = this.#job;
    const close = (event: Event): void => (event.target as Element).closest('dialog')?.close();
    if (!operation) return html`${nothing}`;
    if (isUnderWay(operation)) {
      return html`<button type="button" class="button" part="button" ?disabled=${operation.isStopping} @click=${() => void this.#job.stop()}>${recall.stop}</button>
        <button type="button" class="button primary" part="button button-primary" @click=${close}>${money.close}</button>`;
    }
    const { retryable } = this.#job;
    return html`${this.#file.button(operation.operationId, words)}
      ${
        retryable > 0
          ? html`<button type="button" class="button" part="button" aria-disabled=${this.#retry?.isBusy ?? false} @click=${() => this.#again(operation.operationId)}>
            ${this.#retry?.isBusy ? money.busy : recall.retry(formatCount(retryable))}
          </button>`
          : nothing
      }
      <button type="button" class="button primary" part="button button-primary" @click=${close}>${money.close}</button>`;
  }

  #confirm({ selectionId, recallable, needsCode }: Selected): void {
    if (this.#act.isBusy) return;
    const quotaId = this.#filter.quotaId ?? null;
    this.#isPrevented = !this.#context.mayGoOn('partner-before-recall', { quotaId, customerIds: [], couponIds: [], count: recallable });
    this.#context.update();
    if (this.#isPrevented) return;
    const memo = this.#memo.trim();
    void this.#act.confirm({ body: { selectionId, ...(memo && { memo }) } }, needsCode);
  }

  /** Only what was refused is tried again, as an operation of its own; a code is asked for where the partner wants one. */
  #again(operationId: string): void {
    if (this.#retry?.isBusy) return;
    this.#retry = new MoneyAct<Retry>('POST /v1/operations/:operationId/retry', () => this.#context.session, {
      onChange: () => this.#context.update(),
      onDone: (operation) => {
        this.#retry = null;
        this.#frozen = null;
        // What was skipped before is tried again with what failed; it was not what was asked for.
        this.#job.take(operation, this.#job.skipped);
      },
    });
    void this.#retry.confirm({ params: { operationId }, body: {} }, false);
  }

  #typeMemo(memo: string): void {
    this.#memo = memo;
    this.#isLeaveAsked = false;
    this.#context.update();
  }

  #closed(): void {
    this.#isOpen = false;
    this.#names.leave();
    this.#frozen = null;
    const { operation } = this.#job;
    if (operation && !isUnderWay(operation)) this.#job.forget();
    this.#context.update();
  }

  async #freeze(): Promise<void> {
    this.#failure = null;
    this.#frozen = null;
    this.#context.update();
    const outcome = await ask(this.#context.session, 'POST /v1/coupons/selections', {
      body: { filter: this.#filter, ...this.#host.whose() },
    });
    if (!this.#isOpen) return;
    if (outcome.ok) this.#frozen = { selected: outcome.answer, endsAt: performance.now() + outcome.answer.expiresInSeconds * 1000 };
    else this.#failure = outcome.failure;
    this.#context.update();
  }
}
