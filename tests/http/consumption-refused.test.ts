import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../bff/ports/index.ts';
import { PERMISSIONS } from '../../shared/values/lists.ts';
import { asking, deliverLines, LINES } from './consumption-world.ts';
import { ADMINISTRATOR, type Fixture, openFixture, type Session, TEAM_LEAD } from './fixture.ts';

let fixture: Fixture;
let ada: Session;

beforeAll(async () => {
  fixture = await openFixture();
  await deliverLines(fixture, LINES);
  ada = await fixture.openSession(ADMINISTRATOR);
});
afterAll(() => fixture.store.close());

const QUESTIONS = {
  overview: ['/v1/consumption/overview', {}],
  trend: ['/v1/consumption/trend', { by: 'cycle' }],
  distribution: ['/v1/consumption/distribution', { by: 'service' }],
  lines: ['/v1/consumption/lines/search', {}],
} as const;

describe.each(Object.entries(QUESTIONS))('the %s', (_name, [path, body]) => {
  const ask = (filter: object) => ada.post(path, { ...body, filter });

  test.each([
    ['a cycle outside the window', { cycles: { from: '2023-02', to: '2023-02' } }, 422, 'cycle-outside-window', '/cycles/from'],
    ['a cycle to come', { cycles: { from: '2024-09', to: '2024-10' } }, 422, 'cycle-outside-window', '/cycles/to'],
    ['begin after end', { dates: { begin: '2024-09-03', end: '2024-09-02' } }, 422, 'dates-inverted', '/dates/end'],
    ['the first cycle after the last', { cycles: { from: '2024-09', to: '2024-08' } }, 400, 'range-inverted', '/cycles/to'],
    ['dates outside the cycle', { dates: { begin: '2024-08-30', end: '2024-09-02' } }, 422, 'dates-outside-cycle', '/dates/begin'],
    [
      'dates of several cycles',
      { cycles: { from: '2024-08', to: '2024-09' }, dates: { begin: '2024-09-01', end: '2024-09-02' } },
      422,
      'dates-need-one-cycle',
      '/cycles',
    ],
    ['two currencies asked as one', { currency: ['CNY', 'USD'] }, 422, 'currencies-mixed', '/currency'],
  ] as const)('refuses %s by its own name and place', async (_what, filter, status, code, place) => {
    const reply = await ask(filter);
    expect(reply).toMatchObject({ status, answer: { code, errors: [{ pointer: `/body/filter${place}` }] } });
  });

  test.each([
    ['an empty date', { dates: { begin: '', end: '2024-09-02' } }],
    ['a day that there is not', { dates: { begin: '2024-09-31', end: '2024-09-31' } }],
    ['a cycle that there is not', { cycles: { from: '2024-13', to: '2024-13' } }],
    ['half a range', { cycles: { from: '2024-09' } }],
    ['an empty service', { service: '' }],
    ['an empty currency', { currency: '' }],
    ['no currency at all in a list', { currency: [] }],
    ['a charge mode that there is not', { chargeMode: 'barter' }],
    ['a filter that there is not', { colour: 'blue' }],
  ])('does not take %s', async (_what, filter) => {
    expect(await ask(filter)).toMatchObject({ status: 400, answer: { code: 'request-invalid' } });
  });

  test('answers alike to customers and account managers that are nobody’s', async () => {
    for (const filter of [{ customerId: 'x-1' }, { customerId: 'c-9' }, { accountManagerId: 'op_ZZZZZZZZZZZZZZZZZZZZZZ' }])
      expect(await ask(filter)).toMatchObject({ status: 404, answer: { code: 'not-found' } });
  });

  test('is not there for a reseller that is nobody’s', async () => {
    expect(await ada.post(path, { ...body, indirectPartnerId: 'par_ZZZZZZZZZZZZZZZZZZZZZZ' })).toMatchObject({
      status: 404,
      answer: { code: 'not-found' },
    });
  });
});

test('Days of several cycles are refused by name', async () => {
  expect(await asking(ada).trend({ by: 'day', filter: { cycles: { from: '2024-08', to: '2024-09' } } })).toMatchObject({
    status: 422,
    answer: { code: 'one-cycle-needed', errors: [{ pointer: '/body/filter/cycles' }] },
  });
});

test.each([
  [{ by: 'colour' }, 'grouping-unknown', '/body/by'],
  [{ by: '' }, 'grouping-unknown', '/body/by'],
  [{ by: 'service', thenBy: 'colour' }, 'grouping-unknown', '/body/thenBy'],
  [{ by: 'reseller' }, 'grouping-unknown', '/body/by'],
  [{ by: 'service', thenBy: 'service' }, 'grouping-repeated', '/body/thenBy'],
])('A distribution by %j is refused by its own name', async (body, code, pointer) => {
  expect(await asking(ada).distribution(body)).toMatchObject({ status: 422, answer: { code, errors: [{ pointer }] } });
});

test('A supervisor who names no account manager gets no lines', async () => {
  const lead = asking(await fixture.openSession(TEAM_LEAD));
  expect(await lead.lines()).toMatchObject({
    status: 422,
    answer: { code: 'manager-needed', errors: [{ pointer: '/body/filter/accountManagerId' }] },
  });
});

test('A cursor of another question is refused', async () => {
  const page = { size: 10, after: 'bm9uc2Vuc2U' } as const;
  expect(await asking(ada).lines({ page })).toMatchObject({ status: 400, answer: { code: 'cursor-invalid' } });
});

test('A role that may not read consumption is turned away from each endpoint', async () => {
  await ada.put('/v1/roles/no-consumption', { name: 'No consumption', permissions: PERMISSIONS.slice(0, 3) });
  const clerk = await fixture.openSession({ kind: 'operator', userId: 'clerk', roles: ['no-consumption'] });
  for (const [path, body] of Object.values(QUESTIONS))
    expect(await clerk.post(path, body)).toMatchObject({ status: 403, answer: { code: 'permission-missing' } });
  expect((await clerk.get('/v1/consumption/filter-options')).status).toBe(403);
  expect((await clerk.put('/v1/consumption/budget', { currency: 'CNY', monthly: '1' })).status).toBe(403);
});

test('While lines of an older release are added up nobody gets half of them, and it is said when to ask again', async () => {
  const uncounted = (store: Store): Store => ({
    ...store,
    write: (...asked) => store.write(...asked),
    reads: {
      ...store.reads,
      figures: { ...store.reads.figures, state: async () => ({ asOf: null, currencies: ['CNY'], isCounted: false }) },
    },
  });
  const after = await openFixture({}, uncounted);
  const bob = await after.openSession(ADMINISTRATOR);
  for (const [path, body] of Object.values(QUESTIONS)) {
    const reply = await bob.post(path, body);
    expect(reply).toMatchObject({ status: 503, answer: { code: 'figures-not-ready', retryAfterSeconds: 5 } });
    expect(reply.headers.get('retry-after')).toBe('5');
  }
  await after.store.close();
});
