import type { Context, Hono } from 'hono';
import { contract, type Endpoint, type EndpointKey } from '../../shared/contract/index.ts';
import { RequestLimits } from '../actions/access/request-limits.ts';
import {
  type CallOf,
  type Client,
  type FileAnswer,
  isRefusal,
  type KeyCaller,
  type Refusal,
  Replayed,
  refuse,
  type SessionCaller,
} from '../actions/action.ts';
import { actorIdOf } from '../actions/audit-entry.ts';
import { actions } from '../actions/index.ts';
import { requestHashOf } from '../actions/once/request-hash.ts';
import type { World } from '../ports/index.ts';
import { answerPreflight, isForPages, readerOf } from './cors.ts';
import { answerFile, answerJson, answerNothing, answerProblem, type Exchange, type ExchangeOptions, openExchange } from './exchange.ts';
import { type ClientAddressOf, guard, type Limits } from './guard.ts';
import { InFlight, readOnce } from './once.ts';
import { createParse } from './parse.ts';
import { createAnswer } from './parse-answer.ts';
import { DEFAULT_MAXIMUM_BODY_BYTES, receiveText } from './receive.ts';
import { refusalOf } from './refused.ts';
import { isSessionFailure } from './session-failures.ts';

export interface Mounting extends ExchangeOptions {
  world: World;
  clientAddressOf?: ClientAddressOf | undefined;
}

/** Mounts every endpoint of the contract, and answers for its paths what no endpoint does. */
export function mountContract(app: Hono, mounting: Mounting): void {
  const { requestsPerMinute } = mounting.world.settings;
  const limits: Limits = {
    callers: new RequestLimits(requestsPerMinute),
    clients: new RequestLimits(requestsPerMinute),
    clientAddressOf: mounting.clientAddressOf ?? (() => null),
  };
  for (const [path, known] of pathsOf(contract)) {
    for (const { key, method, endpoint } of known) app.on(method, path, createHandler(mounting, limits, key, endpoint));
    app.all(path, createOtherMethod(mounting, path, known));
  }
  app.all('/v1/*', createNotFound(mounting));
}

interface Mounted {
  key: EndpointKey;
  method: string;
  endpoint: Endpoint;
}

/** Endpoints by path. Paths that are written out come first: each is answered as a whole before `/v1/customers/:customerId` takes it for an id. */
function pathsOf(endpoints: Record<string, Endpoint>): [path: string, known: Mounted[]][] {
  const paths = new Map<string, Mounted[]>();
  for (const [key, endpoint] of Object.entries(endpoints)) {
    const [method = '', path = ''] = key.split(' ');
    paths.set(path, [...(paths.get(path) ?? []), { key: key as EndpointKey, method, endpoint }]);
  }
  return [...paths].sort(([one], [other]) => Number(one.includes('/:')) - Number(other.includes('/:')));
}

/** size → session → rate → permission → parse in → action → parse out. */
function createHandler(mounting: Mounting, limits: Limits, key: EndpointKey, endpoint: Endpoint) {
  const { world } = mounting;
  const parse = createParse(endpoint);
  const write = createAnswer(endpoint);
  const act = actions[key] as (world: World, call: CallOf<EndpointKey>) => Promise<unknown>;
  const inFlight = new InFlight();
  const maximumBytes = endpoint.maximumBodyBytes ?? DEFAULT_MAXIMUM_BODY_BYTES;

  async function run(context: Context, exchange: Exchange): Promise<Refusal | Success> {
    const request = context.req.raw;
    const text = endpoint.body ? await receiveText(request, maximumBytes) : null;
    if (isRefusal(text)) return text;
    if (text !== null) keepText(context, text);
    const caller = await guard(world, limits, endpoint, exchange, request);
    if (isRefusal(caller)) return caller;
    const begun = { caller, requestId: exchange.requestId, client: clientOf(mounting, request) };
    const given = endpoint.isCommand
      ? await runOnce(context, begun as Begun)
      : await act(world, { ...(await parse(context)), ...begun } as CallOf<EndpointKey>);
    exchange.isReplayed = given instanceof Replayed;
    const answer = given instanceof Replayed ? given.answer : given;
    if (isRefusal(answer)) return answer;
    return endpoint.isFile ? { file: answer as FileAnswer } : { body: write(answer) };
  }

  async function runOnce(context: Context, begun: Begun): Promise<unknown> {
    const once = readOnce(context.req.raw.headers);
    if (isRefusal(once)) return once;
    const parsed = await parse(context);
    const call = { ...parsed, ...begun, once: { ...once, endpoint: key, requestHash: await requestHashOf(world.security, parsed) } };
    return inFlight.run(begun.caller, once.key, () => act(world, call as CallOf<EndpointKey>));
  }

  return async (context: Context): Promise<Response> => {
    const exchange = openExchange(world, context.req.raw, key, mounting);
    const outcome = await run(context, exchange).catch((error: unknown) => settle(world, exchange, error));
    exchange.readableBy = await readerOf(world, endpoint, exchange, !isRefusal(outcome));
    if (isRefusal(outcome)) return finish(world, exchange, answerProblem(exchange, outcome));
    return finish(world, exchange, answerSuccess(exchange, endpoint, outcome));
  };
}

