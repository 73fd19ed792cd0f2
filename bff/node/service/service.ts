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
  let world: OpenedWorld | null = null;
  const onFailure = (error: unknown) => world && tell(world.log, 'entry', error);
  const listening = await listen(answer, options.port, options.host, {
    ...options.entry,
    onFailure,
    onRenewed: (endsAt) =>
      world?.log.notice('entry', `The renewed certificate is served. It ends ${new Date(endsAt).toISOString()}.`, false),
    onTurnedAway: metrics.meter.turnedAway,
  });
  try {
    world = await options.openWorld(listening, metrics.meter);
    const running = await run(options, world, listening, metrics);
    opened.resolve(running.handle);
    isOpen = true;
    return running.service;
  } catch (error) {
    opened.resolve(async () => new Response(null, { status: 503 }));
    await listening.close();
    await world?.close();
    throw error;
  }
}

/** What may fail comes before what runs beside the requests. */
async function run(
  options: ServiceOptions,
  world: OpenedWorld,
  listening: Listening,
  metrics: Metrics,
): Promise<{ handle: Handle; service: Service }> {
  const draining = { is: false };
  const bff = bffOf(options, world, () => draining.is);
  const handlers = await options.handlers(world, listening);
  const watching = await watch(world, bff, listening, metrics);
  const parts = [...startParts(world, bff), ...watching];
  const reloads = [
    world.keys.refresh,
    ...(listening.certificate ? [listening.certificate.reload] : []),
    ...(options.reloads?.(world) ?? []),
  ];
  const service: Service = {
    port: listening.port,
    world,
    reload: () => reload(reloads, world),
    stop: (how = {}) => {
      draining.is = true;
      return stop({ listening, parts, world }, how);
    },
  };
  return { handle: inOrder(handlers, bff.fetch), service };
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

/** Long work finishes its piece while the last requests are answered; each step has its share of the time, whatever hangs or fails. */
async function stop({ listening, parts, world }: Running, { isNoticed = true, hurry }: StopOptions): Promise<void> {
  const { log, programSettings } = world;
  const takenFor = isNoticed ? programSettings.DRAIN_SECONDS : 0;
  log.notice('end', `Told to end: takes requests for another ${takenFor} s, then answers those under way.`, false);
  const time = new DrainTime({ takenForMilliseconds: takenFor * 1000, hurry });
  listening.sayFarewell();
  const [working = [], ...later] = parts;
  const worked = stopParts([working]);
  await time.untilNoticed();
  const impatience = time.untilImpatient().then(() => false);
  const quiet = Promise.all([listening.close(impatience), worked]).then(() => true);
  await end(log, 'requests and work under way', Promise.race([quiet, impatience]));
  for (const group of later) await end(log, 'signing heads and taking leave', time.lastStep(stopParts([group])));
  await end(log, 'closing the database', time.lastStep(world.close()));
  time.end();
}

/** Whatever becomes of a step, the next one has its turn. */
async function end(log: OpenedWorld['log'], step: string, ended: Promise<boolean>): Promise<void> {
  const isEnded = await ended.catch((error: unknown) => {
    tell(log, 'end', error);
    return true;
  });
  if (!isEnded) log.notice('end', `Goes on without waiting longer for: ${step}.`, true);
}
