import type { Problem, ProblemCode } from '../../shared/values/problem-codes.ts';
import type { FileAnswer, KeyCaller, Refusal, SessionCaller } from '../actions/action.ts';
import type { World } from '../ports/index.ts';
import { PROBLEMS, problemOf } from './problems.ts';

/** One request and its answer, as far as it has come. */
export interface Exchange {
  readonly endpoint: string;
  readonly requestId: string;
  readonly traceparent: string | null;
  /** The page that asks; null where none is named. */
  readonly origin: string | null;
  readonly startedAt: number;
  /** Known from the moment a key or token was recognised, even where it is refused. */
  caller: KeyCaller | SessionCaller | null;
  code: ProblemCode | null;
  /** The origin that may read the answer. */
  readableBy: string | null;
  /** True where the answer is the one that this command was given before. */
  isReplayed: boolean;
}

/** A UUID or 32 hexadecimal digits: enough to follow a request through a portal, too narrow to carry anything about a person. */
const FOREIGN_REQUEST_ID = /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
/** W3C Trace Context, version 00 and those like it. */
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;
const ORIGIN = /^(?:null|[a-z][a-z0-9+.-]*:\/\/[^\s/?#]+)$/;
const MAXIMUM_ORIGIN_LENGTH = 255;

export interface ExchangeOptions {
  /** The BFF's own origin where a proxy changes what requests say; default: the request URL's. */
  publicOrigin?: string | ((request: Request) => string) | undefined;
  /** The page's origin where the BFF runs inside the page itself, since no script can set the header. */
  callerOrigin?: string | undefined;
}

export function openExchange(world: World, request: Request, endpoint: string, options: ExchangeOptions): Exchange {
  const { headers } = request;
  const foreignId = headers.get('x-request-id');
  const traceparent = headers.get('traceparent');
  return {
    endpoint,
    requestId: foreignId !== null && FOREIGN_REQUEST_ID.test(foreignId) ? foreignId : world.security.makeId('req'),
    traceparent: traceparent !== null && TRACEPARENT.test(traceparent) ? traceparent : null,
    origin: originOf(request, options),
    startedAt: performance.now(),
    caller: null,
    code: null,
    readableBy: null,
    isReplayed: false,
  };
}

/** Browsers leave `Origin` out of same-origin GET requests, but say `Sec-Fetch-Site`, which no script can forge. */
function originOf(request: Request, { publicOrigin, callerOrigin }: ExchangeOptions): string | null {
  const { headers } = request;
  const origin = headers.get('origin') ?? callerOrigin;
  if (origin !== undefined) return origin.length <= MAXIMUM_ORIGIN_LENGTH && ORIGIN.test(origin) ? origin : null;
  if (headers.get('sec-fetch-site') !== 'same-origin') return null;
  return typeof publicOrigin === 'function' ? publicOrigin(request) : (publicOrigin ?? new URL(request.url).origin);
}

const SAFE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
const JSON_HEADERS = { ...SAFE_HEADERS, 'content-type': 'application/json; charset=utf-8' };
const PROBLEM_HEADERS = { ...SAFE_HEADERS, 'content-type': 'application/problem+json; charset=utf-8' };

type HeaderTable = Record<string, string>;

function withExchange(headers: HeaderTable, { requestId, readableBy, isReplayed }: Exchange): HeaderTable {
  const own: HeaderTable = { ...headers, 'x-request-id': requestId, vary: 'Origin' };
  if (isReplayed) own['idempotency-replayed'] = 'true';
  if (readableBy !== null) {
    own['access-control-allow-origin'] = readableBy;
    own['access-control-expose-headers'] = 'X-Request-Id, Retry-After, Content-Disposition, Idempotency-Replayed';
  }
  return own;
}

export function answerJson(exchange: Exchange, status: number, body: Uint8Array<ArrayBuffer>): Response {
  return new Response(body, { status, headers: withExchange(JSON_HEADERS, exchange) });
}

export function answerNothing(exchange: Exchange, more: HeaderTable = {}): Response {
  return new Response(null, { status: 204, headers: withExchange({ ...SAFE_HEADERS, ...more }, exchange) });
}

/** A file to be saved, never shown. Its length is said where it is known, so that a download that broke off is not taken for whole; else it goes out in chunks, which tell that too. */
export function answerFile(exchange: Exchange, { stream, contentType, fileName, plainName, bytes }: FileAnswer): Response {
  const headers = {
    ...SAFE_HEADERS,
    'content-type': contentType,
    ...(bytes === null ? {} : { 'content-length': String(bytes) }),
    'content-disposition': dispositionOf(fileName, plainName),
  };
  return new Response(stream, { status: 200, headers: withExchange(headers, exchange) });
}

/** RFC 6266: a name in ASCII for who reads nothing else, and the name itself in UTF-8 (RFC 8187). */
function dispositionOf(fileName: string, plainName: string = fileName): string {
  const plain = plainName.replace(/[^A-Za-z0-9._-]+/g, '_').replace(/^_/, 'export');
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

export function answerProblem(exchange: Exchange, refusal: Refusal, more: HeaderTable = {}): Response {
  exchange.code = refusal.refusal;
  const problem: Problem = problemOf(refusal, exchange.requestId);
  const headers = withExchange({ ...PROBLEM_HEADERS, ...more }, exchange);
  if (refusal.retryAfterSeconds !== undefined) headers['retry-after'] = String(refusal.retryAfterSeconds);
  if (PROBLEMS[refusal.refusal].status === 401) headers['www-authenticate'] = 'Bearer';
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
