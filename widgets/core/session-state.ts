import type { AnswerOf } from '../../shared/contract/index.ts';
import type { Locale } from '../../shared/values/lists.ts';
import type { Failure } from './failure.ts';
import type { Language } from './language.ts';
import type { Transport } from './transport.ts';
import type { LooseWording } from './wording/kinds.ts';

export type SessionView = AnswerOf<'GET /v1/session'>;

/** Why a secret is asked for: the first time, ahead of expiry, because the session ended and the operator pressed the button, or again after a failure. */
export type SessionReason = 'start' | 'refresh' | 'expired' | 'retry';

/**
 * The host's one callback: asks the partner's own server to mint a session and hands over its single-use secret. Has 20 seconds; then `signal`
 * is aborted, and it counts as a refusal.
 */
export type FetchSession = (options: { reason: SessionReason; signal: AbortSignal }) => Promise<{ secret: string }>;

/** `waiting`: no `fetchSession` yet. `expired`: ended, and only the operator can go on. */
export type SessionStatus = 'waiting' | 'starting' | 'live' | 'expired' | 'offline' | 'failed';

export interface SessionSnapshot {
  status: SessionStatus;
  /** What the session may do; null until there is one. */
  view: SessionView | null;
  failure: Failure | null;
  /** What the BFF is asked in: the nearest it speaks to what the host asks for, else the session's own. */
  locale: Locale | null;
  /** What widgets speak. */
  language: Language | null;
  /** Counts up when the connection or the session came back, so that widgets try again. */
  resumptions: number;
}

export interface SessionOptions {
  baseUrl: string;
  fetchSession: FetchSession | null;
  transport: Transport;
  /** BCP 47, as the host asks for it. */
  locale: string | null;
  /** The host's own words. */
  wording: LooseWording | null;
}
