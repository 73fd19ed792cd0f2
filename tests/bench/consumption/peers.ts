import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';
import { type Answer, type Asked, rawAnswer, rawText } from './questions.ts';
import { type BenchCustomer, CYCLES, linesOf } from './world.ts';

/** Something that answers from raw lines. */
export interface Peer {
  answer(asked: Asked): Promise<Answer>;
  stop(): Promise<void>;
}

const COLUMNS =
  'customer_id varchar, manager integer, is_agency integer, cycle varchar, service varchar, charge_mode integer, due_micro bigint, due_rest bigint';

/** The raw lines as CSV, for both peers: no more columns than the questions need. */
export async function writeRaw(path: string, customers: readonly BenchCustomer[], linesPerCycle: number): Promise<void> {
  const places = new Map(customers.map((customer) => [customer.customerId, customer]));
  const file = createWriteStream(path);
  for (let back = CYCLES - 1; back >= 0; back -= 1) {
    for (const batch of linesOf(customers, back, linesPerCycle)) {
      const text = batch.map(({ customerId, cycle, service, chargeMode, due }) => {
        const { manager, isAgency } = places.get(customerId) as BenchCustomer;
        return `${customerId},${manager},${isAgency ? 1 : 0},${cycle},${service},${chargeMode},${due.micro},${due.rest}\n`;
      });
      if (!file.write(text.join(''))) await once(file, 'drain');
    }
  }
  file.end();
  await once(file, 'close');
}

/** DuckDB on the raw lines with one thread. It comes from npm when it is first measured: nothing else needs it. */
export async function startDuck(folder: string, raw: string): Promise<Peer> {
  const home = join(folder, 'duckdb');
  const module = join(home, 'node_modules', '@duckdb', 'node-api');
  if (!existsSync(module)) {
    mkdirSync(home, { recursive: true });
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', home, DUCKDB], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const { DuckDBInstance } = createRequire(join(home, 'package.json'))('@duckdb/node-api') as DuckModule;
  const instance = await DuckDBInstance.create(join(folder, 'lines.duckdb'), { threads: '1' });
  const connection = await instance.connect();
  await connection.run(`create table lines (${COLUMNS})`);
  await connection.run(`copy lines from '${raw}' (format csv, header false)`);
  return {
    answer: async (asked) => rawAnswer((await connection.runAndReadAll(rawText(asked))).getRowObjects() as never),
    async stop() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const DUCKDB = '@duckdb/node-api@1.5.6-r.1';

interface DuckModule {
  DuckDBInstance: {
    create(
      path: string,
      options: Record<string, string>,
    ): Promise<{
      connect(): Promise<{
        run(text: string): Promise<unknown>;
        runAndReadAll(text: string): Promise<{ getRowObjects(): unknown[] }>;
        closeSync(): void;
      }>;
      closeSync(): void;
    }>;
  };
}

/** PostgreSQL on the raw lines, with the indexes that somebody who knows the questions would make. */
export async function startRawPostgres(url: string, raw: string): Promise<Peer> {
  const client = new pg.Client({ connectionString: url });
  // Whoever stops the server first is heard of by whoever waits for an answer.
  client.on('error', () => {});
  await client.connect();
  await client.query(`create table lines (${COLUMNS})`);
  await client.query(`copy lines from '${raw}' with (format csv)`);
  await client.query(
    'create index lines_of_cycle on lines (cycle, service, charge_mode) include (customer_id, is_agency, due_micro, due_rest)',
  );
  await client.query('create index lines_of_customer on lines (customer_id, cycle)');
  await client.query(
    'create index lines_of_manager on lines (manager, cycle) include (service, charge_mode, is_agency, due_micro, due_rest)',
  );
  await client.query('vacuum analyze lines');
  return {
    answer: async (asked) => rawAnswer((await client.query(rawText(asked))).rows),
    stop: () => client.end(),
  };
}
