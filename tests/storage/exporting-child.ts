import { createJobRunner } from '../../bff/actions/jobs/run.ts';
import { tableWriters } from '../../bff/files/index.ts';
import { openPostgresStore, openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { exportWorld, ROWS_PER_PIECE } from './export-world.ts';
import { security } from './security.ts';

/** Works on exports, slowly enough to be killed in between; stops at a signal as the service does. */
const address = process.argv[2] as string;
const store = address.startsWith('postgres')
  ? await openPostgresStore({ url: address, security })
  : await openSqliteStore({ path: address, security });
const slow: Store = {
  ...store,
  write: async (partnerId, command) => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    return store.write(partnerId, command);
  },
};
const runner = createJobRunner(
  exportWorld(slow, () => Date.now()),
  {
    writers: tableWriters,
    owner: `wrk_${process.pid}`,
    rowsPerPiece: ROWS_PER_PIECE,
  },
);
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
