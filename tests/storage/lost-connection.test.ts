import { createServer } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresPool } from '../../bff/node/storage/postgres-pool.ts';
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

/** A message of PostgreSQL's protocol: a letter, its length, what it holds. */
function message(letter: string, ...parts: (string | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + length.length);
  return Buffer.concat([Buffer.from(letter), length, body]);
}

test('A server that is killed as it welcomes a connection costs the query, not the process', async () => {
  const welcome = [message('R', Buffer.alloc(4)), message('Z', 'I')];
  const end = message('E', 'SFATAL\0', 'C57P01\0', 'Mterminating connection due to unexpected postmaster exit\0', '\0');
  // Both in one packet, as a busy machine reads them.
  const dying = createServer((socket) => socket.once('data', () => socket.end(Buffer.concat([...welcome, end]))));
  await new Promise<void>((resolve) => dying.listen(0, '127.0.0.1', resolve));
  const { port } = dying.address() as { port: number };
  const pool = postgresPool({ url: `postgres://nobody@127.0.0.1:${port}/none`, connections: 1 });
  const client = await pool.connect();
  await expect(client.query('select 1', [])).rejects.toThrow(/not queryable/);
  client.release();
  await pool.end();
  await new Promise((resolve) => dying.close(resolve));
});
