import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReadiness } from '../../bff/actions/health/readiness.ts';
import { createBff } from '../../bff/index.ts';
import type { Store } from '../../bff/ports/index.ts';
import { StoreUnavailable } from '../../bff/ports/store.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { openFixture } from './fixture.ts';

const PLAIN = { origin: null };

/** A store whose database can be taken away, brought back, and made to hang. */
function breakable() {
  const state = { ping: async () => {}, asked: 0 };
  const wrap = (store: Store): Store => ({
    ...store,
    ping: () => {
      state.asked += 1;
      return state.ping();
    },
  });
  return { state, wrap };
}
const away = () => Promise.reject(new StoreUnavailable('postgres://secret@10.0.0.7 is away'));

describe('probes', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  it('tell a balancer that the database is away, when to ask again, and that it is back', async () => {
    const { state, wrap } = breakable();
    const { call } = await openFixture({}, wrap);
    expect((await call('GET', '/readyz', PLAIN)).status).toBe(200);
    state.ping = away;
    vi.advanceTimersByTime(1_001);
    const refused = await call('GET', '/readyz', PLAIN);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(JSON.parse(refused.text)).toMatchObject({ status: 'not-ready', checks: { database: { ok: false, why: 'does not answer' } } });
    expect((await call('GET', '/livez', PLAIN)).status).toBe(200);
    state.ping = async () => {};
    vi.advanceTimersByTime(1_001);
    expect((await call('GET', '/readyz', PLAIN)).status).toBe(200);
  });

  it('answer in time where the database hangs, ask it once however many probe, and notice when it is back', async () => {
    const { state, wrap } = breakable();
    state.ping = () => new Promise(() => {});
    const { call } = await openFixture({}, wrap);
    const answers = Promise.all(Array.from({ length: 50 }, () => call('GET', '/readyz', PLAIN)));
    await vi.advanceTimersByTimeAsync(1_600);
    expect(new Set((await answers).map(({ status }) => status))).toEqual(new Set([503]));
    expect(state.asked).toBe(1);
    state.ping = async () => {};
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await call('GET', '/readyz', PLAIN)).status).toBe(200);
  });

  it('ask the database once a second at most', async () => {
    const { state, wrap } = breakable();
    const { call } = await openFixture({}, wrap);
    for (let count = 0; count < 20; count += 1) await call('GET', '/readyz', PLAIN);
    expect(state.asked).toBe(1);
  });
});

describe('probes and strangers', () => {
  it('need no session, count against no limit, and leave no line in the log', async () => {
    const { call, lines, failures } = await openFixture({ requestsPerMinute: 1 });
    for (const path of ['/livez', '/readyz', '/livez', '/readyz']) expect((await call('GET', path, PLAIN)).status).toBe(200);
    expect([lines, failures]).toEqual([[], []]);
  });

  it('tell strangers which check failed, and nothing of the reason', async () => {
    const { state, wrap } = breakable();
    state.ping = away;
    const { call } = await openFixture({}, wrap);
    const { text } = await call('GET', '/readyz', PLAIN);
    expect(text).not.toMatch(/postgres|secret|10\.0/);
  });

  it('say that a newer release changed the schema under this one, once it did', async () => {
    const { call } = await openFixture({}, (store) => ({ ...store, operations: { ...store.operations, schemaFits: async () => false } }));
    const { status, text } = await call('GET', '/readyz', PLAIN);
    expect([status, JSON.parse(text).checks]).toEqual([503, { database: { ok: true }, schema: { ok: false, why: expect.any(String) } }]);
  });

  it('say that changes are closed after a restore, and stay ready, because reads are answered', async () => {
    const closed = { since: '2024-09-15T04:00:00.000Z', backupAt: null };
    const { call } = await openFixture({}, (store) => ({
      ...store,
      operations: { ...store.operations, closedChanges: async () => closed },
    }));
    const { status, text } = await call('GET', '/readyz', PLAIN);
    expect(status).toBe(200);
    expect(JSON.parse(text).notices.changes).toEqual({ ok: false, why: 'closed since a restore' });
  });

  it('give the release, the schema it needs and the version of Node, and no more', async () => {
    const { store, clock } = await openFixture();
    const version = { release: '1.2.3', schema: 10, node: 'v24.1.0' };
    const time = { now: () => clock.now, businessNow: () => clock.now };
    const log = { request() {}, failure() {} };
    const bff = createBff({ store, clock: time, security: createDemonstrationSecurity(), log, version });
    const answer = await bff.fetch(new Request('https://bff.example.com/version'));
    expect(await answer.json()).toEqual(version);
  });
});

describe('checks of the process around the BFF', () => {
  const world = {
    store: { ping: async () => {}, operations: { closedChanges: async () => null, schemaFits: async () => true } } as unknown as Store,
  };

  it('make it unready, except those that are told only', async () => {
    const no = async () => ({ ok: false, why: 'no' }) as const;
    expect(await createReadiness(world, [{ name: 'keys', check: no }])()).toMatchObject({
      isReady: false,
      checks: { keys: { ok: false } },
    });
    const notice = await createReadiness(world, [{ name: 'disk', isNotice: true, check: no }])();
    expect(notice).toMatchObject({ isReady: true, notices: { disk: { ok: false } } });
  });

  it('that an answer a second old would be wrong for are asked each time', async () => {
    let isDraining = false;
    const check = () => (isDraining ? ({ ok: false, why: 'ending' } as const) : ({ ok: true } as const));
    const ask = createReadiness(world, [{ name: 'draining', isAskedAlways: true, check }]);
    expect((await ask()).isReady).toBe(true);
    isDraining = true;
    expect((await ask()).isReady).toBe(false);
  });
});
