import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listen } from './child.ts';
import { count, type Finding, median, milliseconds, type Section } from './measure.ts';
import type { BuiltDatabase } from './million.ts';
import { ADMINISTRATOR, openSession } from './session.ts';
import { serverCommand } from './wrk.ts';

const run = promisify(execFile);
const folder = import.meta.dirname;
const ROUNDS = 3;
const SECONDS = 10;
const FLOOD_SECONDS = 20;
const CONNECTIONS = 1500;
/** A service that has room to breathe. */
const NORMAL_PER_SECOND = 500;
const FLOOD_FACTOR = 10;

interface Answered {
  admitted: number;
  turnedAway: number;
  otherAnswers: number;
  withoutConnection: number;
  p50: number;
  p99: number;
  turnedAwayP99: number | null;
}

/** What becomes of those who are served while ten times as much is asked as usual; beside the same service without admission. */
export async function measureOverload(database: BuiltDatabase): Promise<Section> {
  const findings = [...(await floodOf(database, true)), ...(await floodOf(database, false))];
  return {
    title: `Ten times the load: the list page out of ${count(database.customers)} customers`,
    how: `POST /v1/customers/search at ${count(NORMAL_PER_SECOND)} requests/s, then ${FLOOD_FACTOR} times as many, arriving at random whatever the answers do (${count(CONNECTIONS)} connections, SQLite, server on one core, client on the other); ${ROUNDS} rounds of ${SECONDS} s and ${FLOOD_SECONDS} s, medians.`,
    findings,
  };
}

async function floodOf(database: BuiltDatabase, isAdmitting: boolean): Promise<Finding[]> {
  const bff = await listen(serverCommand(join(folder, 'bff-server.ts'), [database.path, '0', ...(isAdmitting ? ['admission'] : [])]));
  try {
    const headers = await openSession(`http://127.0.0.1:${bff.port}`, ADMINISTRATOR);
    const ask = (rate: number, seconds: number) => askAt(bff.port, headers, rate, seconds);
    await ask(NORMAL_PER_SECOND, 3);
    const rounds: { normal: Answered; flood: Answered }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const normal = await ask(NORMAL_PER_SECOND, SECONDS);
      rounds.push({ normal, flood: await ask(NORMAL_PER_SECOND * FLOOD_FACTOR, FLOOD_SECONDS) });
    }
    return isAdmitting ? shedding(rounds) : [without(rounds)];
  } finally {
    await bff.stop();
  }
}

function shedding(rounds: readonly { normal: Answered; flood: Answered }[]): Finding[] {
  const of = (pick: (round: { normal: Answered; flood: Answered }) => number) => median(rounds.map(pick));
  const ratio = of(({ normal, flood }) => flood.p99 / normal.p99);
  const turnedAwayNormally = of(({ normal }) => normal.turnedAway / (normal.admitted + normal.turnedAway));
  return [
    {
      what: 'p50 / p99 of a normal load',
      figure: `${milliseconds(of(({ normal }) => normal.p50))} / ${milliseconds(of(({ normal }) => normal.p99))}`,
      beside: `turned away: ${(turnedAwayNormally * 100).toFixed(2)} %`,
      isMet: null,
    },
    {
      what: 'p50 / p99 of those admitted in a flood',
      figure: `${milliseconds(of(({ flood }) => flood.p50))} / ${milliseconds(of(({ flood }) => flood.p99))}`,
      beside: `p99 ${ratio.toFixed(2)}× the normal one; limit 2`,
      isMet: ratio <= 2,
    },
    {
      what: 'admitted in a flood, requests/s',
      figure: count(of(({ flood }) => flood.admitted / FLOOD_SECONDS)),
      beside: `the others got 503, p99 ${milliseconds(of(({ flood }) => flood.turnedAwayP99 ?? 0))}; answered otherwise: ${of(({ flood }) => flood.otherAnswers)}; found no connection: ${count(of(({ flood }) => flood.withoutConnection))}`,
      isMet: of(({ flood }) => flood.otherAnswers) === 0,
    },
  ];
}

function without(rounds: readonly { normal: Answered; flood: Answered }[]): Finding {
  const of = (pick: (answered: Answered) => number) => median(rounds.map(({ flood }) => pick(flood)));
  return {
    what: 'without admission: p50 / p99 in a flood',
    figure: `${milliseconds(of(({ p50 }) => p50))} / ${milliseconds(of(({ p99 }) => p99))}`,
    beside: `${count(of(({ admitted }) => admitted / FLOOD_SECONDS))} requests/s; found no connection: ${count(of(({ withoutConnection }) => withoutConnection))}`,
    isMet: null,
  };
}

async function askAt(port: number, headers: Record<string, string>, rate: number, seconds: number): Promise<Answered> {
  const body = JSON.stringify({ page: { size: 50, at: 'first' } });
  const lines = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(body)) }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const request = [`POST /v1/customers/search HTTP/1.1`, 'host: 127.0.0.1', ...lines, '', body].join('\r\n');
  const client = join(folder, 'open-loop.ts');
  const args = [client, String(port), request, String(rate), String(seconds), String(CONNECTIONS)];
  const { stdout } = await run('taskset', ['-c', String(availableParallelism() - 1), process.execPath, ...args]);
  return JSON.parse(stdout) as Answered;
}
