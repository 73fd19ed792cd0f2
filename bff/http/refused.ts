import { type Refusal, refuse } from '../actions/action.ts';
import { ChangesClosed, StoreOverloaded, StoreUnavailable } from '../ports/store.ts';

/** Carries a refusal out of a validator, which cannot answer with a value. */
export class Refused extends Error {
  override name = 'Refused';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refusal);
    this.refusal = refusal;
  }
}

const RETRY_SECONDS = { overloaded: 1, unavailable: 5, closed: 60 };

/**
 * Three kinds of wrong: a business no is answered, a failing world says when to try again, a bug shows its request id only.
 * `isFailure` marks what belongs into the log.
 */
export function refusalOf(error: unknown): { refusal: Refusal; isFailure: boolean } {
  if (error instanceof Refused) return { refusal: error.refusal, isFailure: false };
  if (error instanceof StoreOverloaded)
    return { refusal: refuse('overloaded', { retryAfterSeconds: RETRY_SECONDS.overloaded }), isFailure: true };
  if (error instanceof StoreUnavailable) {
    return { refusal: refuse('storage-unavailable', { retryAfterSeconds: RETRY_SECONDS.unavailable }), isFailure: true };
  }
  // Known to whoever runs the service from the day it was restored: each request's line says it, without a failure.
  if (error instanceof ChangesClosed)
    return { refusal: refuse('changes-closed', { retryAfterSeconds: RETRY_SECONDS.closed }), isFailure: false };
  return { refusal: refuse('internal'), isFailure: true };
}
