import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { createBff } from '../../bff/index.ts';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { BENCH_KEY, BENCH_NOW, BENCH_PARTNER } from './million.ts';
import { ADMINISTRATOR } from './session.ts';

/** What a process that wrote and handed out one export saw of itself; printed as JSON. Memory in MB, stalls in milliseconds. */
export interface ExportRun {
  rows: number;
  bytes: number;
  seconds: number;
  processorSeconds: number;
  /** What is alive in JavaScript, garbage collected: after a tenth of the rows, and after nine tenths. */
  liveEarly: number;
  liveLate: number;
  /** Resident at most, page caches of the database among it. */
  peak: number;
  /** How long the event loop was held: the median turn, and the longest but one in a hundred. */
  stall50: number;
  stall99: number;
  downloadSeconds: number;
}

type Job = AnswerOf<'GET /v1/jobs/:jobId'>;

const ORIGIN = 'https://bench.example.com';
const EIGHT_WEEKS = 56 * 24 * 60 * 60 * 1000;
const LOOKS = 5;
/** Run with `--expose-gc`. */
const collect = (globalThis as unknown as { gc(): void }).gc;
const [path = '', format = 'csv', target = '/dev/null'] = process.argv.slice(2);
const security = createDemonstrationSecurity();
const store = await openSqliteStore({ path, security });
let now = BENCH_NOW;
const bff = createBff({
  store,
  security,
  clock: { now: () => now, businessNow: () => BENCH_NOW },
  log: { request: () => {}, failure: (_id, error) => console.error(error) },
});

async function send(method: string, address: string, bearer: string | null, body?: unknown): Promise<Response> {
  const headers = { origin: ORIGIN, 'content-type': 'application/json', ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }) };
  const request = new Request(ORIGIN + address, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const response = await bff.fetch(request);
  if (!response.ok) throw new Error(`${method} ${address} answered ${response.status}: ${await response.text()}`);
  return response;
}

async function openSession(): Promise<string> {
  const minted = await send('POST', '/v1/sessions', BENCH_KEY, { subject: ADMINISTRATOR, origins: [ORIGIN] });
  const { secret } = (await minted.json()) as AnswerOf<'POST /v1/sessions'>;
  const swapped = await send('POST', '/v1/session/token', null, { secret });
  return ((await swapped.json()) as AnswerOf<'POST /v1/session/token'>).token;
}

/** The least of some looks: a piece that happens to be in hand is not what grows. */
async function live(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let look = 0; look < LOOKS; look += 1) {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    least = Math.min(least, (heapUsed + external) / 1e6);
    await wait(20);
  }
  return least;
}

/** Looks at memory while a job runs; answers once it has ended. */
async function look(jobId: string): Promise<Pick<ExportRun, 'liveEarly' | 'liveLate' | 'peak'>> {
  const seen = { liveEarly: 0, liveLate: 0, peak: 0 };
  for (;;) {
    const job = await store.reads.jobs.find(BENCH_PARTNER, jobId);
    if (!job || job.endedAt !== null) return seen;
    seen.peak = Math.max(seen.peak, process.memoryUsage.rss() / 1e6);
    const share = job.done / (job.total ?? 1);
    if (seen.liveEarly === 0 && share >= 0.1) seen.liveEarly = await live();
    if (seen.liveLate === 0 && share >= 0.9) seen.liveLate = await live();
    await wait(100);
  }
}

async function write(jobId: string): Promise<Omit<ExportRun, 'rows' | 'bytes' | 'downloadSeconds'>> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const used = process.cpuUsage();
  const started = performance.now();
  delay.enable();
  const looking = look(jobId);
  await bff.jobs.runOnce();
  delay.disable();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(used);
  const stalls = { stall50: delay.percentile(50) / 1e6, stall99: delay.percentile(99) / 1e6 };
  return { ...(await looking), ...stalls, seconds, processorSeconds: (user + system) / 1e6 };
}

async function download(token: string, jobId: string): Promise<{ bytes: number; downloadSeconds: number }> {
  const started = performance.now();
  const file = createWriteStream(target);
  let bytes = 0;
  const response = await send('GET', `/v1/exports/${jobId}/file`, token);
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (!file.write(part)) await once(file, 'drain');
  }
  await new Promise((resolve) => file.end(() => resolve(null)));
  return { bytes, downloadSeconds: (performance.now() - started) / 1000 };
}

const token = await openSession();
const { jobId } = (await (await send('POST', '/v1/exports', token, { format, export: { what: 'customers' } })).json()) as Job;
const written = await write(jobId);
const job = await store.reads.jobs.find(BENCH_PARTNER, jobId);
if (job?.state !== 'done') throw new Error(`The export is ${job?.state}: ${job?.failure}.`);
now += 1;
const run: ExportRun = { rows: job.done, ...written, ...(await download(token, jobId)) };
// Leaves the database as it was.
now += EIGHT_WEEKS;
await bff.jobs.sweep();
await store.close();
console.log(JSON.stringify(run));
