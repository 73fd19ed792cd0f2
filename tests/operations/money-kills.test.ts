import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { minorToText, readMinor } from '../../shared/values/minor.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { until } from '../until.ts';
import { type Installed, install, type RunningService } from './installed.ts';
import { done, fill, MoneyClients, type QuotaSaid, UNLIMITED } from './money-clients.ts';
import { type Acknowledged, LOAD_CUSTOMERS, type MoneyLoad, startMoneyLoad } from './money-load.ts';

/** A build has time for a few: `MONEY_KILLS=50` for more. With so many, jobs that a kill interrupted are waited for as well. */
const KILLS = Number(process.env.MONEY_KILLS ?? 4);
const IS_LONG = KILLS >= 20;
const TOTAL = '100000000.00';
const BALANCE = '10000000.00';

let postgres: RunningPostgres;
let installed: Installed | undefined;
let service: RunningService | null = null;
let env: NodeJS.ProcessEnv = {};
beforeAll(async () => {
  postgres = await startPostgres({ isDurable: IS_LONG });
}, 120_000);
afterAll(() => postgres?.stop());
afterEach(async () => {
  const last = service;
  service = null;
  last?.signal('SIGKILL');
  await last?.ended;
  installed?.remove();
});

/** What a service said that ended and was not killed here. */
let lost: string | null = null;
async function serve(): Promise<void> {
  const started = (await installed?.serve()) ?? null;
  service = started;
  void started?.ended.then((code) => {
    if (service === started) lost = `The service ended by itself with ${code}: ${started.output()}`;
  });
}

async function begin(different: NodeJS.ProcessEnv): Promise<MoneyClients> {
  env = { ...UNLIMITED, ...different };
  installed = await install(env);
  await serve();
  const clients = new MoneyClients(() => (service ? [service.address] : []), installed.key);
  await fill(clients, { customers: LOAD_CUSTOMERS, total: TOTAL, balance: BALANCE });
  return clients;
}

async function killService(): Promise<void> {
  const killed = service;
  service = null;
  killed?.signal('SIGKILL');
  await killed?.ended;
  await serve();
}

function isPast({ acknowledged }: MoneyLoad, count: number): boolean {
  if (lost !== null) throw new Error(lost);
  return acknowledged.length > count;
}

/** Kills at random instants, every other one amid the answers of a transaction, each time once something was acknowledged since. */
async function killUnder(load: MoneyLoad, kill: (index: number) => Promise<void>): Promise<void> {
  for (let index = 0; index < KILLS; index++) {
    const before = load.acknowledged.length;
    await until(async () => isPast(load, before + 10));
    await (index % 2 === 0 ? pause(Math.random() * 300) : load.next());
    await kill(index);
  }
  const before = load.acknowledged.length;
  await until(async () => isPast(load, before + 10));
  await load.stop();
}

type Operation = { state: string; items: { total: number; waiting: number; done: number; refused: number }; amount: { moved: string } };

/** Every acknowledged operation is there once: by its own page, by the log, by what the quota, the account and the books hold. */
async function expectOnce(clients: MoneyClients, acknowledged: readonly Acknowledged[]): Promise<void> {
  const ada = await clients.operator('ada');
  const operations = new Map<Acknowledged, Operation>();
  for (const one of acknowledged) {
    const path = `/v1/operations/${one.told.answer.operation.operationId}`;
    const shown = async () => (await done(ada.ask<Operation>('GET', path))).answer;
    if (IS_LONG) await until(async () => !['queued', 'running'].includes((await shown()).state));
    operations.set(one, await shown());
  }
  expect(new Set(acknowledged.map(({ told }) => told.answer.operation.operationId)).size).toBe(acknowledged.length);
  for (const [{ path, told }, { items, amount }] of operations) {
    if (path === '/v1/coupons/issue-jobs') expect(items.waiting + items.done + items.refused).toBe(LOAD_CUSTOMERS.length);
    else expect([items, amount]).toEqual([told.answer.operation.items, told.answer.operation.amount]);
  }
  const asked = (kind: string) => acknowledged.filter((one) => one.kind === kind);
  for (const kind of ['coupon-issue', 'coupon-recall', 'allocation', 'allocation-recall']) {
    const items = asked(kind).reduce((sum, one) => sum + (operations.get(one)?.items.total ?? 0), 0);
    const { answer } = await done(ada.ask<{ total: number }>('POST', '/v1/operations/search', { filter: { kinds: [kind] }, size: 1 }));
    expect([kind, answer.total]).toEqual([kind, items]);
  }
  const moved = (kind: string) => asked(kind).reduce((sum, one) => sum + (readMinor(operations.get(one)?.amount.moved ?? '') ?? 0n), 0n);
  const { quota } = (await done(ada.ask<QuotaSaid>('GET', '/v1/quotas/q-1'))).answer;
  expect(quota.outstanding).toBe(minorToText(moved('coupon-issue') - moved('coupon-recall')));
  expect(quota.total).toBe(TOTAL);
  const accounts = (await done(ada.ask<{ accounts: { amount: string }[]; allocated: { toCustomers: string }[] }>('GET', '/v1/accounts')))
    .answer;
  const allocated = moved('allocation') - moved('allocation-recall');
  expect(accounts.allocated[0]?.toCustomers).toBe(minorToText(allocated));
  expect(accounts.accounts[0]?.amount).toBe(minorToText((readMinor(BALANCE) ?? 0n) - allocated));
  await expectReplayed(acknowledged);
  const verified = await installed?.ask(['verify'], env);
  expect([verified?.code, verified?.output]).toEqual([0, expect.stringMatching(/intact[\s\S]*adds up/)]);
  expect(verified?.output).not.toMatch(/FAULTS|broken/);
}

/** Sent again, long after, each is answered as the first time, and nothing moves. */
async function expectReplayed(acknowledged: readonly Acknowledged[]): Promise<void> {
  for (const { by, path, body, key, told } of acknowledged.slice(-200)) {
    const again = await by.command(path, body, key);
    expect([again.status, again.isReplayed, again.answer]).toEqual([told.status, true, told.answer]);
  }
}

function tell(what: string, { acknowledged }: MoneyLoad): void {
  if (!IS_LONG) return;
  const [again, replayed] = [acknowledged.filter(({ told }) => told.sendings > 1), acknowledged.filter(({ told }) => told.isReplayed)];
  const counts = { acknowledged: acknowledged.length, sentAgain: again.length, hadBeenDone: replayed.length };
  console.log(`${what}: ${KILLS} kills, ${JSON.stringify(counts)}`);
}

describe('Kills at random instants under load', () => {
  const limit = 60_000 + KILLS * 10_000;

  test(
    'of the service on SQLite lose nothing that was acknowledged, and do nothing twice',
    async () => {
      const clients = await begin({});
      const load = await startMoneyLoad(clients);
      await killUnder(load, killService);
      tell('SQLite', load);
      await expectOnce(clients, load.acknowledged);
    },
    limit,
  );

  test(
    'of the service, and of its PostgreSQL, lose nothing that was acknowledged, and do nothing twice',
    async () => {
      const clients = await begin({ DATABASE_URL: await postgres.createDatabase() });
      const load = await startMoneyLoad(clients);
      await killUnder(load, (index) => (index % 4 === 3 ? postgres.crash() : killService()));
      tell('PostgreSQL', load);
      await expectOnce(clients, load.acknowledged);
    },
    limit,
  );
});
