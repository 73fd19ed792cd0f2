import type { AnswerOf, BodyOf } from '../../../../shared/contract/index.ts';
import { ask } from '../../../core/ask.ts';
import type { Failure } from '../../../core/failure.ts';
import type { Session } from '../../../core/session.ts';
import { isFinal } from './final.ts';

export type Operation = AnswerOf<'GET /v1/operations/:operationId'>;
export type Item = AnswerOf<'POST /v1/operations/:operationId/items'>['rows'][number];

export interface JobEvents {
  onChange: () => void;
  /** It has ended, by itself or because somebody stopped it. */
  onEnd: (operation: Operation) => void;
}

const POLL_MILLISECONDS = 1_000;
const LOST_MILLISECONDS = 5_000;
const LISTED = 100;

export function isUnderWay({ state }: Operation): boolean {
  return state === 'queued' || state === 'running';
}

/** A recall that goes on by itself, as far as it is known here: it goes on without anybody looking, and is found again. */
export class RecallJob {
  readonly #session: () => Session;
  readonly #events: JobEvents;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isWatched = false;
  operation: Operation | null = null;
  /** What was not recalled, at most the first hundred; null until it is known. */
  refused: { rows: readonly Item[]; total: number } | null = null;
  /** How many were known before to be skipped, as was confirmed; null where it is not known any more. */
  skipped: number | null = 0;
  /** True while no news comes. */
  isLost = false;
  failure: Failure | null = null;

  constructor(session: () => Session, events: JobEvents) {
    this.#session = session;
    this.#events = events;
  }

  /** Somebody looks: news is asked for, and a recall of one's own that is under way is looked for where none is known. */
  async watch(): Promise<void> {
    this.#isWatched = true;
    if (this.operation && isUnderWay(this.operation)) return this.#follow(0);
    if (this.operation || !this.#session().allows('POST /v1/operations/list')) return;
    const outcome = await ask(this.#session(), 'POST /v1/operations/list', { body: { states: ['queued', 'running'], isOwn: true } });
    const found = outcome.ok ? outcome.answer.operations.find(({ kind }) => kind === 'coupon-recall') : undefined;
    const skipped = found && (await this.#skippedOf(found));
    if (found && !this.operation) this.take(found, skipped);
  }

  unwatch(): void {
    this.#isWatched = false;
    clearTimeout(this.#timer);
  }

  /** Takes an operation; `skipped` of its items were refused before it began, as was confirmed. */
  take(operation: Operation, skipped: number | null = this.operation?.operationId === operation.operationId ? this.skipped : 0): void {
    clearTimeout(this.#timer);
    this.operation = operation;
    this.skipped = skipped;
    this.refused = null;
    this.failure = null;
    if (isUnderWay(operation)) this.#follow(POLL_MILLISECONDS / 4);
    else this.#end(operation);
    this.#events.onChange();
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.operation = null;
    this.refused = null;
    this.skipped = 0;
    this.#events.onChange();
  }

  /** Items that were to be recalled and were not; with those that were skipped where nobody knows them apart. */
  get failed(): number {
    return Math.max(0, (this.operation?.items.refused ?? 0) - (this.skipped ?? 0));
  }

  /** Of those that failed, how many may come back if they are tried again; 0 until it is known why each failed. */
  get retryable(): number {
    const { refused } = this;
    return refused === null ? 0 : refused.total - refused.rows.filter(({ refusal }) => isFinal(refusal)).length;
  }

  /** What was done stays; what was not begun is left. */
  async stop(): Promise<void> {
    const { operation } = this;
    if (!operation) return;
    const outcome = await ask(this.#session(), 'POST /v1/operations/:operationId/stop', {
      params: { operationId: operation.operationId },
      body: {},
    });
    if (outcome.ok) this.take(outcome.answer);
    else if (outcome.failure.code === 'operation-ended') this.#follow(0);
    else this.failure = outcome.failure;
    this.#events.onChange();
  }

  /** What was skipped was refused in the moment in which the recall was begun; the log counts it, for those who may read it. */
  async #skippedOf({ operationId, at, items, indirectPartnerId }: Operation): Promise<number | null> {
    const session = this.#session();
    if (items.refused === 0) return 0;
    if (!session.allows('POST /v1/operations/search')) return null;
    const until = new Date(Date.parse(at) + 1).toISOString();
    const filter = { operationId, states: ['refused' as const], until };
    const body = { filter, size: 1, ...(indirectPartnerId && { indirectPartnerId }) };
    const outcome = await ask(session, 'POST /v1/operations/search', { body });
    return outcome.ok ? outcome.answer.total : null;
  }

  #follow(pause: number): void {
    clearTimeout(this.#timer);
    if (this.#isWatched) this.#timer = setTimeout(() => void this.#ask(), pause);
  }

  async #ask(): Promise<void> {
    const { operation } = this;
    if (!operation) return;
    const { operationId } = operation;
    const outcome = await ask(this.#session(), 'GET /v1/operations/:operationId', { params: { operationId } });
    // Meanwhile it was stopped from here, or another one is looked at.
    if (this.operation !== operation) return;
    this.isLost = !outcome.ok;
    if (outcome.ok) this.operation = outcome.answer;
    if (isUnderWay(this.operation)) this.#follow(outcome.ok ? POLL_MILLISECONDS : LOST_MILLISECONDS);
    else this.#end(this.operation);
    this.#events.onChange();
  }

  #end(operation: Operation): void {
    this.#events.onEnd(operation);
    if (this.failed > 0) void this.#loadRefused(operation);
  }

  /** Lists what failed. What was skipped as confirmed is refused in the same operation, but nothing, or nothing that could come back, was left on it. */
  async #loadRefused({ operationId }: Operation): Promise<void> {
    const { failed, skipped } = this;
    const wanted = Math.min(failed, LISTED);
    const sure: Item[] = [];
    const others: Item[] = [];
    let after: string | null = null;
    do {
      const body = { states: ['refused' as const], size: LISTED, ...(after && { after }) };
      const outcome: Awaited<ReturnType<typeof askItems>> = await askItems(this.#session(), operationId, body);
      if (!outcome.ok || this.operation?.operationId !== operationId) return;
      for (const item of outcome.answer.rows)
        if (!skipped || /[1-9]/.test(item.asked ?? '')) (mayBeSkipped(item) ? others : sure).push(item);
      after = outcome.answer.next;
    } while (after !== null && sure.length < wanted);
    this.refused = { rows: [...sure, ...others].slice(0, wanted), total: failed };
    this.#events.onChange();
  }
}

/** Coupons that were skipped although something is left on them. */
function mayBeSkipped({ refusal }: Item): boolean {
  return refusal === 'coupon-inactive' || refusal === 'coupon-expired' || refusal === 'coupon-from-upstream';
}

function askItems(session: Session, operationId: string, body: BodyOf<'POST /v1/operations/:operationId/items'>) {
  return ask(session, 'POST /v1/operations/:operationId/items', { params: { operationId }, body });
}
