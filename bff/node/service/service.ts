import { createBff } from '../../index.ts';
import type { OpenedWorld } from '../program/world.ts';
import { DrainTime } from './drain.ts';
import type { Entry } from './entry.ts';
import { clientAddressOf, type Listening, listen, publicOriginOf } from './listen.ts';
import { startParts, stopParts } from './parts.ts';
import { answerWhileStarting, diskNotice, drainingCheck } from './probes.ts';

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
  openWorld(listening: { port: number }): Promise<OpenedWorld>;
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
  const { entry } = options;
  let log: OpenedWorld['log'] | null = null;
  const onFailure = (error: unknown) => log?.failure('tls', error);
  const listening = await listen(answer, options.port, options.host, { ...entry, onFailure });
  try {
    const world = await options.openWorld(listening);
    log = world.log;
    const draining = { is: false };
    const bff = createBff({
      ...world,
      clientAddressOf,
      publicOrigin: options.publicOrigin ?? publicOriginOf,
      basePath: entry?.basePath ?? '',
      checks: [drainingCheck(() => draining.is), diskNotice(world.dataFolder)],
    });
    const handlers = await options.handlers(world, listening);
    const parts = startParts(world, bff);
    opened.resolve(inOrder(handlers, bff.fetch));
    isOpen = true;
    return {
      port: listening.port,
      world,
      reload: () => reload([...(listening.certificate ? [listening.certificate.reload] : []), ...(options.reloads?.(world) ?? [])], world),
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
  for (const one of reloads) await one().catch((error: unknown) => log.failure('reload', error));
}

interface Running {
  listening: Listening;
  parts: ReturnType<typeof startParts>;
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
