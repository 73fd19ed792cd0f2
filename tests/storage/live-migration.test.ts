import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresPool } from '../../bff/node/storage/postgres-pool.ts';
import { openPostgresStore } from '../../bff/node/storage/stores.ts';
import { migrate, postgresEngine } from '../../bff/storage/index.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { NEXT_RELEASE, openRaw } from './planted.ts';
import { auditEntry, PARTNER, partnerRecord, sessionRecord } from './records.ts';
import { security } from './security.ts';

let server: RunningPostgres;
beforeAll(async () => {
  server = await startPostgres();
}, 120_000);
afterAll(() => server?.stop());

test('A statement that was prepared before a migration changed its answer is asked again by itself, read or command', async () => {
  const url = await server.createDatabase();
  const store = await openPostgresStore({ url, security, connections: 1 });
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add(partnerRecord());
    await unit.sessions.add(sessionRecord('ses_1'), 'hash');
  });
  const read = () => store.reads.sessions.find(PARTNER, 'ses_1');
  let runs = 0;
  const command = () =>
    store.write(PARTNER, async (unit) => {
      runs += 1;
      await unit.audit.append(PARTNER, auditEntry(`run ${runs}`));
      return unit.sessions.find(PARTNER, 'ses_1');
    });
  const before = [await read(), await command()];
  await using raw = openRaw(url);
  await migrate(raw.db, raw.engine, { migrations: NEXT_RELEASE });
  expect([await read(), await command()]).toEqual(before);
  expect(runs).toBe(3);
  expect((await store.reads.audit.after(PARTNER, 0, 10)).map(({ action }) => action)).toEqual(['run 1', 'run 3']);
  await command();
  expect(runs).toBe(4);
  await store.close();
});

test('How long a query waited for a connection that others use is told', async () => {
  const waits: number[] = [];
  const pool = postgresPool({ url: server.url, connections: 1, meter: { poolWait: (milliseconds) => waits.push(milliseconds) } });
  const first = await pool.connect();
  const second = pool.connect();
  await first.query('select pg_sleep(0.2)', []);
  first.release();
  (await second).release();
  await pool.end();
  expect(waits).toHaveLength(2);
  expect(waits[1]).toBeGreaterThan(190);
});

test('A read that takes too long is ended by the server, told as unavailable, and its connection serves the next one', async () => {
  const pool = postgresPool({ url: server.url, connections: 1, queryMilliseconds: 200 });
  const connection = await pool.connect();
  const error = await connection.query('select pg_sleep(10)', []).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(postgresEngine.isUnavailable(error)).toBe(true);
  expect((await connection.query('select 1 as one', [])).rows).toEqual([{ one: 1 }]);
  connection.release();
  await pool.end();
});
