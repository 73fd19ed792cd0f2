import { beforeEach, expect, test } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, CLEAR, type Fixture, MANAGER, openFixture, type Session, TEAM_LEAD } from './fixture.ts';

type Trail = AnswerOf<'GET /v1/audit'>;

let fixture: Fixture;
let ada: Session;
let mei: Session;

beforeEach(async () => {
  fixture = await openFixture();
  ada = await fixture.openSession(ADMINISTRATOR);
  mei = await fixture.openSession(ACCOUNT_MANAGER);
  await mei.post('/v1/customers/reveal', { field: 'mobile', customerIds: ['c-1'] });
  await mei.post('/v1/customers/reveal', { field: 'mobile', customerIds: ['c-2'] });
});

const read = (session: Session, query: Record<string, string> = {}) => session.get<Trail>(`/v1/audit?${new URLSearchParams(query)}`);
const rowsOf = async (session: Session, query?: Record<string, string>) => (await read(session, query)).answer.rows;

test('An administrator reads everything that was done at the partner, newest first', async () => {
  const { status, answer } = await read(ada);
  expect(status).toBe(200);
  expect(answer.scope).toBe('all');
  expect(answer.next).toBeNull();
  const whole = await fixture.audit();
  expect(answer.rows.map(({ sequence }) => sequence)).toEqual(whole.map(({ sequence }) => sequence).reverse());
  expect(answer.rows[0]).toEqual({
    sequence: whole.length,
    at: '2024-09-15T04:00:00.000Z',
    actor: { kind: 'operator', id: MANAGER, userId: 'mei' },
    sessionId: mei.view.sessionId,
    requestId: whole.at(-1)?.requestId,
    action: 'customers.reveal',
    outcome: 'refused',
    refusal: 'not-found',
    targets: ['c-2'],
    details: { field: 'mobile', cells: 1 },
    hash: whole.at(-1)?.hash,
  });
  expect(answer.rows.find(({ action }) => action === 'session.mint')?.actor).toMatchObject({ kind: 'partner-key', userId: null });
});

test('Everybody else reads what they did themselves, whatever they ask for', async () => {
  const { answer } = await read(mei);
  expect(answer.scope).toBe('own');
  expect(answer.rows.map(({ action }) => action)).toEqual(['customers.reveal', 'customers.reveal', 'session.swap']);
  const id = (await rowsOf(ada, { action: 'session.swap' })).find(({ actor }) => actor.userId === 'ada')?.actor.id ?? '';
  expect(await rowsOf(mei, { actorId: id })).toEqual([]);
  expect(await rowsOf(mei, { actorKind: 'partner-key' })).toEqual([]);
  expect(await rowsOf(mei, { actorId: MANAGER })).toHaveLength(3);
  expect(await rowsOf(mei, { target: 'c-1' })).toHaveLength(1);
  const lead = await fixture.openSession(TEAM_LEAD);
  expect((await read(lead)).answer).toMatchObject({ scope: 'own', rows: [{ action: 'session.swap' }] });
});

test('An operator is found in the trail by the partner’s own id, and nobody learns whose ids there are', async () => {
  expect(await rowsOf(ada, { userId: 'mei' })).toHaveLength(3);
  expect(await rowsOf(ada, { userId: 'mei', action: 'session.swap' })).toHaveLength(1);
  for (const query of [{ userId: 'nobody' }, { userId: 'mei', actorId: 'op_other' }, { userId: 'mei', actorKind: 'system' }])
    expect(await rowsOf(ada, query as Record<string, string>)).toEqual([]);
  expect(await rowsOf(mei, { userId: 'ada' })).toEqual(await rowsOf(mei, { userId: 'nobody' }));
});

