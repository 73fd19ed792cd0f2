import type { Endpoint } from '../../shared/contract/index.ts';
import { isOriginOpen } from '../actions/access/is-origin-open.ts';
import { refuse } from '../actions/action.ts';
import type { World } from '../ports/index.ts';
import { answerNothing, answerProblem, type Exchange } from './exchange.ts';

const PREFLIGHT_SECONDS = 600;
const ALLOWED_HEADERS = 'Authorization, Content-Type, X-Request-Id, Traceparent, Idempotency-Key, Step-Up-Code';

/** Whether pages call this endpoint at all; what a partner's server calls never answers a page. */
export function isForPages(endpoint: Endpoint): boolean {
  return !endpoint.callers.includes('secret-key');
}

/** Answers a preflight, to origins that some live session names and to no other. */
export async function answerPreflight(world: World, exchange: Exchange, methods: readonly string[]): Promise<Response> {
  if (methods.length === 0 || !(await isOriginOpen(world, exchange.origin))) {
    return answerProblem(exchange, refuse(exchange.origin === null ? 'origin-missing' : 'origin-not-allowed'));
  }
  exchange.readableBy = exchange.origin;
  return answerNothing(exchange, {
    'access-control-allow-methods': methods.join(', '),
    'access-control-allow-headers': ALLOWED_HEADERS,
    'access-control-max-age': String(PREFLIGHT_SECONDS),
  });
}

/**
 * Which page may read the answer. A success: the page the token is bound to, or the one that swapped. A refusal of somebody
 * unrecognised says nothing about anybody, so every page that may hold a session can read why it was refused.
 */
export async function readerOf(world: World, endpoint: Endpoint, exchange: Exchange, isSuccess: boolean): Promise<string | null> {
  const { origin, caller } = exchange;
  if (origin === null || !isForPages(endpoint)) return null;
  if (caller?.kind === 'session') return caller.session.token.origin === origin ? origin : null;
  if (isSuccess) return origin;
  return (await isOriginOpen(world, origin).catch(() => false)) ? origin : null;
}
