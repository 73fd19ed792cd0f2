import type { AnswerOf } from '../../../shared/contract/index.ts';
import { ISSUE_MAXIMUM } from '../../../shared/values/ids.ts';
import { ask } from '../../core/ask.ts';
import type { Failure } from '../../core/failure.ts';
import { MoneyAct } from '../../core/money-act.ts';
import type { PanelContext } from '../context.ts';
import { Following, isOpen, type Operation } from '../money/following.ts';
import type { Quota } from '../quotas/controller.ts';
import { type FoundDraft, IssueDrafts } from './drafts.ts';
import {
  goingOf,
  issueOf,
  NO_OWN,
  NO_TERMS,
  problemsOf,
  type Recipient,
  type Terms,
  type TermsField,
  type TermsProblem,
  toDraft,
} from './model.ts';
import { type AskedLine, type OpenLine, Picks } from './picks.ts';

export const ISSUE_STEPS = ['recipients', 'terms', 'confirm', 'result'] as const;
export type IssueStep = (typeof ISSUE_STEPS)[number];
export type Check = AnswerOf<'POST /v1/coupons/issues/check'>;
type Issued = AnswerOf<'POST /v1/coupons/issues'>;

const LINES_PER_CALL = 1_000;

/** How an issue is put together, checked, sent and followed, without a pixel. */
export class IssueDesk {
  readonly #context: PanelContext;
  readonly #drafts: IssueDrafts;
  readonly #following: Following;
  readonly #picks = new Picks();
  #act = this.#newAct();
  quota: Quota | null = null;
  step: IssueStep = 'recipients';
  terms: Terms = NO_TERMS;
  check: Check | null = null;
  issued: Issued | null = null;
  /** A job that issues to many, as it goes on. */
  operation: Operation | null = null;
  failure: Failure | null = null;
  isBusy = false;
  isDemanded = false;
  /** An unfinished issue that was found on the server and may be gone on with. */
  found: FoundDraft | null = null;

  constructor(context: PanelContext) {
    this.#context = context;
    this.#drafts = new IssueDrafts(context);
    this.#following = new Following(context, (operation) => this.#followed(operation));
  }

  get act(): MoneyAct<'POST /v1/coupons/issues'> | MoneyAct<'POST /v1/coupons/issue-jobs'> {
    return this.#act;
  }

  get isJob(): boolean {
    return this.recipients.length > ISSUE_MAXIMUM;
  }

  get isUnsaved(): boolean {
    return this.issued === null && this.operation === null && this.recipients.length > 0;
  }

  async start(quota: Quota): Promise<void> {
    this.#reset(quota);
    this.#context.update();
    const found = await this.#drafts.find(quota);
    if (this.quota === quota && this.recipients.length === 0) this.found = found;
    this.#context.update();
  }

  /** Goes on with what was found: the customers are looked up anew, since only their ids were kept. */
  async goOn(): Promise<void> {
    const found = this.found;
    if (!found) return;
    this.found = null;
    this.terms = found.draft.terms;
    await this.addLines(
      found.draft.recipients.map(({ customerId, own }) => ({ text: customerId, ask: { customerId }, own: { ...NO_OWN, ...own } })),
    );
  }

  forgetFound(): void {
    this.found = null;
    this.#drafts.drop();
    this.#context.update();
  }

  /** Leaves; what is unfinished stays on the server. */
  end(): void {
    this.#following.stop();
    this.#keepDraft('now');
    this.quota = null;
    this.#context.update();
  }

  get recipients(): readonly Recipient[] {
    return this.#picks.recipients;
  }

  get open(): readonly OpenLine[] {
    return this.#picks.open;
  }

