import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onBothEngines } from '../storage/stores.ts';
import { addAccountWorld, BALANCE, book, customer, ledgerOf, type Moved, topUp } from './account-world.ts';
import { ADMINISTRATOR, type Fixture, openFixture, openReplicas, PARTNER, type Reply, type Session, START } from './fixture.ts';
import { allocateWith, allocation } from './step-up-world.ts';

const HOUR = 60 * 60 * 1000;
const KEY = 'key-of-one-decision';

describe('a command that is sent again', () => {
  let fixture: Fixture;
  let ada: Session;

  beforeEach(async () => {
    fixture = await openFixture();
    await addAccountWorld(fixture.store);
    await topUp(fixture, '100.00');
    ada = await fixture.openSession(ADMINISTRATOR);
  });
  afterEach(async () => {
    expect(fixture.failures).toEqual([]);
    await fixture.store.close();
  });

  const send = (amount: string, key = KEY, session = ada) => allocateWith(session, null, allocation(amount), key);
  const replayed = ({ headers }: Reply) => headers.get('idempotency-replayed');
  const left = () => ledgerOf(fixture, PARTNER, BALANCE, customer('c-1'));

  it('moves once, and is answered with the first answer, marked', async () => {
    const [first, second] = [await send('10.00'), await send('10.00')];
    expect([first.status, replayed(first), second.status, replayed(second)]).toEqual([201, null, 201, 'true']);
    expect(second.answer).toEqual(first.answer);
    expect(await left()).toEqual(['90.00', '10.00']);
  });

  it('is the same whatever the order of its fields', async () => {
    const first = await send('10.00');
    const { to, currency, items } = allocation('10.00');
    const again = await allocateWith(ada, null, { items, currency, to } as never, KEY);
    expect([replayed(again), again.answer]).toEqual(['true', first.answer]);
  });

  it('is answered with its memo, which is kept with the operation alone, and no more once that was emptied', async () => {
    const noted = () => allocateWith(ada, null, allocation('10.00', { memo: '张三的项目' }), KEY);
    const first = await noted();
    expect(first.answer.operation.memo).toBe('张三的项目');
    expect((await noted()).answer).toEqual(first.answer);
    const place = { partnerId: PARTNER, actor: first.answer.operation.by.id, endpoint: 'POST /v1/accounts/allocations', key: KEY };
    expect((await fixture.store.reads.answers.find(place))?.answer).not.toContain('张三');
    await fixture.store.write(PARTNER, async (unit) => void (await unit.customers.erase(PARTNER, 'c-1', new Date(START).toISOString())));
    expect((await noted()).answer).toEqual({ ...first.answer, operation: { ...first.answer.operation, memo: null } });
  });

  it('with another request under the same key is refused, and nothing moves', async () => {
    await send('10.00');
    const other = await send('10.01');
    expect([other.status, other.answer.code, replayed(other)]).toEqual([422, 'idempotency-key-reused', null]);
    expect(await left()).toEqual(['90.00', '10.00']);
    expect(replayed(await send('10.00'))).toBe('true');
  });

  it('hears the same no, also when it would go through by now', async () => {
    const refused = await send('500.00');
    await topUp(fixture, '1000.00');
    const again = await send('500.00');
    expect([refused.status, refused.answer.code, replayed(refused)]).toEqual([409, 'balance-insufficient', null]);
    expect([again.status, again.answer.code, replayed(again)]).toEqual([409, 'balance-insufficient', 'true']);
    expect((await send('500.00', 'key-of-another-decision')).status).toBe(201);
  });

  it('keeps nothing of what was never decided: a malformed request, a session that ended, a store that takes no changes', async () => {
    expect((await allocateWith(ada, null, { ...allocation('1.00'), to: 'nobody' as never }, KEY)).answer.code).toBe('request-invalid');
    const at = new Date(fixture.clock.now).toISOString();
    await fixture.store.operations.closeChanges({ since: at, backupAt: null });
    expect((await send('10.00')).answer.code).toBe('changes-closed');
    await fixture.store.operations.openChanges();
    const first = await send('10.00');
    expect([first.status, replayed(first)]).toEqual([201, null]);
  });

  it('is known by its caller and its endpoint: the same key of somebody else, or for something else, is another', async () => {
    const grace = await fixture.openSession({ ...ADMINISTRATOR, userId: 'grace' });
    expect((await send('10.00')).status).toBe(201);
    expect(replayed(await send('10.00', KEY, grace))).toBeNull();
    const recall = await ada.post<Moved>('/v1/accounts/recalls', allocation('10.00'), { headers: { 'idempotency-key': KEY } });
    expect([recall.status, replayed(recall)]).toEqual([201, null]);
    expect(await left()).toEqual(['90.00', '10.00']);
  });

  it('of a partner’s server is known by its key as well', async () => {
    const body = { accountType: 'balance', currency: 'CNY', direction: 'in', amount: '5.00', reference: 'REM-9' };
    const [first, second] = [
      await book(fixture, '/v1/accounts/top-ups', body, { key: KEY }),
      await book(fixture, '/v1/accounts/top-ups', body, { key: KEY }),
    ];
    expect([first.status, second.status, replayed(second)]).toEqual([201, 201, 'true']);
    expect((await left())[0]).toBe('105.00');
  });

  it('is answered for 24 hours at least, and forgotten after that', async () => {
    await send('10.00');
    const swept = async (hours: number) => {
      fixture.clock.now += hours * HOUR;
      await fixture.bff.jobs.sweep();
      ada = await fixture.openSession(ADMINISTRATOR);
    };
    await swept(24);
    expect(replayed(await send('10.00'))).toBe('true');
    await swept(2);
    expect(replayed(await send('10.00'))).toBeNull();
    expect(await left()).toEqual(['80.00', '20.00']);
  });

  it('while the first is under way is told so, and moves nothing', async () => {
    const replies = await Promise.all(Array.from({ length: 64 }, () => send('1.00')));
    const became = replies.map(({ status, answer }) => answer.code ?? status);
    expect([became.filter((one) => one === 201).length, became.filter((one) => one === 'request-in-flight').length]).toEqual([1, 63]);
    const told = replies.find(({ status }) => status === 409);
    expect(told?.headers.get('retry-after')).toBe('1');
    expect(await left()).toEqual(['99.00', '1.00']);
    expect(replayed(await send('1.00'))).toBe('true');
  });
});

