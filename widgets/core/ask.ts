import type { EndpointKey } from '../../shared/contract/index.ts';
import type { Outcome } from './failure.ts';
import type { Session } from './session.ts';

/** Longest that an answer is waited for; then it is as if the connection were lost. */
const PATIENCE_MILLISECONDS = 30_000;

/** Calls an endpoint for a person who waits: an answer that never comes is a failure, too. */
export async function ask<Key extends EndpointKey>(
  session: Session,
  key: Key,
  options: Omit<Parameters<typeof session.call<Key>>[1], 'signal'>,
): ReturnType<typeof session.call<Key>> {
  const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
  try {
    return await session.call(key, { ...options, signal } as Parameters<typeof session.call<Key>>[1]);
  } catch {
    return { ok: false, failure: { code: 'offline', requestId: null, retryAfterSeconds: null } } satisfies Outcome<never>;
  }
}
