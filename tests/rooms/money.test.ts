import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;

interface Source {
  file: string;
  text: string;
}

/** Who may let amounts move: actions, which keep an operation and an audit row with it; the sandbox, whose data are invented. */
const MOVERS = /^bff\/(actions|sandbox)\//;
const MOVES = /\bledger\s*\.\s*move\(/;

/** Who writes accounts and entries: the ledger alone; `migrations` makes the tables. */
const WRITERS = /^bff\/storage\/(money\/ledger-(at-once|change|gifts|move)|migrations\/\d+-[a-z-]+)\.ts$/;
const WRITES =
  /(insert\s*into|update|delete\s*from|insertInto|updateTable|deleteFrom|insertMany|insertRows)\b[^;]{0,60}?ledger_(accounts|entries)\b/i;

function breaks({ file, text }: Source): boolean {
  return (MOVES.test(text) && !MOVERS.test(file)) || (WRITES.test(text) && !WRITERS.test(file));
}

function sources(): Source[] {
  const files = globSync('bff/**/*.ts', { cwd: ROOT }).filter((file) => !file.endsWith('.test.ts'));
  return files.map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));
}

test('amounts move in actions alone, which record them, and no command of the program moves or corrects one', () => {
  const all = sources();
  expect(all.filter(({ text }) => MOVES.test(text)).length).toBeGreaterThan(5);
  expect(all.filter(({ text }) => WRITES.test(text)).length).toBeGreaterThan(1);
  expect(all.filter(breaks).map(({ file }) => file)).toEqual([]);
});

test.each([
  ['bff/node/commands/correct.ts', 'await unit.ledger.move(book, operationId, at, moves);'],
  ['bff/storage/money/accounts.ts', 'sql`update ledger_accounts set balance = 0`'],
  ['bff/node/storage/repair.ts', "db.deleteFrom('ledger_entries').execute()"],
  ['bff/storage/money/quotas.ts', "await insertMany(connection, 'ledger_entries', columns, rows);"],
])('%s is caught with `%s`', (file, text) => {
  expect(breaks({ file, text })).toBe(true);
});
