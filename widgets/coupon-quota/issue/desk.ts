import type { AnswerOf, BodyOf } from '../../../shared/contract/index.ts';
import { ISSUE_MAXIMUM, JOB_ITEMS_MAXIMUM } from '../../../shared/values/ids.ts';
import { ask } from '../../core/ask.ts';
import type { Failure } from '../../core/failure.ts';
import type { PanelContext } from '../context.ts';
import { MoneyAct } from '../money/money-act.ts';
import type { Quota } from '../quotas/controller.ts';
import {
  asAmount,
  type Customer,
  issueOf,
  type Line,
  NO_OWN,
  NO_TERMS,
  type OwnTerms,
  type Recipient,
  readDraft,
  type StoredDraft,
  type Terms,
  toDraft,
} from './model.ts';

export const ISSUE_STEPS = ['recipients', 'terms', 'confirm', 'result'] as const;
export type IssueStep = (typeof ISSUE_STEPS)[number];
export type Check = AnswerOf<'POST /v1/coupons/issues/check'>;
type Issued = AnswerOf<'POST /v1/coupons/issues'>;
type Operation = Issued['operation'];

/** A line that names nobody, several, or somebody who can get nothing. */
export interface OpenLine {
  text: string;
  own: OwnTerms;
  line: Line;
}

/** What somebody pasted, or a file held, line by line. */
export interface AskedLine {
  text: string;
  ask: BodyOf<'POST /v1/coupons/recipients'>['lines'][number];
  own: OwnTerms;
}

const LINES_PER_CALL = 1_000;
const DRAFT_PAUSE_MILLISECONDS = 1_200;
const POLL_MILLISECONDS = 1_000;

/** How an issue is put together, checked, sent and followed, without a pixel. */
export class IssueDesk {
  readonly #context: PanelContext;
  #act = this.#newAct();
  #draftTimer: ReturnType<typeof setTimeout> | undefined;
  #pollTimer: ReturnType<typeof setTimeout> | undefined;
  quota: Quota | null = null;
  step: IssueStep = 'recipients';
  recipients: Recipient[] = [];
  open: OpenLine[] = [];
  terms: Terms = NO_TERMS;
  check: Check | null = null;
  issued: Issued | null = null;
  /** A job that issues to many, as it goes on. */
  operation: Operation | null = null;
  failure: Failure | null = null;
  isBusy = false;
  isDemanded = false;
  /** An unfinished issue that was found on the server and may be gone on with. */
  found: { draft: StoredDraft; savedAt: string } | null = null;

