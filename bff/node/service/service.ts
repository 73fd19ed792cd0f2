import { createBff } from '../../index.ts';
import type { OpenedWorld } from '../program/world.ts';
import { type Listening, listen, socketAddressOf } from './listen.ts';
import { startParts, stopParts } from './parts.ts';

export type Handle = (request: Request) => Promise<Response>;
/** Answers null for what is not its own. */
export type Handler = (request: Request) => Promise<Response | null>;

export interface ServiceOptions {
  host: string;
  /** 0: the system chooses. */
  port: number;
  /** Left out: requests say it themselves. */
  publicOrigin: string | undefined;
  /** Opens the world; the port is taken by then, so that nothing was touched where it cannot be. */
  openWorld(listening: { port: number }): Promise<OpenedWorld>;
  /** What else is served, before the BFF. */
  handlers(world: OpenedWorld, listening: { port: number }): Promise<readonly Handler[]>;
}

export interface Service {
  port: number;
  world: OpenedWorld;
  /** Answers what is under way, stops what runs beside it, and closes the store. */
  stop(): Promise<void>;
}

/** Serves the BFF until it is stopped. Takes the port first; requests that come early wait until the world is open. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const opened = Promise.withResolvers<Handle>();
  const listening = await listen(async (request) => (await opened.promise)(request), options.port, options.host);
  try {
    const world = await options.openWorld(listening);
    const bff = createBff({
      ...world,
      clientAddressOf: socketAddressOf,
      ...(options.publicOrigin === undefined ? {} : { publicOrigin: options.publicOrigin }),
    });
    const handlers = await options.handlers(world, listening);
    const parts = startParts(world, bff);
    opened.resolve(inOrder(handlers, bff.fetch));
    return { port: listening.port, world, stop: () => stop(listening, parts, world) };
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

/** Long work finishes its piece while the last requests are answered. */
async function stop(listening: Listening, parts: ReturnType<typeof startParts>, world: OpenedWorld): Promise<void> {
  const [working = [], ...later] = parts;
  await Promise.all([listening.close(), stopParts([working])]);
  await stopParts(later);
  await world.close();
}

/** Resolves at the first signal to stop; later ones change nothing, because the end is on its way. */
export function nextStopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}
