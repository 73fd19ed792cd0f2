import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { allocate, topUp } from './account-world.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, openFixture, PARTNER, type Session } from './fixture.ts';

type Shown = AnswerOf<'GET /v1/drafts/:draft'>;
const PATH = '/v1/drafts/coupon-issue';
const CONTENT = '{"quotaId":"q-1","memo":"三季度"}';
const HOUR = 60 * 60 * 1000;

let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  ada = await fixture.openSession(ADMINISTRATOR);
});
afterEach(async () => {
  expect(fixture.failures).toEqual([]);
  await fixture.store.close();
});

const shown = async (session = ada) => (await session.get<Shown>(PATH)).answer;

it('An unfinished operation survives a session that ended, and is its operator’s alone', async () => {
  expect(await shown()).toEqual({ content: null, savedAt: null, expiresInSeconds: 0 });
  const saved = await ada.put(PATH, { content: CONTENT });
  expect([saved.status, saved.answer]).toEqual([200, { savedAt: '2024-09-15T04:00:00.000Z', expiresInSeconds: 86_400 }]);
  await ada.remove('/v1/session');
  fixture.clock.now += 23 * HOUR;
  ada = await fixture.openSession(ADMINISTRATOR);
  expect(await shown()).toEqual({ content: CONTENT, savedAt: '2024-09-15T04:00:00.000Z', expiresInSeconds: 3600 });
  expect((await shown(await fixture.openSession({ ...ADMINISTRATOR, userId: 'grace' }))).content).toBeNull();
});

it('It is gone 24 hours after its last change, and is not kept any longer', async () => {
  await ada.put(PATH, { content: 'first' });
  fixture.clock.now += 20 * HOUR;
  ada = await fixture.openSession(ADMINISTRATOR);
  await ada.put(PATH, { content: CONTENT });
  fixture.clock.now += 20 * HOUR;
  ada = await fixture.openSession(ADMINISTRATOR);
  expect((await shown()).content).toBe(CONTENT);
  fixture.clock.now += 4 * HOUR;
  ada = await fixture.openSession(ADMINISTRATOR);
  expect((await shown()).content).toBeNull();
  fixture.clock.now += 1;
  await fixture.bff.jobs.sweep();
  expect(await fixture.store.reads.drafts.list(PARTNER)).toEqual([]);
});

it('It can be thrown away, also where there is none', async () => {
  await ada.put(PATH, { content: CONTENT });
  expect([(await ada.remove(PATH)).status, (await ada.remove(PATH)).status]).toEqual([204, 204]);
  expect((await shown()).content).toBeNull();
});

it('The operation itself throws it away once it goes through, and leaves it where it is refused', async () => {
  await topUp(fixture, '10.00');
  await ada.put('/v1/drafts/allocation', { content: CONTENT });
  await ada.put(PATH, { content: CONTENT });
  const kept = async () => (await ada.get<Shown>('/v1/drafts/allocation')).answer.content;
  expect((await allocate(ada, { 'c-1': '10.01' })).answer.code).toBe('balance-insufficient');
  expect(await kept()).toBe(CONTENT);
  expect((await allocate(ada, { 'c-1': '10.00' })).status).toBe(201);
  expect([await kept(), (await shown()).content]).toEqual([null, CONTENT]);
});

it('It is stored sealed', async () => {
  await ada.put(PATH, { content: CONTENT });
  const [kept] = await fixture.store.reads.drafts.list(PARTNER);
  expect(kept?.contentSealed).toMatch(/^a1\./);
  expect(kept?.contentSealed).not.toContain('三季度');
});

it('Whoever may not do the operation has no draft of it', async () => {
  const manager = await fixture.openSession(ACCOUNT_MANAGER);
  for (const reply of [await manager.get(PATH), await manager.put(PATH, { content: CONTENT }), await manager.remove(PATH)])
    expect([reply.status, reply.answer.code]).toEqual([403, 'permission-missing']);
});

it.each([[''], ['x'.repeat(1_500_001)]])('A draft is no longer than it may be (%#)', async (content) => {
  expect((await ada.put(PATH, { content })).answer.code).toBe('request-invalid');
});
