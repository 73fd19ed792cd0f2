import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../bff/storage/index.ts';
import { MIGRATIONS, type Migration } from '../../bff/storage/migrations/list.ts';
import { frozenMigrations } from '../../scripts/frozen-migrations.ts';
import { releasedStatements } from '../../scripts/released-statements.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { openRaw } from './planted.ts';

const TAKING: Migration = {
  name: 'planted',
  phase: 'expand',
  runsWith: MIGRATIONS.length,
  statements: () => ['alter table jobs drop column checkpoint'],
};

let server: RunningPostgres;
beforeAll(async () => {
  server = await startPostgres();
}, 120_000);
afterAll(() => server?.stop());

/** Statements that a schema cannot answer. */
async function unanswered(migrations: readonly Migration[], statements: readonly string[]): Promise<string[]> {
  await using raw = openRaw(await server.createDatabase());
  await migrate(raw.db, raw.engine, { migrations });
  const failed: string[] = [];
  await raw.db.connection().execute(async (connection) => {
    for (const [index, text] of statements.entries())
      await connection
        .executeQuery(CompiledQuery.raw(`prepare asked_${index} as ${text}`))
        .catch((error: unknown) => void failed.push(`${(error as Error).message}: ${text}`));
  });
  return failed;
}

test('What the release before asks of the database is answered by the schema of this one, as long as it may run on it', async () => {
  const { schema, statements } = releasedStatements();
  expect(statements.length).toBeGreaterThan(100);
  // Nobody runs it any more, or its migrations are not released yet.
  if ((MIGRATIONS.at(-1)?.runsWith ?? 0) > schema || frozenMigrations().length < schema) return;
  expect(await unanswered(MIGRATIONS, statements)).toEqual([]);
});

test('A migration that takes something away is seen to leave questions of the release before unanswered', async () => {
  const { statements } = releasedStatements();
  expect(await unanswered([...MIGRATIONS, TAKING], statements)).not.toEqual([]);
});
