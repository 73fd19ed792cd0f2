import { ask } from '../../core/ask.ts';
import { Decision } from '../../core/decision.ts';
import type { Failure } from '../../core/failure.ts';
import type { PanelContext } from '../context.ts';
import { hasEnded, isUnderWay, type Operation, WAITING_STATES } from '../operation/operation.ts';

type Verdict = 'approve' | 'reject';

const FIRST_PAUSE_MILLISECONDS = 800;
const LONGEST_PAUSE_MILLISECONDS = 10_000;
/** Each look that brings nothing new waits this much longer for the next. */
const PATIENCE = 1.6;

/**
 * Operations that wait for an approval, and those under way that this operator watches: their own, and those they approved. Looked at
 * again and again while they go on, ever less often while nothing moves, and not at all while the page is out of sight or offline.
 */
export class ApprovalController {
  readonly #context: PanelContext;
  readonly #decisions = new Map<string, Decision<'POST /v1/operations/:operationId/approval'>>();
  readonly #busy = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = FIRST_PAUSE_MILLISECONDS;
  /** Newest first; those that ended while they were watched stay until the dialog is closed. */
  operations: readonly Operation[] = [];
  /** When they were read, on the clock of `performance.now()`; what is left of their time counts from then. */
  readAt = 0;
  failure: Failure | null = null;

  constructor(context: PanelContext) {
    this.#context = context;
  }

  find(operationId: string | null): Operation | null {
    return this.operations.find((operation) => operation.operationId === operationId) ?? null;
  }

  isBusy(operationId: string): boolean {
    return this.#busy.has(operationId);
  }

  /** True while the answer to a decision that was sent is not known: only the same can be sent again. */
  isUnclear(operationId: string): boolean {
    return this.#decisions.get(operationId)?.isOpen ?? false;
  }

  take(operations: readonly Operation[]): void {
    const known = this.operations.filter((one) => hasEnded(one) && !operations.some(({ operationId }) => operationId === one.operationId));
    this.operations = [...operations, ...known];
    this.readAt = performance.now();
    this.failure = null;
    this.#schedule();
    this.#context.update();
  }

  /** Those that have ended are read, and go. */
  forgetEnded(): void {
    this.operations = this.operations.filter((operation) => !hasEnded(operation));
  }

  async refresh(): Promise<void> {
    const outcome = await ask(this.#context.session, 'POST /v1/operations/list', { body: { states: [...WAITING_STATES] } });
    if (!outcome.ok) {
      this.failure = outcome.failure;
      this.#context.update();
      return;
    }
    const listed = outcome.answer.operations;
    // What this operator approved is not their own: it is watched until it has ended.
    const watched = this.operations.filter((one) => isUnderWay(one) && !listed.some(({ operationId }) => operationId === one.operationId));
    this.take([...listed, ...watched]);
  }

  /** Approves or rejects, once however often it is sent; `memo` says why, and may be empty. Answers why it was refused. */
  decide({ operationId }: Operation, decision: Verdict, memo: string): Promise<Failure | null> {
    return this.#during(operationId, async () => {
      const made = this.#decisions.get(operationId) ?? new Decision('POST /v1/operations/:operationId/approval');
      this.#decisions.set(operationId, made);
      const outcome = await made.send(this.#context.session, { params: { operationId }, body: { decision, ...(memo && { memo }) } });
      if (!outcome.ok) return outcome.failure;
      this.#changed(outcome.answer);
      return null;
    });
  }

  /** Takes an own operation back before it is approved, or stops one that goes on. */
  stop({ operationId }: Operation): Promise<Failure | null> {
    return this.#during(operationId, async () => {
      const outcome = await ask(this.#context.session, 'POST /v1/operations/:operationId/stop', { params: { operationId }, body: {} });
      if (!outcome.ok) return outcome.failure;
      this.#changed(outcome.answer);
      return null;
    });
  }

  async #during(operationId: string, act: () => Promise<Failure | null>): Promise<Failure | null> {
    if (this.#busy.has(operationId)) return null;
    this.#busy.add(operationId);
    this.#context.update();
    const failure = await act();
    this.#busy.delete(operationId);
    this.#context.update();
    return failure;
  }

  #changed(operation: Operation): void {
    this.operations = this.operations.map((one) => (one.operationId === operation.operationId ? operation : one));
    this.#pause = FIRST_PAUSE_MILLISECONDS;
    this.#schedule();
    if (hasEnded(operation)) this.#context.moved();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (!this.operations.some(isUnderWay)) return;
    this.#timer = setTimeout(() => void this.#look(), this.#pause);
  }

  async #look(): Promise<void> {
    const { session } = this.#context;
    // Whoever comes back finds the next look at most ten seconds away.
    if (session.snapshot.status === 'waiting') return;
    if (document.visibilityState === 'hidden' || !navigator.onLine) return this.#schedule();
    const before = this.operations.filter(isUnderWay);
    const after = await Promise.all(
      before.map(({ operationId }) => ask(session, 'GET /v1/operations/:operationId', { params: { operationId } })),
    );
    const fresh = new Map(after.flatMap((outcome) => (outcome.ok ? [[outcome.answer.operationId, outcome.answer] as const] : [])));
    // An operation that may be decided on, but not read afterwards, is gone from here.
    const gone = new Set(before.filter((_, place) => isGone(after[place])).map(({ operationId }) => operationId));
    const hasMoved = before.some((one) => fresh.get(one.operationId)?.items.waiting !== one.items.waiting);
    this.#pause = hasMoved ? FIRST_PAUSE_MILLISECONDS : Math.min(this.#pause * PATIENCE, LONGEST_PAUSE_MILLISECONDS);
    this.operations = this.operations.filter(({ operationId }) => !gone.has(operationId)).map((one) => fresh.get(one.operationId) ?? one);
    this.#schedule();
    this.#context.update();
    if (gone.size > 0 || [...fresh.values()].some(hasEnded)) this.#context.moved();
  }
}

function isGone(outcome: { ok: boolean; failure?: Failure } | undefined): boolean {
  return outcome?.ok === false && outcome.failure?.code === 'not-found';
}
