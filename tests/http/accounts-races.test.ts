import { afterEach, beforeEach, expect, it } from 'vitest';
import { onBothEngines } from '../storage/stores.ts';
import {
  addAccountWorld,
  allocate,
  BALANCE,
  charge,
  customer,
  faultsOf,
  keyOf,
  ledgerOf,
  outcomesOf,
  recall,
  reseller,
  spent,
  topUp,
  UPSTREAM,
} from './account-world.ts';
import { push } from './batches.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, PARTNER, type Reply, type Session } from './fixture.ts';
import { EAST } from './quota-world.ts';

onBothEngines('Money that many ask for at once', (engines) => {
  let replicas: Fixture[];
  let first: Fixture;
  /** One session, known to every replica. */
  let sessions: Session[];

  beforeEach(async () => {
    const { store, address } = await engines.open();
    replicas = await openReplicas([store, await engines.reopen(address)], { requestsPerMinute: 100_000 });
    first = replicas[0] as Fixture;
    await addAccountWorld(store);
    sessions = await Promise.all(replicas.map((replica) => replica.openSession(ADMINISTRATOR)));
  });

  afterEach(async () => {
    expect(await faultsOf(first)).toEqual([]);
    expect(replicas.flatMap(({ failures }) => failures)).toEqual([]);
  });

  const of = <One>(all: readonly One[], index: number): One => all[index % all.length] as One;
  const codes = (replies: readonly Reply[]) => replies.map(({ status, answer }) => (status === 201 ? 'done' : String(answer.code)));
  const countOf = (all: readonly string[], one: string) => all.filter((each) => each === one).length;

  it('goes out exactly as often as it reaches, and never below what is designated', async () => {
    await topUp(first, '100.00');
    await push(first, '/v1/accounts', { accounts: [{ accountType: 'balance', currency: 'CNY', designated: '11.00' }] });
    const ids = ['c-1', 'c-2', 'c-3'];
    const asked = Array.from({ length: 64 }, (_, index) => allocate(of(sessions, index), { [of(ids, index)]: '3.00' }));
    const became = codes(await Promise.all(asked));
    expect([countOf(became, 'done'), countOf(became, 'balance-insufficient')]).toEqual([29, 35]);
    const [balance, ...left] = await ledgerOf(first, PARTNER, BALANCE, ...ids.map(customer));
    expect(balance).toBe('13.00');
    expect(left.reduce((sum, text) => sum + Number(text), 0)).toBe(87);
  });

  it('is recalled or spent, never both', async () => {
    await topUp(first, '100.00');
    await allocate(of(sessions, 0), { 'c-1': '50.00' });
    const rounds = Array.from({ length: 30 }, (_, index) =>
      index % 2 === 0 ? recall(of(sessions, index), { 'c-1': '4.00' }) : charge(of(replicas, index), 'c-1', '4.00'),
    );
    const replies = await Promise.all(rounds);
    const recalls = replies
      .filter((_, index) => index % 2 === 0)
      .map((reply) => outcomesOf(reply as Awaited<ReturnType<typeof recall>>)[0]);
    const charges = codes(replies.filter((_, index) => index % 2 === 1));
    const done = countOf(recalls as string[], 'done') + countOf(charges, 'done');
    expect([done, new Set([...recalls, ...charges])]).toEqual([12, new Set(['done', 'allocation-insufficient'])]);
    const [balance, left, used] = await ledgerOf(first, PARTNER, BALANCE, customer('c-1'), spent('c-1'));
    expect(left).toBe('2.00');
    expect(Number(balance) + Number(used)).toBe(98);
    expect(Number(used)).toBe(4 * countOf(charges, 'done'));
  });

  it('is taken back from a reseller or allocated by it, never both, and both books say the same', async () => {
    await topUp(first, '100.00');
    await allocate(of(sessions, 0), { [EAST]: '60.00' }, { to: 'reseller' });
    const rounds = Array.from({ length: 30 }, (_, index) =>
      index % 2 === 0
        ? recall(of(sessions, index), { [EAST]: '5.00' }, { to: 'reseller' })
        : allocate(of(sessions, index), { 'e-1': '5.00' }, { indirectPartnerId: EAST }),
    );
    const became = (await Promise.all(rounds)).map((reply) => (reply.status === 201 ? outcomesOf(reply)[0] : reply.answer.code));
    expect([countOf(became as string[], 'done'), new Set(became)]).toEqual([
      12,
      new Set(['done', 'allocation-insufficient', 'balance-insufficient']),
    ]);
    const [free, outside, given] = await ledgerOf(first, EAST, BALANCE, UPSTREAM, customer('e-1'));
    const [balance, toEast] = await ledgerOf(first, PARTNER, BALANCE, reseller(EAST));
    expect([free, given, Number(outside) + Number(toEast)]).toEqual(['0.00', toEast, 0]);
    expect(Number(balance) + Number(toEast)).toBe(100);
  });

  it('comes in once under one reference, whoever is quicker', async () => {
    const key = await keyOf(first, EAST);
    const asked = Array.from({ length: 16 }, (_, index) => topUp(of(replicas, index), '10.00', { reference: 'REM-9', bearer: key }));
    const became = codes(await Promise.all(asked));
    expect([countOf(became, 'done'), countOf(became, 'reference-taken')]).toEqual([1, 15]);
    expect(await ledgerOf(first, EAST, BALANCE)).toEqual(['10.00']);
  });
});
