import { CompiledQuery, type Dialect, Kysely } from 'kysely';
import type { Meter } from '../ports/meter.ts';
import type { ListForms } from '../ports/ready.ts';
import type { Security } from '../ports/security.ts';
import { ChangesClosed, type Store, StoreUnavailable, type Unit } from '../ports/store.ts';
import { BatchBroken } from './batch/batch.ts';
import { lookAhead } from './batch/look-ahead.ts';
import { type Batches, batchesOf } from './batch/run.ts';
import { areChangesClosed } from './closed-changes.ts';
import type { Connection } from './connection.ts';
import type { Engine } from './engine.ts';
import { migrate } from './migrate.ts';
import { operationsOf } from './operations.ts';
import { type Job, type QueueOptions, WriteQueue } from './queue.ts';
import { checkSchema } from './releases.ts';
import type { Tables } from './tables.ts';
import { readsOf, unitOf } from './unit.ts';

export interface StoreOptions {
  engine: Engine;
  /** Where commands run: one connection at a time is used. */
  writer: Dialect;
  /** Where reads run; left out, they share the writer's connection and wait for its transactions. */
  reader?: Dialect;
  /** Where counts that read much of the database run; left out, where other reads do. */
  scanner?: Dialect | undefined;
  security: Security;
  /** How customers stand in the list; made when they are written. */
  forms: ListForms;
  queue?: Pick<QueueOptions, 'batchMaximum' | 'waitingMaximum' | 'yieldTurn'>;
  /** `migrate` (default) brings the schema up to date first; `check` throws `DatabaseBehind` where that is still to be done. */
  schema?: 'migrate' | 'check';
  /** Told of each batch. */
  meter?: Pick<Meter, 'batch'> | undefined;
}

/** Opens a store on a dialect. Throws `DatabaseTooNew` where a newer version migrated it so that this one cannot work on it. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { engine, writer, reader, scanner, security, forms, queue, schema = 'migrate', meter } = options;
  const batches = batchesOf(writer, engine);
  const writing = new Kysely<Tables>({ dialect: batches.writer });
  const reading = reader ? new Kysely<Tables>({ dialect: reader }) : writing;
  const scanning = scanner ? new Kysely<Tables>({ dialect: scanner }) : null;
  const close = async () => {
    await scanning?.destroy();
    if (reading !== writing) await reading.destroy();
    await writing.destroy();
  };
  try {
    if (schema === 'migrate') await migrate(writing, engine);
    else await checkSchema(writing, engine);
  } catch (error) {
    await close();
    throw error;
  }
  const jobs = new WriteQueue<Unit>(
    (batch) => metered(meter, batch, () => runBatch(writing, engine, { security, forms, batches }, batch)),
    {
      ...engine,
      ...queue,
    },
  );
  return {
    reads: guarded(
      readsOf({ db: reading, engine, ...(scanning ? { scans: scanning } : {}), totals: new Map(), partnerKeys: new Map() }, forms),
      engine,
    ),
    write: (partnerId, command, { evenClosed = false, also = [], looksFor } = {}) =>
      new Promise((resolve, reject) => {
        let answer: { value: Awaited<ReturnType<typeof command>> };
        jobs.add({
          partnerIds: [partnerId, ...also],
          evenClosed,
          looksFor,
          run: async (unit) => {
            answer = { value: await command(unit) };
          },
          done: () => resolve(answer.value),
          fail: reject,
        });
      }),
    operations: guarded(operationsOf({ db: reading, engine }, { db: writing, engine }), engine),
    waiting: () => jobs.waiting,
    ping: () => asked(engine, async () => void (await reading.executeQuery(CompiledQuery.raw('select 1')))),
    async close() {
      await jobs.close();
      await close();
    },
  };
}

type Batch = readonly Job<Unit>[];
/** What commands need besides the database. */
type Means = Pick<StoreOptions, 'security' | 'forms'> & { batches: Batches };
type Failures = Map<Job<Unit>, unknown>;

async function metered(meter: StoreOptions['meter'], batch: Batch, run: () => Promise<Failures>): Promise<Failures> {
  const startedAt = performance.now();
  const failures = await run();
  meter?.batch(batch.length, performance.now() - startedAt);
  return failures;
}

async function runBatch(db: Kysely<Tables>, engine: Engine, means: Means, batch: Batch): Promise<Failures> {
  const [only, ...others] = batch;
  if (only && others.length === 0) return runAlone(db, engine, means, only);
  try {
    return await runTogether(db, engine, means, batch);
  } catch (error) {
    if (!(error instanceof BatchBroken)) throw error;
    const { cause } = error;
    if (engine.isRetryable(cause) || engine.isUnavailable(cause)) throw cause;
    return runOneByOne(db, engine, means, batch);
  }
}

