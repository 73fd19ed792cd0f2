import { CompiledQuery, type Kysely } from 'kysely';
import { livingSince } from '../ports/operations.ts';
import type { Engine } from './engine.ts';
import { indexText, MIGRATIONS, type Migration, type OnlineIndex, SCHEMA_NUMBER, statementsOf } from './migrations/list.ts';
import { DatabaseTooNew, readSchema } from './releases.ts';
import type { Tables } from './tables.ts';

export { SCHEMA_NUMBER };

interface Told {
  number: number;
  name: string;
}

/** What a run tells while it works. */
export type MigrationNews = Told &
  (
    | { what: 'begun' }
    | { what: 'done'; milliseconds: number }
    /** Somebody uses what the migration must have for itself; it steps back, and tries again after the pause. */
    | { what: 'busy'; tries: number; pauseMilliseconds: number }
  );

export interface MigrateOptions {
  migrations?: readonly Migration[];
  onNews?: (news: MigrationNews) => void;
  /** Told once where another process is migrating, and is waited for. */
  onWait?: () => void;
  /** How often a migration tries to get what others use. Default: ten times, in about a minute. */
  triesMaximum?: number;
  /** Longest pause between two tries. */
  pauseMaximumMilliseconds?: number;
}

/** Replicas that could not work on what a migration leaves. */
export class ReplicasInTheWay extends Error {
  override name = 'ReplicasInTheWay';

  constructor(number: number, { name, runsWith }: Migration, replicas: readonly { release: string; replicaId: string; schema: number }[]) {
    const listed = replicas.map(({ release, replicaId, schema }) => `${replicaId} (release ${release}, knows schema ${schema})`).join(', ');
    super(
      `Migration ${number} (${name}) takes away what programs that know less than schema ${runsWith} need, and such replicas run: ${listed}. ` +
        'Replace or stop them first, then run it again; one that was killed is forgotten after a minute. What was migrated before it stays.',
    );
  }
}

/** A migration could not get what others use. */
export class DatabaseBusy extends Error {
  override name = 'DatabaseBusy';

  constructor({ number, name }: Told, tries: number, holders: readonly string[], cause: unknown) {
    const open = holders.length > 0 ? ` Open for longest: ${holders.join('; ')}.` : '';
    super(
      `Migration ${number} (${name}) could not get its tables in ${tries} tries, because other transactions kept them.${open} ` +
        'It stepped back each time, so that nobody waits; what was migrated before it stays. Run it again when they are done, or end them.',
      { cause },
    );
  }
}

/**
 * Brings the database to the newest schema, and answers with the numbers of the migrations that were run. Throws as `readSchema` does,
 * `DatabaseBusy` and `ReplicasInTheWay`. A database that a newer release migrated is left alone. Safe to run from many processes at once.
 */
export async function migrate(db: Kysely<Tables>, engine: Engine, options: MigrateOptions = {}): Promise<number[]> {
  const { migrations = MIGRATIONS, onWait = () => {} } = options;
  if (isDone(await readSchema(db, engine, migrations))) return [];
  const run = async (held: Kysely<Tables>) => {
    const standing = await readSchema(held, engine, migrations);
    if (isDone(standing)) return [];
    const numbers = migrations.map((_migration, index) => index + 1).filter((number) => number > standing.applied);
    // Nobody else works on an empty database, and SQLite's writers wait for each other anyway: all or nothing.
    if (standing.state === 'empty' || engine.kind === 'sqlite') {
      if (standing.applied >= FIRST_WITH_RUNS_WITH)
        for (const number of numbers) await refuseReplicas(held, number, migrations[number - 1] as Migration);
      await held.transaction().execute((transaction) => migrateTo(transaction, engine, migrations.length, migrations));
      return numbers;
    }
    for (const number of numbers) await step(held, engine, number, { ...options, migrations });
    return numbers;
  };
  return engine.whileMigrating(db, run, onWait);
}

function isDone({ state }: Awaited<ReturnType<typeof readSchema>>): boolean {
  return state === 'current' || state === 'ahead';
}

