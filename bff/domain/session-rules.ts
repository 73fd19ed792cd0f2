import { type Refusal, refuse } from './refusal.ts';

/** What the rules need to know of a session. Instants are ISO 8601 in UTC with milliseconds. */
export interface SessionState {
  origins: readonly string[];
  secretExpiresAt: string;
  token: { origin: string; expiresAt: string } | null;
  revokedAt: string | null;
}

/** When and from which page somebody calls; the origin is null where the caller named none. */
export interface CallState {
  now: number;
  origin: string | null;
}

/** Whether a secret may be swapped for a token. Unknown, spent and overdue secrets answer alike. A wrong page does not spend it. */
export function checkSwap(session: SessionState | null, call: CallState): Refusal | null {
  if (session === null) return refuse('secret-invalid');
  if (session.revokedAt !== null) return refuse('session-revoked');
  if (session.token !== null) return refuse('secret-invalid');
  if (call.now >= Date.parse(session.secretExpiresAt)) return refuse('secret-invalid');
  if (call.origin === null) return refuse('origin-missing');
  if (!session.origins.includes(call.origin)) return refuse('origin-not-allowed');
  return null;
}

/** Whether a token still opens its session. It is bound to the page that made the swap. */
export function checkToken(session: SessionState | null, call: CallState): Refusal | null {
  if (session === null || session.token === null) return refuse('session-invalid');
  if (session.revokedAt !== null) return refuse('session-revoked');
  if (call.now >= Date.parse(session.token.expiresAt)) return refuse('session-expired');
  if (call.origin === null) return refuse('origin-missing');
  if (call.origin !== session.token.origin) return refuse('origin-not-allowed');
  return null;
}

/** Whole seconds left until an instant; never negative. */
export function secondsUntil(instant: string, now: number): number {
  return Math.max(0, Math.floor((Date.parse(instant) - now) / 1000));
}
