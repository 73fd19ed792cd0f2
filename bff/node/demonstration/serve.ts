import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBff, type JobLoop, startJobLoop } from '../../index.ts';
import { seedWorld, worldKeys } from '../../sandbox/world.ts';
import { keepFilesPrivate, StartFailure } from '../program/start-failure.ts';
import { type OpenedWorld, openWorld } from '../program/world.ts';
import { type Heads, startHeads } from '../service/heads.ts';
import { isLoopback, OPEN_DEMONSTRATION, refuseKnownKeys } from '../service/known-keys.ts';
import { type Listening, listen, socketAddressOf } from '../service/listen.ts';
import { serveFolder } from '../service/static.ts';
import { refuseForeignName } from './own-names.ts';
import { createPortal } from './portal.ts';
import { readyMessage } from './start-messages.ts';
import { readStartOptions, type StartOptions } from './start-options.ts';

const WIDGETS_FOLDER = fileURLToPath(new URL('../../../dist/widgets/', import.meta.url));
const DEMONSTRATION_SEED = 'demonstration';
const LOG_FILE = 'log.jsonl';

/** `npm start`: the BFF, the widgets' files and the demonstration portal on one port, until a signal. Answers with the exit code. */
export async function serve(args: readonly string[]): Promise<number> {
  keepFilesPrivate();
  try {
    const options = readStartOptions(args, process.env);
    const stopped = nextStopSignal();
    const running = await start(options);
    await stopped;
    await running.stop();
    return 0;
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    console.error(error.message);
    return 1;
  }
}

/** Resolves at the first signal to stop; later ones change nothing, because the end is on its way. */
function nextStopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

type Handle = (request: Request) => Promise<Response>;

/** Takes the port first: where it is taken, nothing else has been touched. Requests that come early wait until the world is open. */
async function start(options: StartOptions): Promise<{ stop(): Promise<void> }> {
  const opened = Promise.withResolvers<Handle>();
  const listening = await listen(async (request) => (await opened.promise)(request), options.port, options.host);
  try {
    const here = withPort(options, listening.port);
    const { world, handle, heads, jobs } = await open(here);
    opened.resolve(handle);
    return { stop: () => stop(listening, jobs, heads, world) };
  } catch (error) {
    opened.resolve(async () => new Response(null, { status: 503 }));
    await listening.close();
    throw error;
  }
}

/** With port 0 the system chose one. */
function withPort(options: StartOptions, port: number): StartOptions {
  return options.port === 0 ? { ...options, port, publicOrigin: options.publicOrigin.replace(/:0$/, `:${port}`) } : options;
}

async function open(options: StartOptions) {
  const dataFolder = process.env.DATA_DIR || '.data';
  const logPath = process.env.LOG_FILE || (options.isDemonstration ? join(dataFolder, LOG_FILE) : undefined);
  const world = await openWorld(process.env, { at: options.at, logPath });
  if (!options.isDemonstration) await refuseKnownKeys(world);
  const bff = createBff({
    ...world,
    clientAddressOf: socketAddressOf,
    ...(process.env.PUBLIC_ORIGIN ? { publicOrigin: options.publicOrigin } : {}),
  });
  const movedTo = () => (world.isTimeMoved ? businessDay(world.clock.businessNow()) : null);
  const ownNames = async (request: Request) => refuseForeignName(request, options.publicOrigin);
  const demonstration = options.isDemonstration ? [ownNames, await openPortal(world, movedTo, options)] : [];
  const handlers = [widgetsHandler(), ...demonstration];
  const heads = startHeads({
    ...world,
    folder: world.dataFolder,
    onHead: world.log.head,
    onFailure: (error) => world.log.failure('heads', error),
  });
  const jobs = startJobLoop(bff.jobs, world);
  console.log(readyMessage(options, movedTo(), world.dataFolder, logPath));
  if (options.isDemonstration && !isLoopback(options.host)) console.log(OPEN_DEMONSTRATION);
  const handle: Handle = async (request) => {
    for (const handler of handlers) {
      const response = await handler(request);
      if (response) return response;
    }
    return bff.fetch(request);
  };
  return { world, heads, jobs, handle };
}

/** Seeds an empty database. A database with other partners in it is somebody's own: it gets no demonstration keys and no portal. */
async function openPortal(world: OpenedWorld, movedTo: () => string | null, { host, port, publicOrigin }: StartOptions) {
  const keys = worldKeys();
  const partners = await world.store.reads.partners.list();
  if (partners.length === 0) {
    console.log('First start: inventing customers …');
    await seedWorld({ store: world.store, security: world.security, seed: DEMONSTRATION_SEED, now: world.clock.businessNow() });
  } else if (!partners.some(({ partnerId }) => partnerId === keys.own.partner.partnerId)) {
    throw new StartFailure(
      'This database holds other partners than the demonstration’s. Start it with `npm start -- --service`, or name another with DATA_DIR or DATABASE_URL.',
    );
  }
  return createPortal({
    keys,
    widgets: `/widgets/${widgetsVersion()}/index.js`,
    movedTo,
    bffUrl: `http://${['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host}:${port}`,
    publicOrigin,
  });
}

function widgetsHandler() {
  const files = serveFolder({ folder: WIDGETS_FOLDER, version: widgetsVersion(), isShared: true });
  return async (request: Request): Promise<Response | null> => {
    const { pathname } = new URL(request.url);
    return request.method === 'GET' && pathname.startsWith('/widgets/') ? files(pathname.slice('/widgets/'.length), request) : null;
  };
}

/** Changes with every build, so that what stands under it can be kept by caches for good. */
function widgetsVersion(): string {
  try {
    return `build-${readFileSync(join(WIDGETS_FOLDER, '.inputs'), 'utf8').slice(0, 12)}`;
  } catch {
    throw new StartFailure('The widgets are not built yet. Start with `npm start`, which builds them.');
  }
}

function businessDay(milliseconds: number): string {
  return new Date(milliseconds + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** Long work finishes its piece while the last requests are answered; the heads are signed when nothing changes any more. */
async function stop(listening: Listening, jobs: JobLoop, heads: Heads, world: OpenedWorld): Promise<void> {
  await Promise.all([listening.close(), jobs.stop()]);
  await heads.stop();
  await world.close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await serve(process.argv.slice(2));