test('The trail is searched by actor, action, outcome, target and time', async () => {
  expect(await rowsOf(ada, { action: 'customers.reveal' })).toHaveLength(2);
  expect(await rowsOf(ada, { action: 'customers.reveal', outcome: 'refused' })).toMatchObject([{ targets: ['c-2'] }]);
  expect(await rowsOf(ada, { target: 'c-1' })).toMatchObject([{ targets: ['c-1'], outcome: 'done' }]);
  expect(await rowsOf(ada, { target: 'c-' })).toEqual([]);
  expect((await rowsOf(ada, { actorKind: 'partner-key' })).every(({ action }) => action === 'session.mint')).toBe(true);
  fixture.clock.now += 60_000;
  await mei.post('/v1/customers/reveal', { field: 'email', customerIds: ['c-1'] });
  expect(await rowsOf(ada, { from: '2024-09-15T04:01:00Z' })).toMatchObject([{ details: { field: 'email' } }]);
  expect(await rowsOf(ada, { until: '2024-09-15T04:01:00Z', action: 'customers.reveal' })).toHaveLength(2);
});

test('Pages follow each other without a gap, also while rows come in', async () => {
  const first = (await read(ada, { size: '3' })).answer;
  await mei.post('/v1/customers/reveal', { field: 'mobile', customerIds: ['c-1'] });
  const seen = first.rows.map(({ sequence }) => sequence);
  for (let next = first.next; next !== null; ) {
    const page: Trail = (await read(ada, { size: '3', before: next })).answer;
    seen.push(...page.rows.map(({ sequence }) => sequence));
    next = page.next;
  }
  expect(seen).toEqual(Array.from({ length: seen[0] as number }, (_, index) => (seen[0] as number) - index));
});

test.each([
  [{ from: '2024-09-02T00:00:00Z', until: '2024-09-01T00:00:00Z' }, 'range-inverted'],
  [{ from: '2024-09-02T00:00:00Z', until: '2024-09-02T00:00:00Z' }, 'range-inverted'],
  [{ before: 'nonsense!' }, 'cursor-invalid'],
  [{ before: btoa('[1,2]') }, 'cursor-invalid'],
  [{ action: 'everything' }, 'request-invalid'],
  [{ actorKind: 'robot' }, 'request-invalid'],
  [{ from: 'yesterday' }, 'request-invalid'],
  [{ size: '0' }, 'request-invalid'],
  [{ size: '101' }, 'request-invalid'],
  [{ unknown: 'x' }, 'request-invalid'],
])('%j is refused', async (query, code) => {
  expect(await read(ada, query as unknown as Record<string, string>)).toMatchObject({ status: 400, answer: { code } });
});

test('A session without the widget reads no trail', async () => {
  const without = await fixture.openSession(ADMINISTRATOR, { widgets: ['customer-list'] });
  expect(await read(without)).toMatchObject({ status: 403, answer: { code: 'widget-not-in-session' } });
});

test('Nothing personal stands in the trail', async () => {
  await mei.post('/v1/customers/search', { filter: { customerName: CLEAR.names[0] } });
  await mei.post('/v1/customers/search', { filter: { mobile: CLEAR.mobiles[0] } });
  await ada.post('/v1/exports', { format: 'csv', export: { what: 'customers', filter: { mobile: CLEAR.mobiles[0] } } });
  const text = (await read(ada, { size: '100' })).text;
  expect(text).toContain('export.create');
  for (const clear of Object.values(CLEAR).flat()) expect(text).not.toContain(clear);
});

test('A row that somebody wrote over behind the service does not take the rest of the trail along', async () => {
  fixture = await openFixture({}, (store) => {
    const search: typeof store.reads.audit.search = async (...asked) => {
      const { rows, next } = await store.reads.audit.search(...asked);
      return { rows: rows.map((row, index) => (index === 0 ? { ...row, targets: 'x' as never, details: 7 as never } : row)), next };
    };
    const { write, ping, close, operations, waiting } = store;
    return { write, ping, close, operations, waiting, reads: { ...store.reads, audit: { ...store.reads.audit, search } } };
  });
  ada = await fixture.openSession(ADMINISTRATOR);
  const { status, answer } = await read(ada);
  expect(status).toBe(200);
  expect(answer.rows[0]).toMatchObject({ targets: [], details: {} });
  expect(answer.rows).toHaveLength((await fixture.audit()).length);
});
