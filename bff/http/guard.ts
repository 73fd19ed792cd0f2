import type { Endpoint } from '../../shared/contract/index.ts';
import { checkSessionAccess } from '../actions/access/check-session-access.ts';
import { identifyKey } from '../actions/access/identify-key.ts';
import { identifySession } from '../actions/access/identify-session.ts';
import { recordRefusal } from '../actions/access/record-refusal.ts';
import type { RequestLimits } from '../actions/access/request-limits.ts';
import { isRefusal, type KeyCaller, type PublicCaller, type Refusal, type SessionCaller } from '../actions/action.ts';
import { refuseUnsigned } from '../actions/agreements/gate.ts';
import type { World } from '../ports/index.ts';
import { networkOf } from './client-network.ts';
import type { Exchange } from './exchange.ts';
import { PROBLEMS } from './problems.ts';

type Caller = PublicCaller | KeyCaller | SessionCaller;

/** Tells the network address behind a request; null where it is not known. */
export type ClientAddressOf = (request: Request) => string | null;

/** Request limits of a process: those it recognises by session or key, and everybody else by address. */
export interface Limits {
  callers: RequestLimits;
  clients: RequestLimits;
  clientAddressOf: ClientAddressOf;
}

/**
 * Who asks, and whether this endpoint is theirs to call: session → rate → permission → what must be signed first. Everything it refuses to
 * somebody it recognised leaves an audit row, except one 429 after another.
 */
export async function guard(
  world: World,
  limits: Limits,
  endpoint: Endpoint,
  exchange: Exchange,
  request: Request,
): Promise<Caller | Refusal> {
  if (endpoint.callers.includes('public')) return guardPublic(world, limits, exchange, request);
  const bearer = bearerOf(request);
  const isForKeys = endpoint.callers.includes('secret-key');
  const identified = isForKeys ? await identifyByKey(world, bearer) : await identifySession(world, bearer, exchange.origin);
  const { caller, refusal } = identified;
  if (caller === null) return refusal as Refusal;
  exchange.caller = caller;

  const limited = limits.callers.take(caller.kind === 'session' ? caller.session.sessionId : caller.keyId, world.clock.now());
  if (limited) {
    if (limited.isFirst) await record(world, exchange, limited.refusal);
    return limited.refusal;
  }
  const refused = refusal ?? (caller.kind === 'session' ? await checkSession(world, endpoint, caller) : null);
  if (refused === null) return caller;
  if (PROBLEMS[refused.refusal].status === 403) await record(world, exchange, refused);
  return refused;
}

async function checkSession(world: World, endpoint: Endpoint, caller: SessionCaller): Promise<Refusal | null> {
  const refused = checkSessionAccess(endpoint, caller);
  if (refused || endpoint.needsAgreements !== true) return refused;
  return refuseUnsigned(world.store.reads, caller, world.clock.businessNow());
}

/** Never limited by what the request says of itself, such as its origin: that would let anyone use up a portal's limit, or step around their own. */
function guardPublic(world: World, limits: Limits, { origin }: Exchange, request: Request): PublicCaller | Refusal {
  const address = limits.clientAddressOf(request);
  const limited = address === null ? null : limits.clients.take(networkOf(address), world.clock.now());
  return limited ? limited.refusal : { kind: 'public', origin };
}

async function identifyByKey(world: World, bearer: string | null): Promise<{ caller: KeyCaller | null; refusal: Refusal | null }> {
  const found = await identifyKey(world, bearer);
  return isRefusal(found) ? { caller: null, refusal: found } : { caller: found, refusal: null };
}

async function record(world: World, { caller, requestId, endpoint }: Exchange, refused: Refusal): Promise<void> {
  if (caller) await recordRefusal(world, { caller, requestId, endpoint }, refused);
}

const BEARER = /^Bearer +(\S+) *$/i;

function bearerOf(request: Request): string | null {
  const header = request.headers.get('authorization');
  if (header === null) return null;
  return BEARER.exec(header)?.[1] ?? '';
}
