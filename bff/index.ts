import { Hono } from 'hono';
import { createJobRunner, type JobRunner } from './actions/jobs/run.ts';
import { tableWriters } from './files/index.ts';
import { mountHealth } from './http/health.ts';
import { createNotFound, mountContract } from './http/mount.ts';
import { mountOpenApi } from './http/openapi.ts';
import type { Clock, Log, Meter, Security, Settings, Store, WebhookSender, World } from './ports/index.ts';
import { SILENT_METER } from './ports/meter.ts';
import { DEFAULT_SETTINGS } from './ports/settings.ts';

export { type JobLoop, startJobLoop } from './actions/jobs/loop.ts';
export type { JobRunner } from './actions/jobs/run.ts';

export interface BffOptions {
  store: Store;
  clock: Clock;
  security: Security;
  log: Log;
  /** Told of what is worth counting; default: nobody. */
  meter?: Meter;
  /** Carries webhooks out; without one none is sent. */
  sender?: WebhookSender | null;
  /** What is not named keeps its default. */
  settings?: Partial<Settings>;
  /** The origin by which pages know the BFF, such as `https://portal.example.com`, where a proxy in front of it changes the request's own. */
  publicOrigin?: string;
  /** Only for a BFF that runs inside a page (stories, sandbox): that page's origin, since scripts cannot set the header. */
  callerOrigin?: string;
  /**
   * The network address a request comes from, by which endpoints that need no session are limited; null where it is not known.
   * Left out, they are not limited here. On a Node server: the socket's address. Behind a proxy that address is the proxy's,
   * and everybody would share one limit: answer what your own proxy says of the client (such as the last entry of
   * `X-Forwarded-For`), and never what anybody else could have written there.
   */
  clientAddressOf?: (request: Request) => string | null;
}

export interface Bff {
  /** Mount with `host.route('/any/path', bff.app)`. */
  app: Hono;
  /** Answers one request. Never throws. Node servers: `getRequestListener(bff.fetch)` of `@hono/node-server`, before any body parser. */
  fetch(request: Request): Promise<Response>;
  /**
   * Works on exports. Some process has to, of all that share the store: call `runOnce` again and again there, and `sweep` now and then
   * (`startJobLoop` does both), and `stop` before the end.
   */
  jobs: JobRunner;
}

/** The BFF, as a partner mounts it. Holds nothing of its own but the general request limit: close the store to end it. */
export function createBff({
  settings,
  meter = SILENT_METER,
  sender = null,
  publicOrigin,
  callerOrigin,
  clientAddressOf,
  ...rest
}: BffOptions): Bff {
  const world: World = { ...rest, meter, sender, settings: { ...DEFAULT_SETTINGS, ...settings } };
  const mounting = { world, publicOrigin, callerOrigin, clientAddressOf };
  const app = new Hono();
  mountContract(app, mounting);
  mountOpenApi(app);
  mountHealth(app, world);
  app.notFound(createNotFound(mounting));
  const jobs = createJobRunner(world, { writers: tableWriters, owner: world.security.makeId('wrk') });
  return { app, fetch: async (request) => app.fetch(request), jobs };
}
