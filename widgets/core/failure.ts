import type { Problem, ProblemCode } from '../../shared/values/problem-codes.ts';

/**
 * Ways a call can fail beyond the BFF's own codes: no network; the host's `fetchSession` gave nothing, or nothing in time; an answer that is
 * neither the contract's nor a problem (a proxy's page, say); no `<partner-session>` around the widget.
 */
export type FailureCode =
  | ProblemCode
  | 'offline'
  | 'session-unavailable'
  | 'session-late'
  | 'answer-unreadable'
  | 'session-element-missing';

/** Why a call gave no answer. Carries no text from outside, so that nothing personal can ride along. */
export interface Failure {
  code: FailureCode;
  /** To quote to whoever runs the BFF; null where the request never reached it. */
  requestId: string | null;
  /** Seconds from now until the same call may succeed; null where waiting does not help or nobody knows. */
  retryAfterSeconds: number | null;
}

export type Outcome<Answer> = { ok: true; answer: Answer } | { ok: false; failure: Failure };

export function failureOf(code: FailureCode, requestId: string | null = null, retryAfterSeconds: number | null = null): Failure {
  return { code, requestId, retryAfterSeconds };
}

const ENDS: readonly FailureCode[] = [
  'secret-invalid',
  'session-missing',
  'session-invalid',
  'session-expired',
  'session-revoked',
  'session-unavailable',
  'session-late',
];

/** There is no session any more, or none yet: the host has to give another one. */
export function isSessionEnd({ code }: Failure): boolean {
  return ENDS.includes(code);
}

/** Whether the lack of a session, or of a network, alone kept the answer away: with the next one the same question is worth asking again. */
export function isOfSession(failure: Failure): boolean {
  return failure.code === 'offline' || isSessionEnd(failure);
}

/** Reads an RFC 9457 problem; anything else becomes `answer-unreadable`. */
export async function readFailure(response: Response): Promise<Failure> {
  const fallback = response.headers.get('x-request-id');
  try {
    const problem = (await response.json()) as Partial<Problem>;
    if (typeof problem.code !== 'string') return failureOf('answer-unreadable', fallback);
    const header = Number(response.headers.get('retry-after'));
    const wait = problem.retryAfterSeconds ?? (header > 0 ? header : null);
    return failureOf(problem.code, problem.requestId ?? fallback, wait);
  } catch {
    return failureOf('answer-unreadable', fallback);
  }
}

/** Browsers tell network loss only by a TypeError and its words; a bug in the host's callback is a TypeError too. */
export function isNetworkLoss(error: unknown): boolean {
  if (!navigator.onLine) return true;
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}
