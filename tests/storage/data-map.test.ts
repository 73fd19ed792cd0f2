import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { DATA_CLASSES, ENDS, FORMS } from './data-classes.ts';
import { rawTables } from './raw.ts';
import { onBothEngines } from './stores.ts';

const DOCUMENT = readFileSync(new URL('../../docs/DATA.md', import.meta.url), 'utf8');

/** Every personal column as `table.column: form, erase`. */
function classified(): string[] {
  return Object.entries(DATA_CLASSES)
    .flatMap(([table, columns]) =>
      Object.entries(columns).flatMap(([column, kind]) => (kind === null ? [] : [`${table}.${column}: ${kind.join(', ')}`])),
    )
    .sort();
}

/** Rows of the document's table of columns: where, what, purpose, form, readers, retention, erase. */
function documented(): string[][] {
  return DOCUMENT.split('\n')
    .filter((line) => /^\| `[a-z_]+\.[a-z_]+`/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

onBothEngines('The database', (engines) => {
  test('has no column that nobody has said of whether it is about a person', async () => {
    const { address } = await engines.open();
    const tables = await rawTables(address);
    const actual = Object.fromEntries([...tables].map(([table, { columns }]) => [table, columns]));
    const said = Object.fromEntries(Object.entries(DATA_CLASSES).map(([table, columns]) => [table, Object.keys(columns).sort()]));
    expect(actual).toEqual(said);
  });
});

describe('docs/DATA.md', () => {
  it('lists every column that is about a person, in its form and with what erasing does, and no other', () => {
    const rows = documented().flatMap(([where = '', , , form, , , erase]) =>
      [...where.matchAll(/`([a-z_]+\.[a-z_]+)`/g)].map(([, column]) => `${column}: ${form}, ${erase}`),
    );
    expect(rows.sort()).toEqual(classified());
  });

  it('says of each what it is, what for, who reads it and how long it stays', () => {
    const rows = documented();
    expect(rows.length).toBeGreaterThan(20);
    for (const cells of rows) {
      expect(cells).toHaveLength(7);
      expect(cells.filter((cell) => cell === '')).toEqual([]);
    }
  });

  it('explains every word of its forms', () => {
    for (const word of [...FORMS, ...ENDS.filter((end) => end !== '-')])
      expect(DOCUMENT).toMatch(new RegExp(`^- \\*\\*${word}\\*\\*: `, 'm'));
  });
});
