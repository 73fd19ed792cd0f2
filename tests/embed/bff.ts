import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenedWorld, openWorld } from '../../bff/node/program/world.ts';
import { startService } from '../../bff/node/service/service.ts';
import { widgetsFolder, widgetsHandler, widgetsVersion } from '../../bff/node/service/widgets-files.ts';
import { worldSigners } from '../../bff/sandbox/generate-signatures.ts';
import { createMailbox } from '../../bff/sandbox/mailbox.ts';
import { seedWorld, worldKeys } from '../../bff/sandbox/world.ts';
import { ensureBuilt } from '../../scripts/build.mjs';
import { temporaryFolder } from '../e2e/process.ts';

const SEED = 'hosts';
/** What is tried here is not how much may be revealed. */
const WIDE_LIMITS = { REVEAL_CELLS_PER_MINUTE: '100000', REVEAL_CELLS_PER_DAY: '100000', REVEAL_CELLS_PER_PARTNER_HOUR: '100000' };

export interface Bff {
  origin: string;
  world: OpenedWorld;
  /** Where the widgets’ files are. */
  widgets: string;
  /** Where its database is. */
  dataFolder: string;
  /** Customers of the distributor who are asked to sign; each test takes its own. */
  signers: readonly string[];
  stop(): Promise<void>;
}

/** The BFF with a small world and the widgets' files, in this process: what hosts embed. */
export async function startBff(): Promise<Bff> {
  ensureBuilt(process.execPath);
  const data = temporaryFolder('hosts');
  const mailbox = createMailbox(() => Date.now());
  // A copy: what a page loads later is of the same build as what it loaded first, should somebody build meanwhile.
  const widgets = join(data.path, 'widgets');
  cpSync(widgetsFolder(), widgets, { recursive: true });
  const service = await startService({
    host: '127.0.0.1',
    port: 0,
    publicOrigin: undefined,
    openWorld: (_listening, meter) =>
      openWorld(
        { DATA_DIR: data.path, ...WIDE_LIMITS },
        { demonstration: {}, logPath: join(data.path, 'log.jsonl'), meter, mailer: () => mailbox },
      ),
    handlers: async ({ store, security, clock }) => {
      await seedWorld({ store, security, seed: SEED, now: clock.businessNow(), customers: 400, olderCycles: 0 });
      return [widgetsHandler(widgets, widgetsVersion(widgets))];
    },
  });
  const { world, port } = service;
  return {
    origin: `http://localhost:${port}`,
    world,
    widgets,
    dataFolder: data.path,
    signers: await signersOf(world),
    stop: async () => {
      await service.stop();
      data.remove();
    },
  };
}

async function signersOf({ store }: OpenedWorld): Promise<string[]> {
  const { partnerId } = worldKeys().distributor.partner;
  const asked = worldSigners(SEED, 'distributor').filter(({ fate }) => fate === 'earlier' || fate === 'never');
  const known = await Promise.all(asked.map(({ customerId }) => store.reads.agreements.customer(partnerId, customerId)));
  return asked.filter((_, index) => known[index] !== null).map(({ customerId }) => customerId);
}