onBothEngines('One key that two replicas are asked with at once', (engines) => {
  it('moves once; whoever comes second waits and hears the same answer', async () => {
    const { store, address } = await engines.open();
    const replicas = await openReplicas([store, await engines.reopen(address)], { requestsPerMinute: 100_000 });
    const first = replicas[0] as Fixture;
    await addAccountWorld(store);
    await topUp(first, '1000.00');
    const sessions = [await first.openSession(ADMINISTRATOR), await (replicas[1] as Fixture).openSession(ADMINISTRATOR)];
    const rounds = Array.from({ length: 16 }, (_, round) => `key-of-round-${round}`);
    const replies = await Promise.all(
      rounds.flatMap((key) => [0, 1, 0, 1].map((index) => allocateWith(sessions[index] as Session, null, allocation('1.00'), key))),
    );
    const codes = new Set(replies.map(({ status, answer }) => answer.code ?? status));
    expect([...codes].every((code) => code === 201 || code === 'request-in-flight')).toBe(true);
    for (const [round] of rounds.entries()) {
      const answers = replies.slice(round * 4, round * 4 + 4).filter(({ status }) => status === 201);
      const fresh = answers.filter(({ headers }) => headers.get('idempotency-replayed') === null);
      expect([fresh.length, new Set(answers.map(({ answer }) => answer.operation.operationId)).size]).toEqual([1, 1]);
    }
    expect(await ledgerOf(first, PARTNER, BALANCE, customer('c-1'))).toEqual(['984.00', '16.00']);
    expect(replicas.flatMap(({ failures }) => failures)).toEqual([]);
  });
});
