import { Hono } from 'hono';
import { createCountingRunner } from './actions/consumption/count-up.ts';
import { createWebhookRunner, type WebhookRunner } from './actions/events/deliver.ts';
import { createReadiness, type Readiness, type ReadyCheck } from './actions/health/readiness.ts';
import { createJobRunner, type JobRunner } from './actions/jobs/run.ts';
import { createOperationRunner } from './actions/money-operations/run.ts';
import { agreementFiles } from './files/agreements/index.ts';
import { openCsv } from './files/csv/open-csv.ts';
import { tableWriters } from './files/index.ts';
import { mountHealth, type Version } from './http/health.ts';
import { createNotFound, mountContract } from './http/mount.ts';
import { mountOpenApi } from './http/openapi.ts';
import type { Clock, Log, Mailer, Meter, Security, Settings, Store, WebhookSender, World } from './ports/index.ts';
import { SILENT_METER } from './ports/meter.ts';
import { DEFAULT_SETTINGS } from './ports/settings.ts';

export type { WebhookRunner } from './actions/events/deliver.ts';
export { type DeliveryLoop, startDeliveryLoop } from './actions/events/deliver-loop.ts';
export type { CheckFound, Readiness, ReadyCheck } from './actions/health/readiness.ts';
export { type JobLoop, startJobLoop } from './actions/jobs/loop.ts';
export type { JobRunner } from './actions/jobs/run.ts';
export { startOperationLoop } from './actions/money-operations/loop.ts';
export { answerLive, answerReadiness, type Version } from './http/health.ts';

export interface BffOptions {
  store: Store;
  clock: Clock;
  security: Security;
  log: Log;
  /** Told of what is worth counting; default: nobody. */
  meter?: Meter;
  /** Carries webhooks out; without one none is sent. */
  sender?: WebhookSender | null;
  /** Sends codes by mail; without one none can be asked for. */
  mailer?: Mailer | null;
  /** What is not named keeps its default. */
  settings?: Partial<Settings>;
  /**
   * The origin by which pages know the BFF, such as `https://portal.example.com`, where a proxy in front of it changes the request's own.
   * A function answers for each request: what your own proxy says of it, never what anybody else could have written there.
   */
  publicOrigin?: string | ((request: Request) => string);
  /**
   * Path under which requests ask for everything, such as `/partner-widgets`; default: none. Only for a server that hands requests on
   * with their whole path: `host.route('/any/path', bff.app)`, or Express's `use`, need none.
   */
  basePath?: string;
  /** Only for a BFF that runs inside a page (stories, sandbox): that page's origin, since scripts cannot set the header. */
  callerOrigin?: string;
  /**
   * The network address a request comes from, by which endpoints that need no session are limited; null where it is not known.
   * Left out, they are not limited here. On a Node server: the socket's address. Behind a proxy that address is the proxy's,
   * and everybody would share one limit: answer what your own proxy says of the client (such as the last entry of
   * `X-Forwarded-For`), and never what anybody else could have written there.
   */
  clientAddressOf?: (request: Request) => string | null;
  /** What else `/readyz` asks, besides the database. */
  checks?: readonly ReadyCheck[];
  /** What `/version` says; left out, there is none. */
  version?: Version;
}

export interface Bff {
  /** Mount with `host.route('/any/path', bff.app)`. */
  app: Hono;
  /** Answers one request. Never throws. Node servers: `getRequestListener(bff.fetch)` of `@hono/node-server`, before any body parser. */
  fetch(request: Request): Promise<Response>;
  /** What `/readyz` tells. */
  readiness(): Promise<Readiness>;
  /**
   * Works on exports. Some process has to, of all that share the store: call `runOnce` again and again there, and `sweep` now and then
   * (`startJobLoop` does both), and `stop` before the end.
   */
  jobs: JobRunner;
  /**
   * Works on long operations that move quota and coupons; `sweep` brings back what is left of expired coupons and tells of
   * versions of agreements that became effective, so call it every minute.
   * Some process has to, as with `jobs`: `startOperationLoop` does both.
   */
  operations: JobRunner;
  /**
   * Adds up bill lines that an earlier release wrote; until then questions about them are refused. Some process has to, as with `jobs`:
   * `startJobLoop` does.
   */
  counting: JobRunner;
  /** Sends events to webhooks, where a `sender` was given. Some process has to, as with `jobs`: `startDeliveryLoop` does. */
  webhooks: WebhookRunner;
}

const BASE_PATH = /^(\/[^/?#]+)*$/;

/** The BFF, as a partner mounts it. Holds nothing of its own but the general request limit: close the store to end it. */
export function createBff({
  settings,
  meter = SILENT_METER,
  sender = null,
  mailer = null,
  publicOrigin,
  basePath = '',
  callerOrigin,
  clientAddressOf,
  checks = [],
  version,
  ...rest
}: BffOptions): Bff {
  if (!BASE_PATH.test(basePath)) throw new TypeError(`basePath must be a path such as /partner-widgets, not "${basePath}".`);
  const world: World = {
    ...rest,
    meter,
    sender,
    mailer,
    tables: tableWriters,
    openTable: openCsv,
    agreementFiles,
    settings: { ...DEFAULT_SETTINGS, ...settings },
  };
  const mounting = { world, publicOrigin, callerOrigin, clientAddressOf };
  const app = new Hono();
  const underPath = basePath === '' ? app : (app.basePath(basePath) as unknown as Hono);
  mountContract(underPath, mounting);
  mountOpenApi(underPath, { basePath, publicOrigin });
  const readiness = createReadiness(world, checks);
  mountHealth(underPath, { readiness, version });
  // Whoever looks after the process itself (service manager, container, proxy) need not know the path.
  if (underPath !== app) mountHealth(app, { readiness, version });
  app.notFound(createNotFound(mounting));
  const jobs = createJobRunner(world, { writers: tableWriters, owner: world.security.makeId('wrk') });
  const operations = createOperationRunner(world, { owner: world.security.makeId('wrk') });
  const webhooks = createWebhookRunner(world, { owner: world.security.makeId('wrk') });
  return {
    app,
    fetch: async (request) => app.fetch(request),
    readiness,
    jobs,
    operations,
    counting: createCountingRunner(world),
    webhooks,
  };
}
