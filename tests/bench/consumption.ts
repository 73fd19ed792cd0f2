import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { IMPORT_CACHE_MEBIBYTES, openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { createDraw } from '../../bff/sandbox/draw.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { startPostgres } from '../postgres.ts';
import { type Peer, startDuck, startRawPostgres, writeRaw } from './consumption/peers.ts';
import { type Asked, answer, ask, QUESTIONS, type Question } from './consumption/questions.ts';
import { type BenchCustomer, CUSTOMERS, CYCLES, customersOf, fillPeople, linesOf, MANAGERS } from './consumption/world.ts';
import { count, type Finding, milliseconds, percentile, type Section } from './measure.ts';
import { BENCH_NOW, BENCH_PARTNER } from './million.ts';

const LIMIT_MILLISECONDS = 20;
const WARM_UPS = 20;
const RUNS = 300;
/** Peers answer in seconds: few questions say as much. Their answers are held against ours. */
const PEER_RUNS = 6;

/** Consumption of so many bill lines: ingest, questions from rollups beside engines on raw lines, rebuild. */
export async function measureConsumption(lines: number): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-consumption-'));
  // PostgreSQL reads the raw lines under an account of its own.
  chmodSync(folder, 0o755);
  // On disk: the lines of a large run are more than memory holds.
  const server = await startPostgres({ isDurable: true });
  try {
    const customers = customersOf();
    const perCycle = Math.ceil(lines / CYCLES);
    const store = await openSqliteStore({
      path: join(folder, 'ours.sqlite'),
      security: createDemonstrationSecurity(),
      writerCacheMebibytes: IMPORT_CACHE_MEBIBYTES,
    });
    await fillPeople(store, customers);
    const ingest = await ingestAll(store, customers, perCycle);
    const bare = ingestBare(join(folder, 'bare.sqlite'), customers, perCycle);
    const raw = join(folder, 'raw.csv');
    await writeRaw(raw, customers, perCycle);
    const peers = { duck: await startDuck(folder, raw), postgres: await startRawPostgres(await server.createDatabase(), raw) };
    const findings = [];
    for (const question of QUESTIONS) findings.push(...(await measureQuestion(store, customers, question, peers)));
    const rebuilt = await rebuild(store);
    await Promise.all([peers.duck.stop(), peers.postgres.stop(), store.close()]);
    const bytes = statSync(join(folder, 'ours.sqlite')).size;
    return {
      title: 'Consumption',
      how: `${count(perCycle * CYCLES)} bill lines of ${count(CUSTOMERS)} customers under ${MANAGERS} account managers in ${CYCLES} cycles, SQLite. Each question under a span of cycles and none to two filters drawn anew (service, charge mode, association type), asked of the store in one process, ${RUNS} times after ${WARM_UPS}. DuckDB with one thread and PostgreSQL with indexes made for these questions answer ${PEER_RUNS} of them from the raw lines; every answer of theirs is held against ours.`,
      findings: [
        ...findings,
        {
          what: 'ingest, lines/s',
          figure: count((perCycle * CYCLES) / ingest),
          beside: `${count((perCycle * CYCLES) / bare)} bare inserts of the same columns without rollups`,
          isMet: null,
        },
        {
          what: 'rebuild of all rollups',
          figure: `${rebuilt.toFixed(0)} s`,
          beside: `${count((perCycle * CYCLES) / rebuilt)} lines/s`,
          isMet: null,
        },
        {
          what: 'database',
          figure: `${(bytes / 1e9).toFixed(1)} GB`,
          beside: `${(bytes / (perCycle * CYCLES)).toFixed(0)} bytes a line, rollups and indexes included`,
          isMet: null,
        },
      ],
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Seconds until all is in force, one delivery a cycle. */
async function ingestAll(store: Store, customers: readonly BenchCustomer[], perCycle: number): Promise<number> {
  const at = new Date(BENCH_NOW).toISOString();
  let spent = 0;
  const timed = async (run: () => Promise<unknown>): Promise<void> => {
    const started = performance.now();
    await run();
    spent += performance.now() - started;
  };
  for (let back = CYCLES - 1; back >= 0; back -= 1) {
    const deliveryId = `dlv_BenchConsumption${String(back).padStart(6, '0')}`;
    await timed(() =>
      store.write(BENCH_PARTNER, (unit) => unit.deliveries.begin(BENCH_PARTNER, { deliveryId, source: 'bench', startedAt: at })),
    );
    for (const batch of linesOf(customers, back, perCycle)) {
      await timed(() => store.write(BENCH_PARTNER, (unit) => unit.deliveries.addLines(BENCH_PARTNER, deliveryId, batch)));
    }
    await timed(() => store.write(BENCH_PARTNER, (unit) => unit.deliveries.switch(BENCH_PARTNER, deliveryId, at)));
    console.error(`  cycle ${CYCLES - back} of ${CYCLES}, ${(spent / 1000).toFixed(0)} s`);
  }
  return spent / 1000;
}

/** Seconds that SQLite takes for the same lines in a table of the same columns, clustered the same, and nothing else. */
function ingestBare(path: string, customers: readonly BenchCustomer[], perCycle: number): number {
  const database = new DatabaseSync(path);
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  const amounts = ['due', 'list', 'discount', 'cash', 'coupon', 'credit', 'arrears'];
  const columns = amounts.flatMap((name) => [`${name}_micro integer`, `${name}_rest integer`]).join(', ');
  database.exec(`create table lines (customer text, cycle text, number integer, consumed_at text, service text, region text, resource text,
    class text, type integer, mode integer, ${columns}, primary key (customer, cycle, number)) without rowid`);
  const insert = database.prepare(`insert into lines values (${Array.from({ length: 10 + amounts.length * 2 }, () => '?').join(', ')})`);
  let spent = 0;
  let number = 0;
  for (let back = CYCLES - 1; back >= 0; back -= 1) {
    for (const batch of linesOf(customers, back, perCycle)) {
      const started = performance.now();
      database.exec('begin');
      for (const line of batch) {
        const { discount, cash, coupon, credit, arrears } = line.amounts ?? {};
        const sums = [line.due, line.listPrice, discount, cash, coupon, credit, arrears].flatMap((one) => [
          one?.micro ?? null,
          one?.rest ?? null,
        ]);
        number += 1;
        const { customerId, cycle, consumedAt, service, region, resourceId, billClass, billType, chargeMode } = line;
        insert.run(
          customerId,
          cycle,
          number,
          consumedAt,
          service,
          region,
          resourceId,
          billClass ?? null,
          billType ?? null,
          chargeMode ?? null,
          ...sums,
        );
      }
      database.exec('commit');
      spent += performance.now() - started;
    }
  }
  database.close();
  return spent / 1000;
}

async function measureQuestion(
  store: Store,
  customers: readonly BenchCustomer[],
  question: Question,
  peers: Record<'duck' | 'postgres', Peer>,
): Promise<Finding[]> {
  const draw = createDraw(`bench/questions/${question}`);
  const asked = Array.from({ length: WARM_UPS + RUNS }, () => ask(draw, question, customers));
  const times: number[] = [];
  for (const one of asked) {
    const started = performance.now();
    await answer(store.reads.figures, one);
    times.push(performance.now() - started);
  }
  const ours = times.slice(WARM_UPS);
  const beside: Record<'duck' | 'postgres', number> = { duck: 0, postgres: 0 };
  let different = 0;
  for (const name of ['duck', 'postgres'] as const) {
    const spent: number[] = [];
    for (const one of asked.slice(0, PEER_RUNS)) {
      const started = performance.now();
      const theirs = await peers[name].answer(one);
      spent.push(performance.now() - started);
      if (!isSame(await answer(store.reads.figures, one), theirs, one)) different += 1;
    }
    beside[name] = percentile(spent, 0.5);
  }
  const p99 = percentile(ours, 0.99);
  return [
    {
      what: `${question}, p50 and p99`,
      figure: `${milliseconds(percentile(ours, 0.5))} and ${milliseconds(p99)}`,
      beside: `limit ${LIMIT_MILLISECONDS} ms; DuckDB ${milliseconds(beside.duck)}, PostgreSQL ${milliseconds(beside.postgres)} (medians)`,
      isMet: p99 <= LIMIT_MILLISECONDS,
    },
    {
      what: `${question}, answers unlike those from raw lines`,
      figure: String(different),
      beside: `limit 0, of ${2 * PEER_RUNS}`,
      isMet: different === 0,
    },
  ];
}

/** Ranked answers may differ in the order of equal sums alone, which the draw makes impossible. */
function isSame(ours: readonly string[], theirs: readonly string[], { question }: Asked): boolean {
  const isRanked = question === 'by service' || question === 'top 10';
  return JSON.stringify(isRanked ? ours.slice(0, 10) : ours) === JSON.stringify(theirs);
}

async function rebuild(store: Store): Promise<number> {
  const started = performance.now();
  for (let from: string | null = null, isFirst = true; isFirst || from !== null; isFirst = false) {
    const place: string | null = from;
    ({ next: from } = await store.write(BENCH_PARTNER, (unit) => unit.figures.rebuild(BENCH_PARTNER, place)));
  }
  return (performance.now() - started) / 1000;
}