/** Runs the migrations up to a number inside a transaction. Throws `DatabaseTooNew` where the number or the database is beyond what is known. */
export async function migrateTo(
  transaction: Kysely<Tables>,
  engine: Engine,
  number: number,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  if (number > migrations.length) throw new DatabaseTooNew(number, migrations.length);
  const applied = await appliedNumber(transaction, engine, migrations);
  for (let next = applied + 1; next <= number; next++) await apply(transaction, engine, next, migrations);
}

/** The number of the newest migration the database has had, 0 where it has had none; throws `DatabaseTooNew` where that is not known here. */
export async function appliedNumber(db: Kysely<Tables>, engine: Engine, migrations: readonly Migration[] = MIGRATIONS): Promise<number> {
  const { applied, known } = await readSchema(db, engine, migrations);
  if (applied > known) throw new DatabaseTooNew(applied, known);
  return applied;
}

type StepOptions = MigrateOptions & { migrations: readonly Migration[] };

/** One migration on a database that others work on. */
async function step(db: Kysely<Tables>, engine: Engine, number: number, options: StepOptions): Promise<void> {
  const { migrations, onNews = () => {}, triesMaximum = 10, pauseMaximumMilliseconds = 10_000 } = options;
  const migration = migrations[number - 1] as Migration;
  const told = { number, name: migration.name };
  if (number > FIRST_WITH_RUNS_WITH) await refuseReplicas(db, number, migration);
  const startedAt = performance.now();
  onNews({ ...told, what: 'begun' });
  for (let tries = 1; ; tries++) {
    try {
      if ('index' in migration) await buildApart(db, migration.index, number, migration);
      else
        await db.transaction().execute(async (transaction) => {
          await engine.waitBriefly(transaction);
          await apply(transaction, engine, number, migrations);
        });
      break;
    } catch (error) {
      if (!engine.isBusy(error)) throw error;
      if (tries === triesMaximum) throw new DatabaseBusy(told, tries, await engine.openTransactions(db), error);
      const pauseMilliseconds = Math.round(Math.min(500 * 2 ** (tries - 1), pauseMaximumMilliseconds) * (0.75 + Math.random() / 2));
      onNews({ ...told, what: 'busy', tries, pauseMilliseconds });
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    }
  }
  onNews({ ...told, what: 'done', milliseconds: Math.round(performance.now() - startedAt) });
}

async function refuseReplicas(db: Kysely<Tables>, number: number, migration: Migration): Promise<void> {
  const replicas = await db
    .selectFrom('replicas')
    .select(['replica_id as replicaId', 'release', 'schema_number as schema'])
    .where('seen_at', '>=', livingSince(Date.now()))
    .where('schema_number', '<', migration.runsWith)
    .orderBy('replica_id')
    .execute();
  if (replicas.length > 0) throw new ReplicasInTheWay(number, migration, replicas);
}

async function apply(transaction: Kysely<Tables>, engine: Engine, number: number, migrations: readonly Migration[]): Promise<void> {
  if (number === 1) await run(transaction, 'create table if not exists schema_migrations (number integer primary key, name text not null)');
  const migration = migrations[number - 1] as Migration;
  for (const statement of statementsOf(migration, engine)) await run(transaction, statement);
  await engine.grantAgain(transaction);
  await note(transaction, number, migration);
}

/** An index that was left half built by a killed run is of no use to anybody: it is dropped and built anew. */
async function buildApart(db: Kysely<Tables>, index: OnlineIndex, number: number, migration: Migration): Promise<void> {
  await run(db, `drop index concurrently if exists ${index.name}`);
  await run(db, indexText(index, 'concurrently'));
  await note(db, number, migration);
}

/** The first schemas had no place for what a program must know. */
const FIRST_WITH_RUNS_WITH = 10;

async function note(db: Kysely<Tables>, number: number, { name, runsWith }: Migration): Promise<void> {
  const row = number < FIRST_WITH_RUNS_WITH ? { number, name } : { number, name, runs_with: runsWith };
  await db.insertInto('schema_migrations').values(row).execute();
}

async function run(db: Kysely<Tables>, statement: string): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(statement));
}
