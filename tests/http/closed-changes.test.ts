import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Fixture, openFixture, PARTNER, type Session } from './fixture.ts';

let fixture: Fixture;
let operator: Session;
beforeEach(async () => {
  fixture = await openFixture();
  operator = await fixture.openSession({ kind: 'operator', userId: 'yang', roles: ['administrator'] });
  await fixture.store.operations.closeChanges({ since: '2024-09-15T04:00:00.000Z', backupAt: null });
});
afterEach(() => fixture.store.close());

test('A restored store refuses every command with a problem of its own, says when to ask again, and keeps nothing', async () => {
  const rows = await fixture.audit();
  const refused = [
    await operator.post('/v1/customers/tags', { customerIds: ['cus-1'], add: ['vip'], remove: [] }),
    await fixture.call('POST', '/v1/sessions', {
      bearer: fixture.key,
      body: { subject: { kind: 'operator', userId: 'yang', roles: ['administrator'] }, origins: ['https://portal.example.com'] },
    }),
  ];
  for (const reply of refused) {
    expect(reply).toMatchObject({ status: 503, answer: { code: 'changes-closed', retryAfterSeconds: 60 } });
    expect(reply.headers.get('retry-after')).toBe('60');
  }
  expect(await fixture.audit()).toEqual(rows);
  expect(fixture.failures).toEqual([]);
});

test('A restored store goes on answering what only reads', async () => {
  expect(await fixture.call('GET', '/v1/settings', { bearer: fixture.key })).toMatchObject({ status: 200 });
  expect(await operator.get('/v1/session')).toMatchObject({ status: 200 });
});

test('What was refused while changes were closed is done once they are open again', async () => {
  const tag = () => operator.post('/v1/customers/tags', { customerIds: ['cus-1'], add: ['vip'], remove: [] });
  expect((await tag()).status).toBe(503);
  await fixture.store.operations.openChanges();
  expect((await tag()).status).toBe(200);
});

test('A command that puts a restored store right runs while others are refused, also in one batch with them', async () => {
  const [refused, done] = await Promise.allSettled([
    fixture.store.write(PARTNER, async () => 'a change'),
    fixture.store.write(PARTNER, async () => 'the act of opening', { evenClosed: true }),
  ]);
  expect(refused).toMatchObject({ status: 'rejected', reason: { name: 'ChangesClosed' } });
  expect(done).toEqual({ status: 'fulfilled', value: 'the act of opening' });
});
