import type { AnswerOf } from '../../../shared/contract/index.ts';
import { ISSUE_MAXIMUM } from '../../../shared/values/ids.ts';
import { ask } from '../../core/ask.ts';
import type { Failure } from '../../core/failure.ts';
import type { PanelContext } from '../context.ts';
import type { Operation } from '../money/following.ts';
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
import { type IssueAct, type Issued, Sending } from './sending.ts';

export const ISSUE_STEPS = ['recipients', 'terms', 'confirm', 'result'] as const;
export type IssueStep = (typeof ISSUE_STEPS)[number];
export type Check = AnswerOf<'POST /v1/coupons/issues/check'>;

const LINES_PER_CALL = 1_000;

/** How an issue is put together, checked, sent and followed, without a pixel. */
export class IssueDesk {
  readonly #context: PanelContext;
  readonly #drafts: IssueDrafts;
  readonly #sending: Sending;
  readonly #picks = new Picks();
  quota: Quota | null = null;
  step: IssueStep = 'recipients';
  terms: Terms = NO_TERMS;
  check: Check | null = null;
  failure: Failure | null = null;
  isBusy = false;
  isDemanded = false;
  /** An unfinished issue that was found on the server and may be gone on with. */
  found: FoundDraft | null = null;

  constructor(context: PanelContext) {
    this.#context = context;
    this.#drafts = new IssueDrafts(context);
    this.#sending = new Sending(context, () => {
      this.step = 'result';
      this.#drafts.drop();
    });
  }

  get act(): IssueAct {
    return this.#sending.act;
  }

  /** What came of it, of each; null before, and where a job issues. */
  get issued(): Issued | null {
    return this.#sending.issued;
  }

  /** The operation as a whole; a job as it goes on. */
  get operation(): Operation | null {
    return this.#sending.operation;
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
    this.#sending.end();
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
    if (this.act.isBusy || this.act.isUnclear) return;
    this.step = this.step === 'confirm' ? 'terms' : 'recipients';
    this.failure = null;
    this.act.back();
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
    if (!quota || !check || this.act.isBusy) return;
    const going = goingOf(this.recipients, check.items);
    const customerIds = going.map(({ customer }) => customer.customerId);
    const intent = { quotaId: quota.quotaId, customerIds, couponIds: [], count: check.issuable };
    if (!this.#context.mayGoOn('partner-before-issue', intent)) return;
    await this.#sending.confirm(issueOf(quota, going, this.terms), check.needsCode);
  }

  /** Stops a job; what was issued stays. */
  stop(): Promise<void> {
    return this.#sending.stop();
  }

  #reset(quota: Quota): void {
    this.#sending.reset();
    this.quota = quota;
    this.step = 'recipients';
    this.#picks.clear();
    this.terms = NO_TERMS;
    this.check = null;
    this.failure = null;
    this.found = null;
    this.isBusy = false;
    this.isDemanded = false;
  }

  #changed(): void {
    this.#sending.fit(this.isJob);
    this.#keepDraft('soon');
    this.#context.update();
  }

  #keepDraft(when: 'soon' | 'now'): void {
    const { quota } = this;
    this.#drafts.keep(() => (quota && this.isUnsaved ? toDraft(quota, this.recipients, this.terms) : null), when);
  }
}
