import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BodyOf } from '../../shared/contract/index.ts';
import { type Listening, listen } from './child.ts';
import { count, type Finding, median, milliseconds, type Section } from './measure.ts';
import type { BuiltDatabase } from './million.ts';
import { ADMINISTRATOR, MANAGER, openSession } from './session.ts';
import { type LoadResult, load, serverCommand } from './wrk.ts';

type Search = BodyOf<'POST /v1/customers/search'>;

const ROUNDS = 5;
const SECONDS = 5;
const CONNECTIONS = 32;
const folder = import.meta.dirname;

const FIRST: Search = { page: { size: 50, at: 'first' } };

/** Orders and scopes whose first and last page are set side by side. */
const ORDERS: { name: string; search: Search; isManager?: boolean }[] = [
  { name: 'association time', search: {} },
  { name: 'consumption', search: { sort: { by: 'consumption', direction: 'descending' } } },
  { name: 'credit', search: { sort: { by: 'credit', direction: 'descending' } } },
  { name: 'resource expiry', search: { sort: { by: 'resourceExpiry', direction: 'ascending' } } },
  { name: "an account manager's own", search: {}, isManager: true },
];

/** A page of 50 masked customers over HTTP, beside bare `node:http` sending the same bytes. */
export async function measureList(database: BuiltDatabase): Promise<Section> {
  const bff = await listen(serverCommand(join(folder, 'bff-server.ts'), [database.path]));
  try {
    const base = `http://127.0.0.1:${bff.port}`;
    const administrator = await openSession(base, ADMINISTRATOR);
    const manager = await openSession(base, MANAGER);
    const findings = await besideBare(bff, administrator);
    for (const order of ORDERS) findings.push(await firstAndLast(bff, order, order.isManager ? manager : administrator));
    return {
      title: `List page: 50 masked customers out of ${count(database.customers)}`,
      how: `POST /v1/customers/search with a live session, no cached answers, SQLite; server on one core, wrk with ${CONNECTIONS} connections on the other; ${ROUNDS} rounds of ${SECONDS} s, taking turns, medians. First and last page: 1 connection.`,
      findings,
    };
  } finally {
    await bff.stop();
  }
}

async function besideBare(bff: Listening, headers: Record<string, string>): Promise<Finding[]> {
  const body = JSON.stringify(FIRST);
  const url = `http://127.0.0.1:${bff.port}/v1/customers/search`;
  const answer = await (await fetch(url, { method: 'POST', headers, body })).bytes();
  const file = join(await mkdtemp(join(tmpdir(), 'bench-')), 'answer.json');
  await writeFile(file, answer);
  const bare = await listen(serverCommand(join(folder, 'bare-server.ts'), [file]));
  const ours: LoadResult[] = [];
  const theirs: LoadResult[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const shared = { method: 'POST' as const, headers, body, connections: CONNECTIONS, seconds: SECONDS };
      ours.push(await load({ ...shared, url }));
      theirs.push(await load({ ...shared, url: `http://127.0.0.1:${bare.port}/` }));
    }
  } finally {
    await bare.stop();
  }
  const rate = median(ours.map((result) => result.requestsPerSecond));
  const peer = median(theirs.map((result) => result.requestsPerSecond));
  const ratio = median(ours.map((result, index) => result.requestsPerSecond / (theirs[index]?.requestsPerSecond ?? Number.NaN)));
  return [
    {
      what: 'BFF, requests/s',
      figure: count(rate),
      beside: `bare node:http, the same ${count(answer.length)} bytes: ${count(peer)}`,
      isMet: null,
    },
    { what: 'ratio', figure: ratio.toFixed(2), beside: 'budget ≥ 0.25', isMet: ratio >= 0.25 },
    {
      what: `p50 / p99 under ${CONNECTIONS} connections`,
      figure: `${milliseconds(median(ours.map((r) => r.p50)))} / ${milliseconds(median(ours.map((r) => r.p99)))}`,
      beside: `bare: ${milliseconds(median(theirs.map((r) => r.p50)))} / ${milliseconds(median(theirs.map((r) => r.p99)))}`,
      isMet: null,
    },
  ];
}

async function firstAndLast(bff: Listening, order: { name: string; search: Search }, headers: Record<string, string>): Promise<Finding> {
  const url = `http://127.0.0.1:${bff.port}/v1/customers/search`;
  const at = async (place: 'first' | 'last') => {
    const body = JSON.stringify({ ...order.search, page: { size: 50, at: place } });
    return load({ url, method: 'POST', headers, body, connections: 1, seconds: 2 });
  };
  const pairs: [LoadResult, LoadResult][] = [];
  for (let round = 0; round < ROUNDS; round += 1) pairs.push([await at('first'), await at('last')]);
  const show = (results: LoadResult[]) =>
    `${milliseconds(median(results.map((r) => r.p50)))} / ${milliseconds(median(results.map((r) => r.p99)))}`;
  // The last page holds the remainder of the total, never more rows than the first, so fewer bytes can only help it.
  const ratio = median(pairs.map(([first, last]) => last.p50 / first.p50));
  return {
    what: `by ${order.name}: first, last page, p50 / p99`,
    figure: `${show(pairs.map(([first]) => first))}, ${show(pairs.map(([, last]) => last))}`,
    beside: `last ${ratio.toFixed(2)}× the first; budget ≤ 1.2`,
    isMet: ratio <= 1.2,
  };
}