  /** Changes who gets a coupon. */
  pick(change: (picks: Picks) => void): void {
    change(this.#picks);
    this.#changed();
  }

  /** Looks up who is meant; what does not fit stays listed, so that nothing is left out silently. */
  async addLines(lines: readonly AskedLine[]): Promise<void> {
    const quota = this.quota;
    if (!quota || this.isBusy || lines.length === 0) return;
    this.isBusy = true;
    this.failure = null;
    this.#context.update();
    const from = quota.reseller ? { indirectPartnerId: quota.reseller.partnerId } : {};
    for (let start = 0; start < lines.length && !this.failure; start += LINES_PER_CALL) {
      const part = lines.slice(start, start + LINES_PER_CALL);
      const body = { quotaId: quota.quotaId, ...from, lines: part.map((line) => line.ask) };
      const outcome = await ask(this.#context.session, 'POST /v1/coupons/recipients', { body });
      if (outcome.ok) this.#picks.take(part, outcome.answer.lines);
      else this.failure = outcome.failure;
    }
    this.isBusy = false;
    this.#changed();
  }

  setTerms(part: Partial<Terms>): void {
    this.terms = { ...this.terms, ...part };
    this.failure = null;
    this.#changed();
  }

  /** To the terms; asks for at least one recipient first. */
  toTerms(): void {
    this.isDemanded = this.recipients.length === 0;
    if (!this.isDemanded) this.step = 'terms';
    this.failure = null;
    this.#context.update();
  }

  back(): void {
    if (this.#act.isBusy || this.#act.isUnclear) return;
    this.step = this.step === 'confirm' ? 'terms' : 'recipients';
    this.failure = null;
    this.#act.back();
    this.#context.update();
  }

  /** What is missing or wrong in the terms, by field; empty where all can be checked. */
  get problems(): ReadonlyMap<TermsField, TermsProblem> {
    return problemsOf(this.terms, this.recipients);
  }

  /** Checks everything at once with the rules that will hold when it is sent; moves nothing. */
  async toConfirm(): Promise<void> {
    const quota = this.quota;
    this.isDemanded = true;
    if (!quota || this.isBusy || this.problems.size > 0) {
      this.#context.update();
      return;
    }
    this.isBusy = true;
    this.failure = null;
    this.#context.update();
    const outcome = await ask(this.#context.session, 'POST /v1/coupons/issues/check', {
      body: issueOf(quota, this.recipients, this.terms),
    });
    this.isBusy = false;
    if (outcome.ok) {
      this.check = outcome.answer;
      this.step = 'confirm';
      this.isDemanded = false;
    } else this.failure = outcome.failure;
    this.#context.update();
  }

  /** Leaves out those who would be refused, and checks again. */
  async leaveOut(customerIds: ReadonlySet<string>): Promise<void> {
    this.#picks.remove(customerIds);
    if (this.recipients.length === 0) this.step = 'recipients';
    else await this.toConfirm();
    this.#changed();
  }

  async confirm(): Promise<void> {
    const { quota, check } = this;
    if (!quota || !check || this.#act.isBusy) return;
    const going = goingOf(this.recipients, check.items);
    const customerIds = going.map(({ customer }) => customer.customerId);
    const intent = { quotaId: quota.quotaId, customerIds, couponIds: [], count: check.issuable };
    if (!this.#context.mayGoOn('partner-before-issue', intent)) return;
    const body = issueOf(quota, going, this.terms);
    await (this.#act as MoneyAct<'POST /v1/coupons/issues'>).confirm({ body }, check.needsCode);
  }

  /** Stops a job; what was issued stays. */
  async stop(): Promise<void> {
    const { operation } = this;
    if (!operation) return;
    const outcome = await ask(this.#context.session, 'POST /v1/operations/:operationId/stop', {
      params: { operationId: operation.operationId },
      body: {},
    });
    if (outcome.ok) this.operation = outcome.answer;
    this.#context.update();
  }

  #reset(quota: Quota): void {
    this.#following.stop();
    this.quota = quota;
    this.step = 'recipients';
    this.#picks.clear();
    this.terms = NO_TERMS;
    this.check = null;
    this.issued = null;
    this.operation = null;
    this.failure = null;
    this.found = null;
    this.isBusy = false;
    this.isDemanded = false;
    this.#act = this.#newAct();
  }

  #newAct(): MoneyAct<'POST /v1/coupons/issues'> | MoneyAct<'POST /v1/coupons/issue-jobs'> {
    const session = () => this.#context.session;
    const onChange = (): void => this.#context.update();
    if (this.isJob) {
      return new MoneyAct('POST /v1/coupons/issue-jobs', session, { onChange, onDone: ({ operation }) => this.#started(operation) });
    }
    return new MoneyAct('POST /v1/coupons/issues', session, { onChange, onDone: (answer) => this.#done(answer) });
  }

  #done(answer: Issued): void {
    this.issued = answer;
    this.operation = answer.operation;
    this.step = 'result';
    this.#drafts.drop();
    const couponIds = answer.results.flatMap(({ couponId }) => couponId ?? []);
    if (answer.done > 0)
      this.#context.tell('partner-coupon-issued', { operationId: answer.operation.operationId, couponIds, count: answer.done });
    this.#context.moved();
  }

  #started(operation: Operation): void {
    this.operation = operation;
    this.step = 'result';
    this.#drafts.drop();
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

  #changed(): void {
    const isOfRightKind = this.isJob === (this.#act.endpoint === 'POST /v1/coupons/issue-jobs');
    if (!isOfRightKind && !this.#act.isUnclear) this.#act = this.#newAct();
    this.#keepDraft('soon');
    this.#context.update();
  }

  #keepDraft(when: 'soon' | 'now'): void {
    const { quota } = this;
    this.#drafts.keep(() => (quota && this.isUnsaved ? toDraft(quota, this.recipients, this.terms) : null), when);
  }
}
