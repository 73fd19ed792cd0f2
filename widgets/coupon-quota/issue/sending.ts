import type { AnswerOf, BodyOf } from '../../../shared/contract/index.ts';
import { ask } from '../../core/ask.ts';
import { MoneyAct } from '../../core/money-act.ts';
import type { PanelContext } from '../context.ts';
import { Following, isOpen, type Operation } from '../money/following.ts';

export type Issued = AnswerOf<'POST /v1/coupons/issues'>;
export type IssueAct = MoneyAct<'POST /v1/coupons/issues'> | MoneyAct<'POST /v1/coupons/issue-jobs'>;

/** Sends an issue, to a few at once or to many as a job, and follows what comes of it. */
export class Sending {
  readonly #context: PanelContext;
  readonly #onSent: () => void;
  readonly #following: Following;
  act: IssueAct = this.#newAct(false);
  issued: Issued | null = null;
  operation: Operation | null = null;

  /** `onSent`: it was taken on, and nothing is left to be kept. */
  constructor(context: PanelContext, onSent: () => void) {
    this.#context = context;
    this.#onSent = onSent;
    this.#following = new Following(context, (operation) => this.#followed(operation));
  }

  reset(): void {
    this.#following.stop();
    this.issued = null;
    this.operation = null;
    this.act = this.#newAct(false);
  }

  /** Leaves; a job goes on by itself. */
  end(): void {
    this.#following.stop();
  }

  /** Few or many ask for another request; one whose answer is not known stays. */
  fit(isJob: boolean): void {
    const isFitting = isJob === (this.act.endpoint === 'POST /v1/coupons/issue-jobs');
    if (!isFitting && !this.act.isUnclear) this.act = this.#newAct(isJob);
  }

  async confirm(body: BodyOf<'POST /v1/coupons/issues'>, needsCode: boolean): Promise<void> {
    await (this.act as MoneyAct<'POST /v1/coupons/issues'>).confirm({ body }, needsCode);
  }

  async stop(): Promise<void> {
    const { operation } = this;
    if (!operation) return;
    const params = { operationId: operation.operationId };
    const outcome = await ask(this.#context.session, 'POST /v1/operations/:operationId/stop', { params, body: {} });
    if (outcome.ok) this.operation = outcome.answer;
    this.#context.update();
  }

  #newAct(isJob: boolean): IssueAct {
    const session = () => this.#context.session;
    const onChange = (): void => this.#context.update();
    return isJob
      ? new MoneyAct('POST /v1/coupons/issue-jobs', session, { onChange, onDone: ({ operation }) => this.#started(operation) })
      : new MoneyAct('POST /v1/coupons/issues', session, { onChange, onDone: (answer) => this.#done(answer) });
  }

  #done(answer: Issued): void {
    this.issued = answer;
    this.operation = answer.operation;
    this.#onSent();
    const couponIds = answer.results.flatMap(({ couponId }) => couponId ?? []);
    if (answer.done > 0)
      this.#context.tell('partner-coupon-issued', { operationId: answer.operation.operationId, couponIds, count: answer.done });
    this.#context.moved();
  }

  #started(operation: Operation): void {
    this.operation = operation;
    this.#onSent();
    this.#context.moved();
    this.#following.start(operation);
  }

  #followed(operation: Operation): void {
    if (this.operation?.operationId !== operation.operationId) return;
    this.operation = operation;
    this.#context.update();
    if (isOpen(operation)) return;
    this.#context.tell('partner-coupon-issued', { operationId: operation.operationId, couponIds: [], count: operation.items.done });
    this.#context.moved();
  }
}
