import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type WorldSigner, worldSigners } from '../../sandbox/generate-signatures.ts';
import { createMailbox, type Mailbox } from '../../sandbox/mailbox.ts';
import { addAgreements } from '../../sandbox/seed-agreements.ts';
import { seedWorld, WORLD_PARTNERS, type WorldPartnerName, worldKeys } from '../../sandbox/world.ts';
import { typed } from '../program/release.ts';
import { keepFilesPrivate, StartFailure } from '../program/start-failure.ts';
import { type OpenedWorld, openWorld } from '../program/world.ts';
import { type Service, startService } from '../service/service.ts';
import { runUntilStopped } from '../service/signals.ts';
import { widgetsFolder, widgetsHandler } from '../service/widgets-files.ts';
import { refuseForeignName } from './own-names.ts';
import { createPortal } from './portal.ts';
import { isLoopback, OPEN_DEMONSTRATION, readyMessage } from './start-messages.ts';
import { readStartOptions, type StartOptions, USAGE } from './start-options.ts';

const WIDGETS_FOLDER = widgetsFolder();
const DEMONSTRATION_SEED = 'demonstration';
const LOG_FILE = 'log.jsonl';

/** `npm start`: the BFF, the widgets' files and the demonstration portal on one port, until a signal. Answers with the exit code. */
export async function serve(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return 0;
  }
  keepFilesPrivate();
  try {
    const options = readStartOptions(args, process.env);
    return await runUntilStopped(() => start(options), { hangUp: 'stop', isDraining: false });
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    console.error(error.message);
    return 1;
  }
}

async function start(options: StartOptions): Promise<Service> {
  const { env, dataFolder, at, logPath = join(dataFolder, LOG_FILE) } = options;
  const mailbox = createMailbox(() => Date.now());
  const service = await startService({
    host: options.host,
    port: options.port,
    publicOrigin: env.PUBLIC_ORIGIN ? options.publicOrigin : undefined,
    openWorld: (_listening, meter) => openWorld(env, { demonstration: { at }, logPath, meter, mailer: () => mailbox }),
    handlers: async (world, { port }) => {
      const here = withPort(options, port);
      const ownNames = async (request: Request) => refuseForeignName(request, here.publicOrigin);
      return [widgetsHandler(WIDGETS_FOLDER, builtVersion()), ownNames, await openPortal(world, mailbox, here)];
    },
  });
  const { world, port } = service;
  console.log(readyMessage(withPort(options, port), movedTo(world), world.dataFolder, logPath));
  if (!isLoopback(options.host)) console.log(OPEN_DEMONSTRATION);
  return service;
}

/** With port 0 the system chose one. */
function withPort(options: StartOptions, port: number): StartOptions {
  return options.port === 0 ? { ...options, port, publicOrigin: options.publicOrigin.replace(/:0$/, `:${port}`) } : options;
}

function movedTo({ isTimeMoved, clock }: OpenedWorld): string | null {
  return isTimeMoved ? businessDay(clock.businessNow()) : null;
}

/** Seeds an empty database. A database with other partners in it is somebody's own: it gets no demonstration keys and no portal. */
async function openPortal(world: OpenedWorld, mailbox: Mailbox, { host, port, publicOrigin }: StartOptions) {
  const keys = worldKeys();
  const partners = await world.store.reads.partners.list();
  if (partners.length === 0) {
    console.log('First start: inventing customers …');
    await seedWorld({ store: world.store, security: world.security, seed: DEMONSTRATION_SEED, now: world.clock.businessNow() });
  } else if (!partners.some(({ partnerId }) => partnerId === keys.own.partner.partnerId)) {
    throw new StartFailure(
      `This database holds other partners than the demonstration’s. Serve it in earnest: ${typed('serve')}. Or name another with DATA_DIR or DATABASE_URL.`,
    );
  } else await addWhatIsNew(world);
  return createPortal({
    keys,
    signers: await signersOf(world),
    widgets: `/widgets/${builtVersion()}/index.js`,
    movedTo: () => movedTo(world),
    mails: mailbox.received,
    bffUrl: `http://${['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host}:${port}`,
    publicOrigin,
  });
}

/** Customers as whom one can look; of a demonstration of an earlier release those that it has. */
async function signersOf({ store }: OpenedWorld): Promise<Map<WorldPartnerName, WorldSigner[]>> {
  const found = new Map<WorldPartnerName, WorldSigner[]>();
  for (const name of WORLD_PARTNERS) {
    const { partnerId } = worldKeys()[name].partner;
    const signers = worldSigners(DEMONSTRATION_SEED, name);
    const known = await Promise.all(signers.map(({ customerId }) => store.reads.agreements.customer(partnerId, customerId)));
    found.set(
      name,
      signers.filter((_, index) => known[index] !== null),
    );
  }
  return found;
}

/** What a demonstration of an earlier release was not seeded with. */
async function addWhatIsNew({ store, security, clock }: OpenedWorld): Promise<void> {
  for (const name of WORLD_PARTNERS) if (name !== 'own') await addAgreements(store, security, name, clock.businessNow());
}

/** Changes with every build, so that what stands under it can be kept by caches for good. */
function builtVersion(): string {
  try {
    return `build-${readFileSync(join(WIDGETS_FOLDER, '.inputs'), 'utf8').slice(0, 12)}`;
  } catch {
    throw new StartFailure('The widgets are not built yet. Start with `npm start`, which builds them.');
  }
}

function businessDay(milliseconds: number): string {
  return new Date(milliseconds + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await serve(process.argv.slice(2));
