import { openPostgresStore, openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { recallRunner } from './recall-world.ts';
import { security } from './security.ts';

/** Works on long operations, slowly enough to be killed in between; stops at a signal as the service does. */
const address = process.argv[2] as string;
const store = address.startsWith('postgres')
  ? await openPostgresStore({ url: address, security })
  : await openSqliteStore({ path: address, security });
const slow: Store = {
  ...store,
  write: async (partnerId, command, options) => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    return store.write(partnerId, command, options);
  },
};
const runner = recallRunner(slow, () => Date.now(), `wrk_${process.pid}`);
let isStopping = false;
process.on('SIGTERM', () => {
  isStopping = true;
  runner.stop();
});
process.stdout.write('ready\n');
while (!isStopping) {
  await runner.runOnce();
  await new Promise((resolve) => setTimeout(resolve, 10));
}
await store.close();
