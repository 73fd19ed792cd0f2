import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBff } from '../../bff/index.ts';
import { overdueLines } from '../../bff/node/program/overdue-coupons.ts';
import type { Store } from '../../bff/ports/index.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { ADMINISTRATOR, type Fixture, OTHER_PARTNER, openFixture, PARTNER, type Session, START } from './fixture.ts';
import { faultsOf, quotaOf, showQuota, stateQuotas } from './quota-world.ts';
import { issued, type Log, redeem, searchLog } from './recall-world.ts';

const HOUR = 60 * 60 * 1000;
const SOON = new Date(START + HOUR).toISOString();
let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  await stateQuotas(fixture, [quotaOf('q-1', { total: '10000.00' })]);
  ada = await fixture.openSession(ADMINISTRATOR);
});

afterEach(async () => {
  expect(await faultsOf(fixture)).toEqual([]);
});

/** After so many milliseconds, with a session of that moment. */
async function later(milliseconds: number): Promise<void> {
  fixture.clock.now += milliseconds;
  ada = await fixture.openSession(ADMINISTRATOR);
}
/** A store in which nothing can be moved out of some coupons. */
function failingAt(store: Store, couponIds: readonly string[]): Store {
  const write: Store['write'] = (partnerId, command, options) =>
    store.write(
      partnerId,
      (unit) => {
        const move: typeof unit.ledger.move = async (book, operationId, at, moves) => {
          if (moves.some(({ from }) => from.kind === 'coupon' && couponIds.includes(from.couponId))) throw new Error('broken');
          return unit.ledger.move(book, operationId, at, moves);
        };
        return command({ ...unit, ledger: { ...unit.ledger, move } });
      },
      options,
    );
  return { ...store, write };
}
const stateOf = async (couponId: string) => {
  const { answer } = await ada.get<{ coupon: { state: string; balance: string } }>(`/v1/coupons/${couponId}`);
  return [answer.coupon.state, answer.coupon.balance];
};

