import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { listen } from './child.ts';
import { count, type Finding, median, type Section } from './measure.ts';

const run = promisify(execFile);
const ROUNDS = 3;
const EVENTS = 20_000;
const MANY = 100_000;
const AT_ONCE = 8;

interface Told {
  seconds: number;
  told: number;
  early: number;
  late: number;
  peak: number;
}

async function tell(url: string, events: number, customers: number): Promise<Told> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-webhooks-'));
  try {
    const child = fileURLToPath(new URL('./webhooks-child.ts', import.meta.url));
    const args = ['--expose-gc', child, join(folder, 'store.sqlite'), url, String(events), String(customers)];
    return JSON.parse((await run(process.execPath, args)).stdout) as Told;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The peer: what anybody would write. Nothing is kept, signed or put in order, and what is lost is lost. */
async function bareFetches(url: string, atOnce: number): Promise<number> {
  const customerId = 'customer-1';
  const at = new Date().toISOString();
  const data = { operatorId: 'op_BenchOperator0000000000', previousOperatorId: null, assignedAt: at };
  const event = { id: 'evt_BenchmarkEvent00000000', sequence: 1, type: 'customer.assigned', timestamp: at, customerId, data };
  const body = JSON.stringify(event);
  let left = EVENTS;
  const started = performance.now();
  const work = async () => {
    while (left > 0) {
      left -= 1;
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return EVENTS / ((performance.now() - started) / 1_000);
}

/** Webhooks to a receiver on this machine, beside a loop over `fetch`; and what memory a hundred thousand that wait take. */
export async function measureWebhooks(): Promise<Section> {
  const receiver = await listen([process.execPath, [fileURLToPath(new URL('./webhook-receiver.ts', import.meta.url))]]);
  const url = `http://127.0.0.1:${receiver.port}/`;
  const rates = { many: [] as number[], one: [] as number[], bare: [] as number[], bareOne: [] as number[] };
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.many.push(EVENTS / (await tell(url, EVENTS, 1_000)).seconds);
      rates.bare.push(await bareFetches(url, AT_ONCE));
      rates.one.push(EVENTS / (await tell(url, EVENTS, 1)).seconds);
      rates.bareOne.push(await bareFetches(url, 1));
    }
    const waiting = await tell(url, MANY, MANY);
    return { title: 'Webhooks', how: HOW, findings: [...ratesOf(rates), ...waitingOf(waiting)] };
  } finally {
    await receiver.stop();
  }
}

const HOW = `${count(EVENTS)} events wait in SQLite for one receiver, a bare node:http server in another process; signed, sent ${AT_ONCE} at once and in order for each customer, settled durably. The peer is a loop over fetch with the same body, without store, signature and order; ${ROUNDS} rounds taking turns, medians.`;

function ratesOf({ many, one, bare, bareOne }: Record<'many' | 'one' | 'bare' | 'bareOne', number[]>): Finding[] {
  const share = (ours: number[], peer: number[]) => median(ours.map((rate, index) => rate / (peer[index] ?? Number.NaN))).toFixed(2);
  return [
    {
      what: 'events of 1,000 customers, per second',
      figure: count(median(many)),
      beside: `fetch ${count(median(bare))}, ${AT_ONCE} at once`,
      isMet: null,
    },
    { what: 'of the peer', figure: `${share(many, bare)}×`, beside: 'same run', isMet: null },
    {
      what: 'events of one customer, one after the other, per second',
      figure: count(median(one)),
      beside: `fetch ${count(median(bareOne))}, one at once`,
      isMet: null,
    },
    { what: 'of the peer', figure: `${share(one, bareOne)}×`, beside: 'same run', isMet: null },
  ];
}

function waitingOf({ seconds, early, late, peak }: Told): Finding[] {
  const megabytes = (value: number) => `${value.toFixed(0)} MB`;
  return [
    { what: `${count(MANY)} waiting, each of another customer, per second`, figure: count(MANY / seconds), beside: '', isMet: null },
    {
      what: 'live memory when a tenth was told, and nine tenths',
      figure: `${megabytes(early)}, ${megabytes(late)}`,
      beside: `peak resident ${megabytes(peak)}`,
      isMet: null,
    },
  ];
}
