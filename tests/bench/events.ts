import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { subjectOf } from '../../bff/domain/event-rules.ts';
import { openPostgresStore, openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { NewEvent } from '../../bff/ports/events.ts';
import type { Store } from '../../bff/ports/store.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { startPostgres } from '../postgres.ts';
import { count, type Finding, median, milliseconds, type Section } from './measure.ts';

const PARTNER = 'par_BenchmarkPartner000000';
const WEBHOOK = 'whk_BenchmarkWebhook000000';
const EVENTS = 1_000_000;
const WAITING = 100_000;
/** Customers among whom what waits is shared out. */
const CUSTOMERS = 20_000;
const ROUNDS = 30;
const AT = '2026-11-20T04:00:00.000Z';
const TIME = { at: '2026-11-20T05:00:00.000Z', ahead: '2026-11-20T05:01:00.000Z' };
const LEASE = { owner: 'bench', until: '2026-11-20T05:00:30.000Z' };
const security = createDemonstrationSecurity();

interface Measured {
  store: Store;
  /** How many events it holds, and how many of them wait. */
  events: number;
  waiting: number;
}
type Times = Map<string, number>;

/** What requests and workers ask of events, on both engines, with a million kept and a hundred thousand waiting, beside a thousandth of it. */
export async function measureEvents(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-events-'));
  const server = await startPostgres();
  try {
    const sqlite = async (name: string, events: number) => measureSqlite(join(folder, name), events);
    const postgres = async (events: number) => measurePostgres(await server.createDatabase(), events);
    const few = [await sqlite('few.sqlite', EVENTS / 1000), await postgres(EVENTS / 1000)] as const;
    const many = [await sqlite('many.sqlite', EVENTS), await postgres(EVENTS)] as const;
    return sectionOf(few, many);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

function sectionOf(few: readonly [Times, Times], many: readonly [Times, Times]): Section {
  const findings = [...many[0]].map(([what, time]): Finding => {
    const at = (times: Times) => times.get(what) ?? Number.NaN;
    return {
      what,
      figure: `${milliseconds(time)} · ${milliseconds(at(many[1]))}`,
      beside: `${milliseconds(at(few[0]))} · ${milliseconds(at(few[1]))}`,
      isMet: null,
    };
  });
  const how = `${count(EVENTS)} events are kept, ${count(WAITING)} of them wait for one webhook, of ${count(CUSTOMERS)} customers; beside it a thousandth of that. SQLite · PostgreSQL, medians of ${ROUNDS}.`;
  return { title: 'Events', how, findings };
}

async function measureSqlite(path: string, events: number): Promise<Times> {
  const store = await openSqliteStore({ path, security });
  await prepare(store);
  const database = new DatabaseSync(path);
  for (const statement of fill('sqlite', events)) database.exec(statement);
  database.close();
  const times = await measure({ store, events, waiting: waitingOf(events) });
  await store.close();
  return times;
}

async function measurePostgres(url: string, events: number): Promise<Times> {
  const store = await openPostgresStore({ url, security });
  await prepare(store);
  const client = new pg.Client(url);
  await client.connect();
  for (const statement of fill('postgres', events)) await client.query(statement);
  await client.query('analyze');
  await client.end();
  const times = await measure({ store, events, waiting: waitingOf(events) });
  await store.close();
  return times;
}

const waitingOf = (events: number) => (events * WAITING) / EVENTS;

async function prepare(store: Store): Promise<void> {
  const partner = {
    partnerId: PARTNER,
    name: 'Benchmark',
    kind: 'distributor',
    mode: 'test',
    parentPartnerId: null,
    currency: null,
  } as const;
  const nothingYet = { types: null, earlier: null, lastDeliveredAt: null, lastFailure: null, outage: null };
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add({ ...partner, rolesFrom: 'session' });
    const webhook = {
      webhookId: WEBHOOK,
      partnerId: PARTNER,
      url: 'https://erp.example.com/',
      isEnabled: true,
      secretSealed: 'x',
      createdAt: AT,
    };
    await unit.events.addWebhook({ ...nothingYet, ...webhook });
  });
}

/** Rows as `append` writes them, made inside the database. */
function fill(engine: 'sqlite' | 'postgres', events: number): string[] {
  const numbers =
    engine === 'sqlite'
      ? `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${events})`
      : `with numbers as (select n from generate_series(1, ${events}) as n)`;
  const customers = Math.max(1, (CUSTOMERS * events) / EVENTS);
  const customer = `'c-' || (n % ${customers})`;
  const data = `'{"operatorId":"op_BenchmarkManager0000000","previousOperatorId":null,"assignedAt":"${AT}"}'`;
  const key = '(select partner_key from partners)';
  const first = events - waitingOf(events);
  return [
    `insert into events (partner_key, sequence, event_id, type, at, customer_id, subject, data) ${numbers}
      select ${key}, n, 'evt_' || n, 'customer.assigned', '${AT}', ${customer}, 'customer ' || ${customer}, ${data} from numbers`,
    `insert into event_deliveries (webhook_key, sequence, partner_key, subject, state, is_next, waiting_since, due_at) ${numbers}
      select (select webhook_key from webhooks), n, ${key}, 'customer ' || ${customer}, 'waiting',
        case when n <= ${first + customers} then 1 else 0 end, '${AT}', '${AT}' from numbers where n > ${first}`,
    `update partners set event_sequence = ${events}`,
  ];
}

async function measure({ store, events, waiting }: Measured): Promise<Times> {
  const { reads } = store;
  const times: Times = new Map();
  const time = async (what: string, run: (round: number) => Promise<unknown>) => {
    const taken: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now();
      await run(round);
      taken.push(performance.now() - begun);
    }
    times.set(what, median(taken));
  };
  const write = <Result>(command: Parameters<typeof store.write<Result>>[1]) => store.write(PARTNER, command);
  await time('a page of 100 for a reader in the middle', () => reads.events.after(PARTNER, Math.floor(events / 2), 100));
  await time('looking for webhooks that are due', () => reads.events.due(TIME, 1_000));
  await time('what 64 customers can be told now', () => reads.events.sendable(PARTNER, WEBHOOK, TIME, { subjects: 64, behind: 15 }));
  await time('settling 64 deliveries', async () => {
    const next = await reads.events.sendable(PARTNER, WEBHOOK, TIME, { subjects: 64, behind: 0 });
    const attempts = next.map(({ event }) => ({ sequence: event.sequence, at: TIME.at, outcome: 'delivered', status: 204 }) as const);
    await write((unit) => unit.events.claim(PARTNER, WEBHOOK, TIME, LEASE));
    await write((unit) => unit.events.settle(PARTNER, WEBHOOK, LEASE.owner, { until: LEASE.until, attempts, outage: null }));
    await write((unit) => unit.events.release(PARTNER, WEBHOOK, LEASE.owner));
  });
  await time('keeping 100 events', (round) => write((unit) => unit.events.append(PARTNER, newEvents(round, waiting))));
  await time('how the webhook stands (what waits is counted)', () => reads.events.webhook(PARTNER, WEBHOOK));
  await time('replaying 1,000', (round) => {
    const from = Math.floor(events / 2) + round * 1_000;
    return write((unit) => unit.events.replay(PARTNER, WEBHOOK, { state: 'any', from, until: from + 999 }, TIME.at, 1_000));
  });
  await time('forgetting 500', () => write((unit) => unit.events.forget(PARTNER, TIME.at, 500)));
  return times;
}

function newEvents(round: number, waiting: number): NewEvent[] {
  return Array.from({ length: 100 }, (_, index) => {
    const data = { operatorId: 'op_BenchmarkManager0000000', previousOperatorId: null, assignedAt: AT };
    const entry = { type: 'customer.assigned', at: AT, customerId: `c-${(index * 7) % waiting}`, data } as const;
    return { ...entry, eventId: `evt_new_${round}_${index}`, subject: subjectOf(entry) };
  });
}