describe('a coupon past its end', () => {
  test('counts as expired at once, and what is left of it goes back to its quota with the next sweep', async () => {
    const [one = ''] = await issued(ada, ['c-1'], { expiresAt: SOON });
    await redeem(fixture, one, '4.00');
    await later(HOUR);
    expect(await stateOf(one)).toEqual(['expired', '6.00']);
    await fixture.bff.operations.sweep();
    expect(await stateOf(one)).toEqual(['expired', '0.00']);
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '9996.00', spent: '4.00', expired: '0.00', outstanding: '0.00' });
  });

  test('comes back once, however many replicas sweep at the same time', async () => {
    await issued(ada, ['c-1', 'c-2', 'c-3'], { expiresAt: SOON });
    await later(HOUR);
    const { store, clock } = fixture;
    const time = { now: () => clock.now, businessNow: () => clock.now };
    const log = { request: () => {}, failure: (_id: string, error: unknown) => void fixture.failures.push(error) };
    const other = createBff({ store, clock: time, security: createDemonstrationSecurity(), log });
    await Promise.all([fixture.bff.operations.sweep(), other.operations.sweep(), fixture.bff.operations.sweep()]);
    await fixture.bff.operations.sweep();
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '10000.00', outstanding: '0.00', expired: '0.00' });
    const { rows, total } = (await searchLog(ada, { kinds: ['coupon-expiry'] })).answer as Log;
    expect([total, rows.length]).toEqual([3, 3]);
    expect(fixture.failures).toEqual([]);
  });

  test('is not yet expired a moment before', async () => {
    const [one = ''] = await issued(ada, ['c-1'], { expiresAt: SOON });
    await later(HOUR - 1);
    await fixture.bff.operations.sweep();
    expect(await stateOf(one)).toEqual(['usable', '10.00']);
  });

  test('goes back even where its quota has ended or is frozen', async () => {
    await issued(ada, ['c-1'], { expiresAt: SOON });
    await stateQuotas(fixture, [quotaOf('q-1', { total: '10000.00', state: 'frozen' })]);
    await later(HOUR);
    await fixture.bff.operations.sweep();
    expect(await showQuota(ada, 'q-1')).toMatchObject({ state: 'frozen', available: '10000.00' });
  });

  test('stays with the customer where the upstream issued it', async () => {
    const coupon = { couponId: 'u-1', customerId: 'c-1', asset: 'coupon', currency: 'CNY', faceValue: '8.00' };
    const body = { coupons: [{ ...coupon, validFrom: new Date(START).toISOString(), expiresAt: SOON }] };
    expect((await fixture.call('PUT', '/v1/coupons', { bearer: fixture.key, origin: null, body })).status).toBe(200);
    await later(HOUR);
    await fixture.bff.operations.sweep();
    expect(await stateOf('u-1')).toEqual(['expired', '8.00']);
    expect((await searchLog(ada, { kinds: ['coupon-expiry'] })).answer.total).toBe(0);
  });

  test('comes back even where those of another partner cannot, however many are due there before it', async () => {
    await issued(ada, ['c-1'], { expiresAt: SOON });
    await later(HOUR);
    const { store, clock } = fixture;
    const failures: string[] = [];
    const log = { request: () => {}, failure: (id: string) => void failures.push(id) };
    const time = { now: () => clock.now, businessNow: () => clock.now };
    const broken = Array.from({ length: 300 }, (_, index) => ({ partnerId: OTHER_PARTNER, couponId: `broken-${index}` }));
    const due: typeof store.reads.selections.expired = async (at, limit, except = []) =>
      [...(except.includes(OTHER_PARTNER) ? [] : broken), ...(await store.reads.selections.expired(at, limit, except))].slice(0, limit);
    const reads = { ...store.reads, selections: { ...store.reads.selections, expired: due } };
    const write: Store['write'] = (partnerId, command, options) =>
      partnerId === OTHER_PARTNER ? Promise.reject(new Error('broken')) : store.write(partnerId, command, options);
    const bff = createBff({ store: { ...store, reads, write }, clock: time, security: createDemonstrationSecurity(), log });
    await bff.operations.sweep();
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '10000.00' });
    expect(failures).toEqual(['expiry']);
  });

  test('comes back even where others of its partner cannot, which the log and verify name', async () => {
    const coupons: string[] = [];
    for (let call = 0; call < 40; call++) coupons.push(...(await issued(ada, ['c-1', 'c-2', 'c-3'], { expiresAt: SOON })));
    const stuck = [coupons[3] ?? '', coupons[110] ?? ''];
    await later(HOUR);
    const { store, clock } = fixture;
    const failures: string[] = [];
    const log = { request: () => {}, failure: (id: string) => void failures.push(id) };
    const time = { now: () => clock.now, businessNow: () => clock.now };
    const bff = createBff({ store: failingAt(store, stuck), clock: time, security: createDemonstrationSecurity(), log });
    await bff.operations.sweep();
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '9980.00', expired: '20.00' });
    expect(failures.sort()).toEqual([...stuck].sort());
    expect(await overdueLines(store.reads, time)).toEqual([]);
    clock.now += HOUR;
    const [head, ...lines] = await overdueLines(store.reads, time);
    expect(head).toMatch(/gone back to its quota: 2$/);
    expect(stuck.every((couponId) => lines.some((line) => line.includes(`${PARTNER} coupon ${couponId}: ended ${SOON}`)))).toBe(true);
    // Once whatever stood against them is mended, they come back like all others.
    await fixture.bff.operations.sweep();
    expect(await overdueLines(store.reads, time)).toEqual([]);
  });

  test('comes back even where an operation whose approval lapsed cannot be ended', async () => {
    await issued(ada, ['c-1'], { expiresAt: SOON });
    await later(HOUR);
    const { store, clock } = fixture;
    const failures: string[] = [];
    const log = { request: () => {}, failure: (id: string) => void failures.push(id) };
    const time = { now: () => clock.now, businessNow: () => clock.now };
    const lapsed = async () => [{ operationId: 'mop_broken', partnerId: OTHER_PARTNER, byPartnerId: OTHER_PARTNER }];
    const write: Store['write'] = (partnerId, command, options) =>
      partnerId === OTHER_PARTNER ? Promise.reject(new Error('broken')) : store.write(partnerId, command, options);
    const broken = { ...store, reads: { ...store.reads, approvals: { lapsed } }, write };
    await createBff({ store: broken, clock: time, security: createDemonstrationSecurity(), log }).operations.sweep();
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '10000.00' });
    expect(failures).toEqual(['mop_broken']);
  });

  test('is told with the others of its sweep, a hundred at most in one event, and stands in the trail', async () => {
    for (let call = 0; call < 50; call++) await issued(ada, ['c-1', 'c-2', 'c-3'], { expiresAt: SOON });
    await later(HOUR);
    await fixture.bff.operations.sweep();
    const events = (await fixture.store.reads.events.after(PARTNER, 0, 1000)).filter(({ type }) => type === 'coupon.expired');
    expect(events.map(({ data }) => [data.total, (data.coupons as unknown[]).length])).toEqual([
      ['1000.00', 100],
      ['500.00', 50],
    ]);
    const rows = (await fixture.audit()).filter(({ action }) => action === 'coupons.expire');
    expect(rows).toMatchObject([{ actor: { kind: 'system', id: 'expiry' }, details: { coupons: 100 } }, { details: { coupons: 50 } }]);
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '10000.00' });
  });
});
