import { join } from 'node:path';
import { CompiledQuery, Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqlite } from '../../bff/node/storage/sqlite-dialect.ts';
import { sqliteScans } from '../../bff/node/storage/sqlite-scans.ts';
import { sqliteEngine } from '../../bff/storage/index.ts';
import { temporaryFolder } from '../e2e/process.ts';

let folder: ReturnType<typeof temporaryFolder>;
let scans: Kysely<Record<string, never>>;
beforeEach(() => {
  folder = temporaryFolder('scans');
  const path = join(folder.path, 'scans.sqlite');
  const database = openSqlite({ path });
  database.exec('create table numbers (number integer)');
  database.exec('insert into numbers values (1), (2), (3)');
  database.close();
  scans = new Kysely({ dialect: sqliteScans({ path }) });
});
afterEach(async () => {
  await scans.destroy();
  folder.remove();
});

const ask = async <Row>(text: string, parameters: unknown[] = []) =>
  (await scans.executeQuery<Row>(CompiledQuery.raw(text, parameters))).rows;
const LONG =
  'with recursive counted(x) as (select 1 union all select x + 1 from counted where x < 2000000) select count(*) as total from counted';

test('A count that reads much holds nobody else up', async () => {
  let isDone = false;
  let rounds = 0;
  const round = () => {
    rounds += 1;
    if (!isDone) setImmediate(round);
  };
  setImmediate(round);
  await ask('select 1');
  const before = rounds;
  expect(await ask(LONG)).toEqual([{ total: 2_000_000 }]);
  isDone = true;
  expect(rounds - before).toBeGreaterThan(100);
});

test('Counts asked at the same time each get their own answer', async () => {
  const found = await Promise.all([1, 2, 3].map((number) => ask('select number from numbers where number = ?', [number])));
  expect(found).toEqual([[{ number: 1 }], [{ number: 2 }], [{ number: 3 }]]);
});

test('What the database says of a count reaches whoever asked, and the next one is answered', async () => {
  const error = await ask('select number from nowhere').catch((failure: unknown) => failure);
  expect(error).toMatchObject({ message: 'no such table: nowhere', errcode: 1 });
  expect(sqliteEngine.isUnavailable(error)).toBe(false);
  await expect(ask('delete from numbers')).rejects.toThrow(/readonly/);
  expect(await ask('select count(*) as total from numbers')).toEqual([{ total: 3 }]);
});
