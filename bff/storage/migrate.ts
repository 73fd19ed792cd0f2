import { CompiledQuery, type Kysely } from 'kysely';
import type { Engine } from './engine.ts';
import { ground } from './migrations/001-ground.ts';
import { customers } from './migrations/002-customers.ts';
import { deliveries } from './migrations/003-deliveries.ts';
import { people } from './migrations/004-people.ts';
import { personal } from './migrations/005-personal.ts';
import { jobs } from './migrations/006-jobs.ts';
import { exportScopes } from './migrations/007-export-scopes.ts';
import { resourcesStated } from './migrations/008-resources-stated.ts';
import { events } from './migrations/009-events.ts';
import { operations } from './migrations/010-operations.ts';
import type { Tables } from './tables.ts';

/** Forward only: a migration that left this house is never edited; the next one repairs it. */
const MIGRATIONS: readonly { name: string; statements(engine: Engine): string[] }[] = [
  { name: 'ground with list forms', statements: ground },
  { name: 'customers with list forms', statements: customers },
  { name: 'deliveries', statements: deliveries },
  { name: 'people', statements: people },
  { name: 'personal', statements: personal },
  { name: 'jobs', statements: jobs },
  { name: 'export scopes', statements: exportScopes },
  { name: 'resources stated', statements: resourcesStated },
  { name: 'events', statements: events },
  { name: 'operations', statements: operations },
];

/** The number of the newest migration this version knows. */
export const SCHEMA_NUMBER = MIGRATIONS.length;

export class DatabaseTooNew extends Error {
  override name = 'DatabaseTooNew';

  constructor(found: number) {
    super(
      `The database was written by a newer version (schema ${found}; this version knows ${SCHEMA_NUMBER}). ` +
        'Start that newer version, or restore a backup made with this one. Nothing was changed.',
    );
  }
}

export class DatabaseUnreleased extends Error {
  override name = 'DatabaseUnreleased';

  constructor() {
    super(
      'The database was made by a version that was never released, and cannot be brought up to date. ' +
        'Move it away (its data cannot be taken over), or name another folder with DATA_DIR. Nothing was changed.',
    );
  }
}

/**
 * Brings the database to the newest schema; throws `DatabaseTooNew` where it is beyond it and `DatabaseUnreleased` where it had
 * other migrations. Safe to run from many processes at once.
 */
export async function migrate(db: Kysely<Tables>, engine: Engine): Promise<void> {
  if ((await appliedNumber(db, engine)) === SCHEMA_NUMBER) return;
  await db.transaction().execute(async (transaction) => {
    await engine.lockMigrations(transaction);
    await migrateTo(transaction, engine, SCHEMA_NUMBER);
  });
}

/** Runs the migrations up to a number inside a transaction. */
export async function migrateTo(transaction: Kysely<Tables>, engine: Engine, number: number): Promise<void> {
  if (number > SCHEMA_NUMBER) throw new DatabaseTooNew(number);
  const applied = await appliedNumber(transaction, engine);
  if (applied === 0)
    await run(transaction, 'create table if not exists schema_migrations (number integer primary key, name text not null)');
  for (const [index, migration] of MIGRATIONS.slice(0, number).entries()) {
    if (index < applied) continue;
    for (const statement of migration.statements(engine)) await run(transaction, statement);
    await transaction
      .insertInto('schema_migrations')
      .values({ number: index + 1, name: migration.name })
      .execute();
  }
}

/** The number of the newest migration the database has had; 0 where it has had none. */
export async function appliedNumber(db: Kysely<Tables>, engine: Engine): Promise<number> {
  if (!(await engine.hasTable(db, 'schema_migrations'))) return 0;
  const rows = await db.selectFrom('schema_migrations').select(['number', 'name']).orderBy('number').execute();
  const applied = rows.at(-1)?.number ?? 0;
  if (applied > SCHEMA_NUMBER) throw new DatabaseTooNew(applied);
  if (rows.some(({ number, name }) => MIGRATIONS[number - 1]?.name !== name)) throw new DatabaseUnreleased();
  return applied;
}

async function run(db: Kysely<Tables>, statement: string): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(statement));
}
