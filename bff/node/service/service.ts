import { type Bff, createBff } from '../../index.ts';
import type { Meter } from '../../ports/meter.ts';
import { SCHEMA_NUMBER } from '../../storage/index.ts';
import { RELEASE } from '../program/release.ts';
import { StartFailure } from '../program/start-failure.ts';
import type { OpenedWorld } from '../program/world.ts';
import { DrainTime } from './drain.ts';
import type { Entry } from './entry.ts';
import { clientAddressOf, type Listening, listen, publicOriginOf } from './listen.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { serveMetrics } from './metrics-server.ts';
import { type Part, startParts, stopParts } from './parts.ts';
import { answerWhileStarting, checksOf } from './probes.ts';
import type { ServedCertificate } from './tls.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

export type Handle = (request: Request) => Promise<Response>;
/** Answers null for what is not its own. */
export type Handler = (request: Request) => Promise<Response | null>;

export interface ServiceOptions {
  host: string;
  /** 0: the system chooses. */
  port: number;
  /** Left out: requests say it themselves. */
  publicOrigin: string | undefined;
  /** Left out: at the root, plain http, and no proxy is believed. */
  entry?: Entry;
  /** Opens the world; the port is taken by then, so that nothing was touched where it cannot be. */
  openWorld(listening: { port: number }, meter: Meter): Promise<OpenedWorld>;
  /** What else is served, before the BFF. */
  handlers(world: OpenedWorld, listening: { port: number }): Promise<readonly Handler[]>;
  /** What SIGHUP reads anew. */
  reloads?(world: OpenedWorld): readonly Reload[];
}

export interface Service {
  port: number;
  world: OpenedWorld;
  /** Reads anew what SIGHUP is for. What cannot be read stays as it was, and the log says so. */
  reload(): Promise<void>;
  /** Answers what is under way, stops what runs beside it, and closes the store: within 24 seconds, whatever hangs. */
  stop(options?: StopOptions): Promise<void>;
}

/** Something that is read anew while the service runs, such as keys or a certificate. Throws where it cannot be used. */
export type Reload = () => Promise<void>;

export interface StopOptions {
  /** False where nobody watches readiness: no time is given to look elsewhere. Default: true. */
  isNoticed?: boolean;
  /** Aborted where it should end sooner. */
  hurry?: AbortSignal;
}

/** Serves the BFF until it is stopped. Takes the port first; requests that come early wait until the world is open, probes do not. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const opened = Promise.withResolvers<Handle>();
  let isOpen = false;
  const answer = async (request: Request) => (isOpen ? null : answerWhileStarting(request)) ?? (await opened.promise)(request);
  const metrics = createMetrics();
  let log: OpenedWorld['log'] | null = null;
  const onFailure = (error: unknown) => log && tell(log, 'tls', error);
  const listening = await listen(answer, options.port, options.host, {
    ...options.entry,
    onFailure,
    onTurnedAway: metrics.meter.turnedAway,
  });
  try {
    const world = await options.openWorld(listening, metrics.meter);
    log = world.log;
    const draining = { is: false };
    const bff = bffOf(options, world, () => draining.is);
    const handlers = await options.handlers(world, listening);
    const parts = [...startParts(world, bff), ...(await watch(world, bff, listening, metrics))];
    opened.resolve(inOrder(handlers, bff.fetch));
    isOpen = true;
    return {
      port: listening.port,
      world,
      reload: () =>
        reload(
          [world.keys.refresh, ...(listening.certificate ? [listening.certificate.reload] : []), ...(options.reloads?.(world) ?? [])],
          world,
        ),
      stop: (how = {}) => {
        draining.is = true;
        return stop({ listening, parts, world }, how);
      },
    };
  } catch (error) {
    opened.resolve(async () => new Response(null, { status: 503 }));
    await listening.close();
    throw error;
  }
}

function bffOf({ publicOrigin, entry }: ServiceOptions, world: OpenedWorld, isDraining: () => boolean): Bff {
  return createBff({
    ...world,
    clientAddressOf,
    publicOrigin: publicOrigin ?? publicOriginOf,
    basePath: entry?.basePath ?? '',
    checks: checksOf(world, isDraining),
    version: { release: RELEASE, schema: SCHEMA_NUMBER, node: process.version },
  });
}

/** `/metrics`, where a port is set for it; scraped until everything else has ended. */
async function watch(world: OpenedWorld, bff: Bff, { certificate }: Listening, metrics: Metrics): Promise<Part[][]> {
  const { METRICS_PORT, METRICS_HOST } = world.programSettings;
  if (METRICS_PORT === undefined) return [];
  const endings = certificate ? [{ kind: 'tls-certificate', endsAt: () => endOf(certificate, world.clock.now()) } as const] : [];
  const server = await serveMetrics(metrics.watch(world, bff, endings), METRICS_PORT, METRICS_HOST);
  return [[{ stop: server.close }]];
}

function endOf({ daysLeft }: ServedCertificate, now: number): number {
  return now + daysLeft(now) * DAY_MILLISECONDS;
}

function inOrder(handlers: readonly Handler[], last: Handle): Handle {
  return async (request) => {
    for (const handler of handlers) {
      const response = await handler(request);
      if (response) return response;
    }
    return last(request);
  };
}

async function reload(reloads: readonly Reload[], { log }: OpenedWorld): Promise<void> {
  for (const one of reloads) await one().catch((error: unknown) => tell(log, 'reload', error));
}

/** A sentence of the program's own, where there is one; of everything else its class and place. */
function tell(log: OpenedWorld['log'], part: string, error: unknown): void {
  if (error instanceof StartFailure) log.notice(part, error.message, true);
  else log.failure(part, error);
}

interface Running {
  listening: Listening;
  parts: readonly Part[][];
  world: OpenedWorld;
}

/** Long work finishes its piece while the last requests are answered; each step has its share of the time, whatever hangs. */
async function stop({ listening, parts, world }: Running, { isNoticed = true, hurry }: StopOptions): Promise<void> {
  const time = new DrainTime({ takenForMilliseconds: isNoticed ? world.programSettings.DRAIN_SECONDS * 1000 : 0, hurry });
  listening.sayFarewell();
  const [working = [], ...later] = parts;
  const worked = stopParts([working]);
  await time.untilNoticed();
  const impatience = time.untilImpatient();
  await Promise.all([listening.close(impatience), Promise.race([worked, impatience])]);
  await time.lastStep(stopParts(later));
  await time.lastStep(world.close());
}
