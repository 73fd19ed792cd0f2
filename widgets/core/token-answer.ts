import type { AnswerOf } from '../../shared/contract/index.ts';

export type TokenAnswer = AnswerOf<'POST /v1/session/token'>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/**
 * Whether it is the BFF that has answered. Gateways put answers into envelopes of their own, or answer in its place; what all else rests on is
 * looked at before anything rests on it.
 */
export function isTokenAnswer(answer: unknown): answer is TokenAnswer {
  if (!isObject(answer)) return false;
  const { token, expiresInSeconds, session } = answer;
  const isBearer = typeof token === 'string' && typeof expiresInSeconds === 'number' && expiresInSeconds > 0;
  return isBearer && isObject(session) && isObject(session.partner) && isObject(session.actor) && Array.isArray(session.actions);
}