/** Commands that share what they keep back and know. Throws `BatchBroken` where they cannot. */
async function runTogether(db: Kysely<Tables>, engine: Engine, means: Means, jobs: Batch): Promise<Failures> {
  const failures: Failures = new Map();
  await db.transaction().execute(async (transaction) => {
    await engine.lockPartners(transaction, partnersOf(jobs));
    const going = await admitted({ db: transaction, engine }, jobs, failures);
    await means.batches.during(async (batch, direct) => {
      const unit = unitOf({ db: transaction, engine, batch, direct }, means);
      await lookAhead(
        direct,
        going.flatMap(({ looksFor }) => looksFor ?? []),
      );
      for (const job of going) {
        try {
          await batch.command(() => job.run(unit));
        } catch (error) {
          if (error instanceof BatchBroken || engine.isRetryable(error) || engine.isUnavailable(error)) throw error;
          failures.set(job, error);
        }
      }
    });
  });
  return failures;
}

/** The same, each written as it goes: whichever fails, fails alone. */
async function runOneByOne(db: Kysely<Tables>, engine: Engine, means: Means, batch: Batch): Promise<Failures> {
  const failures: Failures = new Map();
  await inTransaction(db, engine, means, batch, async (unit, transaction) => {
    for (const job of await admitted({ db: transaction, engine }, batch, failures)) {
      await transaction.executeQuery(SAVE);
      try {
        await job.run(unit);
        await transaction.executeQuery(RELEASE);
      } catch (error) {
        if (engine.isRetryable(error) || engine.isUnavailable(error)) throw error;
        failures.set(job, error);
        await transaction.executeQuery(ROLL_BACK);
        await transaction.executeQuery(RELEASE);
      }
    }
  });
  return failures;
}

/** A command without neighbours is its transaction: a savepoint around a long import would make SQLite slower with each row. */
async function runAlone(db: Kysely<Tables>, engine: Engine, means: Means, job: Job<Unit>): Promise<Failures> {
  const failures: Failures = new Map();
  try {
    await inTransaction(db, engine, means, [job], async (unit, transaction) => {
      if ((await admitted({ db: transaction, engine }, [job], failures)).length === 0) return;
      await job.run(unit).catch((error: unknown) => {
        if (!engine.isRetryable(error) && !engine.isUnavailable(error)) failures.set(job, error);
        throw error;
      });
    });
  } catch (error) {
    if (!failures.has(job)) throw error;
  }
  return failures;
}

/** While changes are closed only commands that run even then; the others have failed. */
async function admitted(connection: Connection, batch: Batch, failures: Failures): Promise<Batch> {
  if (!(await areChangesClosed(connection))) return batch;
  const [going, refused] = [batch.filter((job) => job.evenClosed), batch.filter((job) => !job.evenClosed)];
  for (const job of refused) failures.set(job, new ChangesClosed('The store was restored from a backup and takes no changes yet.'));
  return going;
}

/** One transaction that holds the locks of every partner in the batch. */
async function inTransaction(
  db: Kysely<Tables>,
  engine: Engine,
  means: Means,
  batch: Batch,
  run: (unit: Unit, transaction: Kysely<Tables>) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await engine.lockPartners(transaction, partnersOf(batch));
    await run(unitOf({ db: transaction, engine }, means), transaction);
  });
}

function partnersOf(batch: Batch): string[] {
  return [...new Set(batch.flatMap((job) => job.partnerIds))].sort();
}

const SAVE = CompiledQuery.raw('savepoint command');
const RELEASE = CompiledQuery.raw('release savepoint command');
const ROLL_BACK = CompiledQuery.raw('rollback to savepoint command');

/** A read that met a migration (deadlock, a plan that is out of date) is asked once more. */
async function asked<Answer>(engine: Engine, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask().catch((error: unknown) => {
      if (!engine.isRetryable(error)) throw error;
      return ask();
    });
  } catch (error) {
    throw engine.isUnavailable(error) ? new StoreUnavailable('The database cannot be reached.', { cause: error }) : error;
  }
}

/** The same reads, telling a database that cannot be reached from a bug. */
function guarded<Part extends object>(part: Part, engine: Engine): Part {
  const entries = Object.entries(part).map(([name, value]) => {
    if (typeof value !== 'function') return [name, guarded(value as object, engine)];
    return [name, (...parameters: unknown[]) => asked(engine, () => value(...parameters))];
  });
  return Object.fromEntries(entries) as Part;
}