  constructor(context: PanelContext) {
    this.#context = context;
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
    const outcome = await ask(this.#context.session, 'GET /v1/drafts/:draft', { params: { draft: 'coupon-issue' } });
    if (!outcome.ok || this.quota !== quota) return;
    const draft = readDraft(outcome.answer.content);
    const isSame = draft?.quotaId === quota.quotaId && draft.indirectPartnerId === (quota.reseller?.partnerId ?? null);
    if (draft && isSame && outcome.answer.savedAt && this.recipients.length === 0) this.found = { draft, savedAt: outcome.answer.savedAt };
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
    void this.#dropDraft();
    this.#context.update();
  }

  /** Leaves; what is unfinished stays on the server. */
  end(): void {
    clearTimeout(this.#draftTimer);
    clearTimeout(this.#pollTimer);
    if (this.isUnsaved) void this.#saveDraft();
    this.quota = null;
    this.#context.update();
  }

  /** Adds a customer that was picked from a list. */
  add(customer: Customer): void {
    if (this.recipients.some((one) => one.customer.customerId === customer.customerId)) return;
    this.recipients = [...this.recipients, { customer, own: NO_OWN }];
    this.#changed();
  }

  remove(customerId: string): void {
    this.recipients = this.recipients.filter(({ customer }) => customer.customerId !== customerId);
    this.#changed();
  }

  removeAll(): void {
    this.recipients = [];
    this.#changed();
  }

  skipAll(): void {
    this.open = [];
    this.#context.update();
  }

  removeOpen(line: OpenLine): void {
    this.open = this.open.filter((one) => one !== line);
    this.#context.update();
  }

  /** An ambiguous line means this one. */
  settle(line: OpenLine, customer: Customer): void {
    this.open = this.open.filter((one) => one !== line);
    const isThere = this.recipients.some((one) => one.customer.customerId === customer.customerId);
    if (!isThere) this.recipients = [...this.recipients, { customer, own: line.own }];
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
      if (outcome.ok) this.#take(part, outcome.answer.lines);
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

  setOwn(customerId: string, part: Partial<OwnTerms>): void {
    this.recipients = this.recipients.map((one) =>
      one.customer.customerId === customerId ? { ...one, own: { ...one.own, ...part } } : one,
    );
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
  get problems(): ReadonlySet<'faceValue' | 'minimumOrder' | 'lastDay'> {
    const { terms, recipients } = this;
    const problems = new Set<'faceValue' | 'minimumOrder' | 'lastDay'>();
    const isMissing = terms.isOwnFaceValue ? recipients.some(({ own }) => own.faceValue.trim() === '') : terms.faceValue.trim() === '';
    if (isMissing) problems.add('faceValue');
    if (terms.minimumOrder.trim() !== '' && asAmount(terms.minimumOrder) === null) problems.add('minimumOrder');
    if (terms.validFrom !== '' && terms.lastDay !== '' && terms.lastDay < terms.validFrom) problems.add('lastDay');
    return problems;
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
    this.recipients = this.recipients.filter(({ customer }) => !customerIds.has(customer.customerId));
    if (this.recipients.length === 0) this.step = 'recipients';
    else await this.toConfirm();
    this.#changed();
  }

  async confirm(): Promise<void> {
    const { quota, check } = this;
    if (!quota || !check || this.#act.isBusy) return;
    const customerIds = this.recipients.map(({ customer }) => customer.customerId);
    const intent = { quotaId: quota.quotaId, customerIds, couponIds: [], count: check.issuable };
    if (!this.#context.mayGoOn('partner-before-issue', intent)) return;
    const body = issueOf(quota, this.recipients, this.terms);
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
    clearTimeout(this.#pollTimer);
    this.quota = quota;
    this.step = 'recipients';
    this.recipients = [];
    this.open = [];
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
    if (this.recipients?.length > ISSUE_MAXIMUM) {
      return new MoneyAct('POST /v1/coupons/issue-jobs', session, { onChange, onDone: ({ operation }) => this.#started(operation) });
    }
    return new MoneyAct('POST /v1/coupons/issues', session, { onChange, onDone: (answer) => this.#done(answer) });
  }

  #done(answer: Issued): void {
    this.issued = answer;
    this.operation = answer.operation;
    this.step = 'result';
    void this.#dropDraft();
    const couponIds = answer.results.flatMap(({ couponId }) => couponId ?? []);
    if (answer.done > 0)
      this.#context.tell('partner-coupon-issued', { operationId: answer.operation.operationId, couponIds, count: answer.done });
    this.#context.moved();
  }

  #started(operation: Operation): void {
    this.operation = operation;
    this.step = 'result';
    void this.#dropDraft();
    this.#context.moved();
    this.#follow();
  }

  /** Follows a job until it has ended; a closed dialog does not stop it. */
  #follow(): void {
    clearTimeout(this.#pollTimer);
    this.#pollTimer = setTimeout(async () => {
      const operationId = this.operation?.operationId;
      if (!operationId || !this.quota) return;
      const outcome = await ask(this.#context.session, 'GET /v1/operations/:operationId', { params: { operationId } });
      if (outcome.ok && this.operation?.operationId === operationId) this.operation = outcome.answer;
      this.#context.update();
      if (['queued', 'running', 'awaiting-approval'].includes(this.operation?.state ?? '')) this.#follow();
      else if (this.operation) {
        const { done } = this.operation.items;
        this.#context.tell('partner-coupon-issued', { operationId, couponIds: [], count: done });
        this.#context.moved();
      }
    }, POLL_MILLISECONDS);
  }

  #take(asked: readonly AskedLine[], answered: readonly Line[]): void {
    const there = new Set(this.recipients.map(({ customer }) => customer.customerId));
    const added: Recipient[] = [];
    const open: OpenLine[] = [];
    for (const [index, line] of answered.entries()) {
      const { text, own } = asked[index] as AskedLine;
      const { customer } = line;
      const isNew = line.result === 'matched' && customer !== null && !there.has(customer.customerId);
      if (isNew) {
        there.add(customer.customerId);
        added.push({ customer, own });
      } else open.push({ text, own, line: line.result === 'matched' ? { ...line, result: 'repeated' } : line });
    }
    this.recipients = [...this.recipients, ...added].slice(0, JOB_ITEMS_MAXIMUM);
    this.open = [...this.open, ...open];
  }

  #changed(): void {
    const isOfRightKind = this.isJob === (this.#act.endpoint === 'POST /v1/coupons/issue-jobs');
    if (!isOfRightKind && !this.#act.isUnclear) this.#act = this.#newAct();
    clearTimeout(this.#draftTimer);
    this.#draftTimer = setTimeout(() => void this.#saveDraft(), DRAFT_PAUSE_MILLISECONDS);
    this.#context.update();
  }

  async #saveDraft(): Promise<void> {
    const { quota } = this;
    if (!quota || !this.isUnsaved) return;
    const content = JSON.stringify(toDraft(quota, this.recipients, this.terms));
    await ask(this.#context.session, 'PUT /v1/drafts/:draft', { params: { draft: 'coupon-issue' }, body: { content } });
  }

  async #dropDraft(): Promise<void> {
    clearTimeout(this.#draftTimer);
    await ask(this.#context.session, 'DELETE /v1/drafts/:draft', { params: { draft: 'coupon-issue' } });
  }
}
