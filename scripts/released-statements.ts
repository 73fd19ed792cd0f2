import { readFileSync, writeFileSync } from 'node:fs';
import { namedStatements } from '../bff/node/storage/statement-names.ts';
import { openPostgresStore } from '../bff/node/storage/stores.ts';
import { createDemonstrationSecurity } from '../bff/security/demonstration.ts';
import { SCHEMA_NUMBER } from '../bff/storage/index.ts';
import { type Fixture, openReplicas } from '../tests/http/fixture.ts';
import { startPostgres } from '../tests/postgres.ts';
import { useService } from '../tests/storage/service-paths.ts';

/** What a release asks of its PostgreSQL: later schemas must be able to answer it, as long as they say that it may run on them. */
export interface ReleasedStatements {
  /** Number of the newest migration that the release knows. */
  schema: number;
  statements: readonly string[];
}

const FILE = new URL('../tests/storage/released-statements.json', import.meta.url);

export function releasedStatements(): ReleasedStatements {
  return JSON.parse(readFileSync(FILE, 'utf8')) as ReleasedStatements;
}

/** Uses the whole service once, and keeps what it asked of the database. Throws where something of it fails. Answers how many statements. */
export async function recordStatements(): Promise<number> {
  const server = await startPostgres();
  const store = await openPostgresStore({ url: await server.createDatabase(), security: createDemonstrationSecurity() });
  try {
    const [fixture] = (await openReplicas([store])) as [Fixture];
    const wrong = await useService(fixture);
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  } finally {
    await store.close();
    await server.stop();
  }
  const statements = namedStatements().sort();
  writeFileSync(FILE, `${JSON.stringify({ schema: SCHEMA_NUMBER, statements } satisfies ReleasedStatements, null, 2)}\n`);
  return statements.length;
}
