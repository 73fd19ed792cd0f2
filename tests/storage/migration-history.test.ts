import { describe, expect, test } from 'vitest';
import { migrate } from '../../bff/storage/index.ts';
import { MIGRATIONS, type Migration } from '../../bff/storage/migrations/list.ts';
import { frozenMigrations, hashesOf } from '../../scripts/frozen-migrations.ts';
import { EXPANDING, openRaw } from './planted.ts';
import { breaksBetween, shapeOf } from './schema-shape.ts';
import { onBothEngines } from './stores.ts';

const planted = (statement: string): Migration => ({
  name: 'planted',
  phase: 'expand',
  runsWith: MIGRATIONS.length,
  statements: () => [statement],
});

describe('Migrations', () => {
  test('that were released are never edited', () => {
    const frozen = frozenMigrations();
    expect(frozen.length).toBeGreaterThanOrEqual(8);
    expect(MIGRATIONS.slice(0, frozen.length).map(hashesOf)).toEqual(frozen);
  });

  test('that expand ask no more of a program than the one before; those that contract say what they ask', () => {
    for (const [index, { phase, runsWith }] of MIGRATIONS.entries()) {
      const before = MIGRATIONS[index - 1]?.runsWith ?? 0;
      if (phase === 'expand') expect(runsWith).toBe(before);
      else expect(runsWith).toBeGreaterThan(before);
      expect(runsWith).toBeLessThanOrEqual(index + 1);
    }
  });
});

onBothEngines('An expanding migration', (engines) => {
  /** What each of the migrations after `known` breaks for programs that know only what came before it. */
  async function breaks(migrations: readonly Migration[], known: number): Promise<Record<string, string[]>> {
    await using raw = openRaw(await engines.empty());
    if (known > 0) await migrate(raw.db, raw.engine, { migrations: migrations.slice(0, known) });
    const found: Record<string, string[]> = {};
    for (let number = known + 1; number <= migrations.length; number++) {
      const before = await shapeOf(raw);
      await migrate(raw.db, raw.engine, { migrations: migrations.slice(0, number) });
      const migration = migrations[number - 1] as Migration;
      if (migration.phase === 'expand') found[migration.name] = breaksBetween(before, await shapeOf(raw));
    }
    return found;
  }

  test('leaves every write of the release before as it was', async () => {
    const none = Object.fromEntries(MIGRATIONS.filter(({ phase }) => phase === 'expand').map(({ name }) => [name, []]));
    expect(await breaks(MIGRATIONS, 0)).toEqual(none);
    expect(await breaks([...MIGRATIONS, ...EXPANDING], MIGRATIONS.length)).toEqual(
      Object.fromEntries(EXPANDING.map(({ name }) => [name, []])),
    );
  });

  test.for([
    ["alter table customers add column loyalty text not null default 'none'", []],
    ['alter table customers drop column level', ['customers.level is gone']],
    ['alter table customers rename column level to grade', ['customers.level is gone']],
    ['create unique index one_url on webhooks (url)', ['webhooks: index one_url may refuse what was allowed']],
  ] as const)('is seen to break them: %s', async ([statement, expected]) => {
    expect((await breaks([...MIGRATIONS, planted(statement)], MIGRATIONS.length)).planted).toEqual(expected);
  });
});
