import { hash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createBff } from '../../bff/index.ts';
import { admissionOf } from '../../bff/node/service/admission.ts';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import { DEFAULT_SETTINGS } from '../../bff/ports/settings.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { BENCH_NOW } from './million.ts';

/** The BFF over a database file, without limits that a load would meet; everything else as it is served; with `admission`, load is shed too. */
const [path = '', port = '0', admission] = process.argv.slice(2);
// As a served BFF hashes (bff/node/program/keys.ts).
const security = createDemonstrationSecurity(undefined, { sha256: (text) => hash('sha256', text) });
const store = await openSqliteStore({ path, security });
const bff = createBff({
  store,
  security,
  clock: { now: () => Date.now(), businessNow: () => BENCH_NOW },
  log: { request: () => undefined, failure: (requestId, error) => console.error(requestId, error) },
  settings: { ...DEFAULT_SETTINGS, requestsPerMinute: 1e12, nameSearchesPerMinute: 1e9, tokenLifeSeconds: 86_400 },
});
const listener = getRequestListener(bff.fetch, { overrideGlobalObjects: false });
const server = createServer(admission ? admissionOf(listener).admit : listener);
server.listen(Number(port), '127.0.0.1', () => console.log(`LISTENING ${(server.address() as AddressInfo).port}`));
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  store.close().then(() => process.exit(0));
});