interface Begun {
  caller: KeyCaller | SessionCaller;
  requestId: string;
  client: Client;
}

/** For the annex of a signature alone; no log line holds it. */
function clientOf({ clientAddressOf }: Mounting, request: Request): Client {
  return { address: clientAddressOf?.(request) ?? null, agent: request.headers.get('user-agent') };
}

type Success = { body: Uint8Array<ArrayBuffer> } | { file: FileAnswer };

function answerSuccess(exchange: Exchange, { status }: Endpoint, outcome: Success): Response {
  if ('file' in outcome) return answerFile(exchange, outcome.file);
  return status === 204 ? answerNothing(exchange) : answerJson(exchange, status, outcome.body);
}

/** Hands the text that was read to the validator, which would read the body itself. Hono keeps promises here, whatever its types say. */
function keepText({ req }: Context, text: string): void {
  req.bodyCache.text = Promise.resolve(text) as unknown as string;
}

function settle(world: World, { requestId }: Exchange, error: unknown): Refusal {
  const { refusal, isFailure } = refusalOf(error);
  if (isFailure) world.log.failure(requestId, error);
  return refusal;
}

function finish(world: World, exchange: Exchange, response: Response): Response {
  const { requestId, traceparent, caller, endpoint, code, startedAt } = exchange;
  const counted = { endpoint, status: response.status, code, milliseconds: Math.round((performance.now() - startedAt) * 10) / 10 };
  world.meter.request(counted);
  if (code !== null && isSessionFailure(endpoint, code)) world.meter.sessionFailed(code);
  world.log.request({
    requestId,
    traceparent,
    partnerId: caller?.partner.partnerId ?? null,
    actorId: caller && actorIdOf(caller),
    ...counted,
  });
  return response;
}

/** Preflights of a known path, and methods it does not have. */
function createOtherMethod(mounting: Mounting, path: string, known: readonly { method: string; endpoint: Endpoint }[]) {
  const { world } = mounting;
  const allow = [...known.map(({ method }) => method), 'OPTIONS'].join(', ');
  const forPages = known.filter(({ endpoint }) => isForPages(endpoint)).map(({ method }) => method);
  return async (context: Context): Promise<Response> => {
    const isPreflight = context.req.method === 'OPTIONS';
    const exchange = openExchange(world, context.req.raw, `${isPreflight ? 'OPTIONS' : 'other'} ${path}`, mounting);
    const answer = isPreflight
      ? await answerPreflight(world, exchange, forPages).catch((error: unknown) => answerProblem(exchange, settle(world, exchange, error)))
      : answerProblem(exchange, refuse('method-not-allowed'), { allow });
    return finish(world, exchange, answer);
  };
}

/** The path stays out of the log: anything can be written in it. */
export function createNotFound(mounting: Mounting) {
  return (context: Context): Response => {
    const exchange = openExchange(mounting.world, context.req.raw, 'unknown', mounting);
    return finish(mounting.world, exchange, answerProblem(exchange, refuse('not-found')));
  };
}
