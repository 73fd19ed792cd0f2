import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostgresStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { StoreUnavailable } from '../../bff/ports/store.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { auditEntry, PARTNER, partnerRecord } from './records.ts';
import { security } from './security.ts';

let server: RunningPostgres;
let url: string;
let store: Store;
beforeAll(async () => {
  server = await startPostgres();
  url = await server.createDatabase();
  store = await openPostgresStore({ url, security });
  await store.write(PARTNER, (unit) => unit.partners.add(partnerRecord()));
}, 120_000);
afterAll(async () => {
  await store?.close();
  await server?.stop();
});

/** What a failover or an administrator's restart does to every connection. */
async function endConnections(): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await client.end();
}

test('A server that ends connections in the middle of a command costs that command and nothing else', async () => {
  const interrupted = store.write(PARTNER, async (unit) => {
    await unit.audit.append(PARTNER, auditEntry('interrupted'));
    await endConnections();
    // The end arrives while no query waits for an answer.
    await new Promise((resolve) => setTimeout(resolve, 200));
    return unit.audit.append(PARTNER, auditEntry('interrupted'));
  });
  await expect(interrupted).rejects.toThrow(StoreUnavailable);
  expect((await store.write(PARTNER, (unit) => unit.audit.append(PARTNER, auditEntry('after')))).sequence).toBe(1);
});

test('A server that ends idle connections is met again by the next read and command', async () => {
  await Promise.all(Array.from({ length: 8 }, () => store.reads.partners.find(PARTNER)));
  await endConnections();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((await store.reads.partners.find(PARTNER))?.partnerId).toBe(PARTNER);
  expect((await store.write(PARTNER, (unit) => unit.audit.append(PARTNER, auditEntry('again')))).action).toBe('again');
});
