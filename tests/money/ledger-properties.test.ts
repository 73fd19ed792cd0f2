import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { faultLine, ledgerFaults } from '../../bff/node/program/verify-ledger.ts';
import type { LedgerAccount } from '../../bff/ports/ledger.ts';
import type { Store } from '../../bff/ports/store.ts';
import { rawTables } from '../storage/raw.ts';
import { customerRecord, partnerRecord } from '../storage/records.ts';
import { onBothEngines } from '../storage/stores.ts';
import { applyToModel, commandOf, DOINGS, type People, type Wish, wishes } from './commands.ts';
import { MoneyModel } from './model.ts';
import { PortDriver } from './port-driver.ts';

/** A run that failed is repeated with the seed that it printed: `MONEY_SEED=… npx vitest run tests/money`. */
const SEED = Number(process.env.MONEY_SEED ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = { SQLite: 40, PostgreSQL: 8 } as const;
const WISHES = 60;
const ALL = { kind: 'all' } as const;

/** Commands of a few steps are sent at once, so that they share a transaction. */
const AT_ONCE = 3;

onBothEngines('Whatever is done to quotas, coupons and money', (engines) => {
  let store: Store;
  let address: string;
  let runs = 0;
  let done = 0;
  beforeAll(async () => {
    ({ store, address } = await engines.open());
  }, 120_000);

  test(`leaves what a plain model says, and nothing that contradicts itself (MONEY_SEED=${SEED})`, { timeout: 120_000 }, async () => {
    const numRuns = address.startsWith('postgres') ? RUNS.PostgreSQL : RUNS.SQLite;
    await fc.assert(
      fc.asyncProperty(wishes(WISHES), (asked) => run(asked)),
      { seed: SEED, numRuns },
    );
    // A model that refuses everything would agree with a store that does nothing.
    expect(done).toBeGreaterThan(numRuns);
  });

  async function run(asked: readonly Wish[]): Promise<void> {
    // What is proved is everything: a small database keeps that quick. A new one of PostgreSQL costs more than it saves.
    if (!address.startsWith('postgres')) ({ store, address } = await engines.open());
    const name = `run-${++runs}`;
    const people = await settleIn(store, name);
    let ids = 0;
    const newId = (kind: string) => `${name}.${kind}-${++ids}`;
    const model = new MoneyModel();
    const partners = [people.distributor, ...people.resellers];
    const driver = new PortDriver(store, partners, newId);
    for (let start = 0; start < asked.length; start += AT_ONCE) {
      const sent: Promise<boolean>[] = [];
      const expected: boolean[] = [];
      for (const wish of asked.slice(start, start + AT_ONCE)) {
        const command = commandOf(wish, model, people, newId);
        if (!command) continue;
        driver.now += wish.clock * 1_000;
        const isDone = !wish.isUndone && applyToModel(model, command);
        if (isDone) done += 1;
        expected.push(isDone);
        const key = newId('key');
        sent.push(driver.run(command, key, wish.isUndone));
        if (!isDone || !wish.isRepeated) continue;
        expected.push(true);
        sent.push(driver.run(command, key, false));
      }
      expect(await Promise.all(sent)).toEqual(expected);
      expect(model.broken()).toEqual([]);
      expect(await said(store, model, partners)).toEqual(modelled(model, partners));
      const faults: string[] = [];
      for await (const fault of ledgerFaults(store.reads)) faults.push(faultLine(fault));
      expect(faults).toEqual([]);
    }
    expect(await sums(address)).toEqual([]);
  }
});

test('The wishes lead to everything that can be done, and each of it is refused at times', () => {
  const [done, refused] = [new Set<string>(), new Set<string>()];
  for (const asked of fc.sample(wishes(WISHES), { seed: 4, numRuns: 100 })) {
    const model = new MoneyModel();
    const customersOf = (partnerId: string) => [`${partnerId}.cus-1`];
    let ids = 0;
    for (const wish of asked) {
      const people = { distributor: 'distributor', resellers: ['reseller-1', 'reseller-2'], customersOf };
      const command = commandOf(wish, model, people, (kind) => `${kind}-${++ids}`);
      if (command) (applyToModel(model, command) ? done : refused).add(command.do);
      expect(model.broken()).toEqual([]);
    }
  }
  const all = DOINGS.map((doing) => doing.do);
  const never = new Set(['top-up', 'state-coupon', 'settle']);
  expect([...done].sort()).toEqual([...all].sort());
  expect([...refused].sort()).toEqual(all.filter((doing) => !never.has(doing)).sort());
});

async function settleIn(store: Store, name: string): Promise<People> {
  const distributor = `${name}.distributor`;
  const resellers = [`${name}.reseller-1`, `${name}.reseller-2`];
  const customersOf = (partnerId: string) => [`${partnerId}.cus-1`, `${partnerId}.cus-2`];
  await store.write(
    distributor,
    async (unit) => {
      await unit.partners.add(partnerRecord(distributor));
      for (const reseller of resellers)
        await unit.partners.add({ ...partnerRecord(reseller), kind: 'reseller', parentPartnerId: distributor });
      for (const partnerId of [distributor, ...resellers]) {
        const customers = customersOf(partnerId).map((customerId) => customerRecord(customerId));
        await unit.customers.save(partnerId, customers);
      }
    },
    { also: resellers },
  );
  return { distributor, resellers, customersOf };
}

/** What the model says of everything, to be compared with what the store says. */
function modelled(model: MoneyModel, partners: readonly string[]) {
  return {
    quotas: [...model.quotas.values()].map(({ parentId: _parent, partnerId: _partner, ...quota }) => quota),
    coupons: [...model.coupons.values()].map(({ couponId, face, left, state }) => ({ couponId, face, left, state })),
    money: partners.map((partnerId) => {
      const { account, customers, customersSpent, resellers } = model.moneyOf(partnerId);
      const sum = (amounts: ReadonlyMap<string, bigint>) => [...amounts.values()].reduce((total, amount) => total + amount, 0n);
      return { account, allocated: sum(customers), spent: sum(customersSpent), resellers: sum(resellers) };
    }),
  };
}

/** The same as the store says it, through its reads. */
async function said(store: Store, model: MoneyModel, partners: readonly string[]): Promise<ReturnType<typeof modelled>> {
  const quotas = await Promise.all(
    [...model.quotas.values()].map(async ({ partnerId, quotaId }) => {
      const found = await store.reads.quotas.find(partnerId, quotaId);
      const held = [...model.reserved].filter(([, reserved]) => reserved.quotaId === quotaId);
      const accounts: LedgerAccount[] = [
        { kind: 'granted', quotaId },
        { kind: 'spent', quotaId },
        ...held.map(([operationId]): LedgerAccount => ({ kind: 'held', operationId, quotaId })),
      ];
      const book = { partnerId, asset: 'coupon', currency: 'CNY' } as const;
      const [granted = 0n, spent = 0n, ...reserved] = await store.reads.ledger.balances(book, accounts);
      return {
        quotaId,
        isRecalled: found?.state === 'recalled',
        total: found?.total ?? -1n,
        available: found?.available ?? -1n,
        held: reserved.reduce((sum, amount) => sum + amount, 0n),
        granted,
        spent,
        issuedCount: found?.issuedCount ?? -1,
        issuedTotal: found?.issuedTotal ?? -1n,
      };
    }),
  );
  const coupons = await Promise.all(
    [...model.coupons.values()].map(async ({ partnerId, couponId }) => {
      const [found] = await store.reads.coupons.find(partnerId, ALL, [couponId]);
      return { couponId, face: found?.face ?? -1n, left: found?.balance ?? -1n, state: found?.state ?? 'usable' };
    }),
  );
  const money = await Promise.all(
    partners.map(async (partnerId) => {
      const { customers, customersSpent, resellers } = model.moneyOf(partnerId);
      const book = { partnerId, asset: 'money', currency: 'CNY' } as const;
      const balances = async (accounts: LedgerAccount[]) =>
        (await store.reads.ledger.balances(book, accounts)).reduce((total, amount) => total + amount, 0n);
      return {
        account: await balances([{ kind: 'account', accountType: 'balance' }]),
        allocated: await balances([...customers.keys()].map((customerId) => ({ kind: 'customer', customerId }))),
        spent: await balances([...customersSpent.keys()].map((customerId) => ({ kind: 'customer-spent', customerId }))),
        resellers: await balances([...resellers.keys()].map((resellerId) => ({ kind: 'reseller', resellerId }))),
      };
    }),
  );
  return { quotas, coupons, money };
}

/** Added up here from the rows as they lie there, not by the statements of `verify`: accounts whose entries are not their balance, books that are not zero. */
async function sums(address: string): Promise<string[]> {
  const tables = await rawTables(address);
  const rows = (table: string) => tables.get(table)?.rows ?? [];
  const entries = new Map<string, { sum: bigint; count: number }>();
  for (const { account_key, amount } of rows('ledger_entries')) {
    const { sum, count } = entries.get(String(account_key)) ?? { sum: 0n, count: 0 };
    entries.set(String(account_key), { sum: sum + BigInt(String(amount)), count: count + 1 });
  }
  const wrong: string[] = [];
  const books = new Map<string, bigint>();
  for (const row of rows('ledger_accounts')) {
    const [balance, found] = [BigInt(String(row.balance)), entries.get(String(row.account_key))];
    if (found?.sum !== balance || found.count !== Number(row.entries)) wrong.push(`${row.kind} ${row.owner}`);
    if (balance < 0n && row.kind !== 'upstream') wrong.push(`${row.kind} ${row.owner} is below zero`);
    const book = [row.partner_key, row.asset, row.currency].join(' ');
    books.set(book, (books.get(book) ?? 0n) + balance);
  }
  for (const [book, sum] of books) if (sum !== 0n) wrong.push(`${book} adds up to ${sum}`);
  return wrong;
}
