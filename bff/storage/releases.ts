import type { Kysely } from 'kysely';
import type { Engine } from './engine.ts';
import { MIGRATIONS, type Migration } from './migrations/list.ts';
import type { Tables } from './tables.ts';

/** How a database stands to the release that looks at it. */
export interface SchemaStanding {
  /** `ahead`: a newer release migrated it, and says that this one may go on. */
  state: 'empty' | 'behind' | 'current' | 'ahead';
  /** Number of the newest migration the database has had; 0: none. */
  applied: number;
  /** Number of the newest migration this release knows. */
  known: number;
}

export class DatabaseTooNew extends Error {
  override name = 'DatabaseTooNew';

  constructor(found: number, known: number) {
    super(
      `The database was written by a newer version (schema ${found}; this version knows ${known} and cannot work on it). ` +
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

/** The database lacks migrations, and whoever opened it may not run them. */
export class DatabaseBehind extends Error {
  override name = 'DatabaseBehind';
  readonly standing: SchemaStanding;

  constructor(standing: SchemaStanding) {
    super(`The database has schema ${standing.applied}; this version needs ${standing.known}.`);
    this.standing = standing;
  }
}

/** How the database stands; throws `DatabaseTooNew` where this release cannot work on it, `DatabaseUnreleased` where it had other migrations. */
export async function readSchema(
  db: Kysely<Tables>,
  engine: Engine,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<SchemaStanding> {
  const known = migrations.length;
  if (!(await engine.hasTable(db, 'schema_migrations'))) return { state: 'empty', applied: 0, known };
  const rows = await db.selectFrom('schema_migrations').select(['number', 'name']).orderBy('number').execute();
  const applied = rows.at(-1)?.number ?? 0;
  if (rows.some(({ number, name }) => number <= known && migrations[number - 1]?.name !== name)) throw new DatabaseUnreleased();
  if (applied > known && !(await canWork(db, known))) throw new DatabaseTooNew(applied, known);
  if (applied === 0) return { state: 'empty', applied, known };
  return { state: applied < known ? 'behind' : applied > known ? 'ahead' : 'current', applied, known };
}

/** What every migration beyond the known ones asks of a program. One that says nothing (0) allows nobody. */
async function canWork(db: Kysely<Tables>, known: number): Promise<boolean> {
  const beyond = await db.selectFrom('schema_migrations').select('runs_with').where('number', '>', known).execute();
  return beyond.every(({ runs_with }) => runs_with > 0 && runs_with <= known);
}

/** Throws as `readSchema` does, and `DatabaseBehind` where migrations are to be run first. */
export async function checkSchema(db: Kysely<Tables>, engine: Engine): Promise<SchemaStanding> {
  const standing = await readSchema(db, engine);
  if (standing.state === 'empty' || standing.state === 'behind') throw new DatabaseBehind(standing);
  return standing;
}
