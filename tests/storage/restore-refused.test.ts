import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { listQuery, PARTNER } from './records.ts';
import { aroundRestores, backedUp, command, fill, folder, postgres, sqlite } from './restore-world.ts';
import { runCommand } from './run-command.ts';

// Each starts several processes.
vi.setConfig({ testTimeout: 120_000 });
aroundRestores();

test('A folder in the place of a backup, of a database, or of heads is answered with a sentence', async () => {
  const place = await sqlite();
  for (const args of [
    ['restore', folder],
    ['backup', '--check', folder],
    ['move', '--partner', PARTNER, '--from', folder, '--to', 'postgres://app@db.invalid/widgets'],
    ['release', '--head', folder],
    ['verify', '--head', folder],
  ])
    expect(await runCommand(args[0] ?? '', args.slice(1), place.environment)).toEqual({ code: 1, output: `There is no file ${folder}.\n` });
});

test('Heads that are named must be heads: a file without one shows nothing, and is not taken for a sound trail', async () => {
  const place = await sqlite();
  const store = await place.open();
  await fill(store);
  await store.close();
  const other = join(folder, 'other.jsonl');
  appendFileSync(other, '{"level":30,"msg":"request"}\n');
  const { code, output } = await command(place, 'verify', '--head', other);
  expect([code, output]).toEqual([1, expect.stringContaining('other.jsonl holds no signed head, so that it can show nothing.')]);
  expect(output).not.toContain('intact');
  expect(await command(place, 'verify')).toMatchObject({ code: 0, output: expect.stringContaining('a tail that was cut cannot be seen') });
});

test('A backup that a newer release made is refused by the number of its schema', async () => {
  const place = await sqlite();
  const store = await place.open();
  await fill(store);
  await store.close();
  const backup = await backedUp(place);
  const database = new DatabaseSync(backup);
  database.exec(`update backup_manifest set content = json_set(content, '$.schema', 99, '$.release', '9.0.0')`);
  database.close();
  expect(await command(place, 'restore', backup, '--replace')).toMatchObject({
    code: 1,
    output: expect.stringMatching(/newer release \(9\.0\.0, schema 99/),
  });
});

test('A backup of which a single row was changed or taken away is found damaged, by its check and by a restore', async () => {
  const place = await sqlite();
  const store = await place.open();
  await fill(store);
  await store.close();
  const backup = await backedUp(place);
  for (const [change, found] of [
    ["update operators set user_id = 'somebody else'", 'The rows of operators are not the ones that were backed up'],
    ['delete from operators', 'operators has 1 rows, and holds 0'],
  ] as const) {
    const changed = `${backup}.changed`;
    copyFileSync(backup, changed);
    const database = new DatabaseSync(changed);
    database.exec(change);
    database.close();
    for (const args of [
      ['backup', '--check', changed],
      ['restore', changed, '--replace'],
    ] as const) {
      const [name, ...rest] = args;
      expect(await command(place, name, ...rest)).toMatchObject({ code: 1, output: expect.stringContaining(found) });
    }
  }
});

test('A backup with a line of something else, or with lines behind its end, is damaged, however early it stands', async () => {
  const place = await postgres();
  const store = await place.open();
  await fill(store);
  await store.close();
  const backup = await backedUp(place);
  const [head = '', ...lines] = gunzipSync(readFileSync(backup)).toString().trimEnd().split('\n');
  for (const [changed, found] of [
    [[head, '{"table":"pg_authid","columns":["rolname"]}', ...lines], 'has a line that is neither of a table nor its end'],
    [
      [head, '{"table":"partners","columns":["name\\"; drop table partners; --"]}', ...lines],
      'has a line that is neither of a table nor its end',
    ],
    [[head, 'null', ...lines], 'has a line that is neither of a table nor its end'],
    [[head, '{"tables":[]}', ...lines], 'goes on behind its end'],
    [[head], 'ends too early'],
  ] as const) {
    const path = `${backup}.changed`;
    writeFileSync(path, gzipSync(changed.join('\n')));
    expect(await command(place, 'backup', '--check', path)).toMatchObject({ code: 1, output: expect.stringContaining(found) });
    expect(await command(place, 'restore', path, '--replace')).toMatchObject({ code: 1, output: expect.stringContaining(found) });
  }
  const same = await place.open();
  expect(await same.operations.closedChanges()).toBeNull();
  expect(await same.reads.customers.count(listQuery())).toBe(1);
  await same.close();
});
