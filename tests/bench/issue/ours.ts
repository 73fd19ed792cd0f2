import { hash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createBff, startOperationLoop } from '../../../bff/index.ts';
import { admissionOf } from '../../../bff/node/service/admission.ts';
import { openPostgresStore, openSqliteStore } from '../../../bff/node/storage/stores.ts';
import { DEFAULT_SETTINGS } from '../../../bff/ports/settings.ts';
import { createDemonstrationSecurity } from '../../../bff/security/demonstration.ts';

/** The BFF as it is served, with admission and the runner of long operations, but without the limit of requests that a load would meet. */
const [database = '', port = '0'] = process.argv.slice(2);
// As a served BFF hashes (bff/node/program/keys.ts).
const security = createDemonstrationSecurity(undefined, { sha256: (text) => hash('sha256', text) });
const store = database.startsWith('postgres')
  ? await openPostgresStore({ url: database, security })
  : await openSqliteStore({ path: database, security });
const log = { request: () => undefined, failure: (requestId: string, error: unknown) => console.error(requestId, error) };
const bff = createBff({
  store,
  security,
  clock: { now: () => Date.now(), businessNow: () => Date.now() },
  log,
  settings: { ...DEFAULT_SETTINGS, requestsPerMinute: 1e12, tokenLifeSeconds: 86_400 },
});
const operations = startOperationLoop(bff.operations, { log });
const server = createServer(admissionOf(getRequestListener(bff.fetch, { overrideGlobalObjects: false })).admit);
server.listen(Number(port), '127.0.0.1', () => console.log(`LISTENING ${(server.address() as AddressInfo).port}`));
process.on('SIGTERM', async () => {
  server.close();
  server.closeAllConnections();
  await operations.stop();
  await store.close();
  process.exit(0);
});
