import { createWebhookRunner } from '../../bff/actions/events/deliver.ts';
import { startDeliveryLoop } from '../../bff/actions/events/deliver-loop.ts';
import { createWebhookSender } from '../../bff/node/service/webhook-sender.ts';
import { openPostgresStore, openSqliteStore } from '../../bff/node/storage/stores.ts';
import { exportWorld } from './export-world.ts';
import { security } from './security.ts';

/** Tells webhooks on this machine, as a replica of its own, until it is killed or stopped. */
const address = process.argv[2] as string;
const store = address.startsWith('postgres')
  ? await openPostgresStore({ url: address, security })
  : await openSqliteStore({ path: address, security });
const world = { ...exportWorld(store, Date.now), sender: createWebhookSender({ allowsPrivate: true }) };
const loop = startDeliveryLoop(createWebhookRunner(world, { owner: `wrk_${process.pid}` }), world, { pauseMilliseconds: 20 });
process.on('SIGTERM', async () => {
  process.stdout.write('stopping\n');
  await loop.stop();
  await store.close();
});
