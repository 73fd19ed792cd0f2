import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgresStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { type Asking, asking, deliverLines, holdForAWhile, LINES } from './consumption-world.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, MANAGER, openFixture, openReplicas, type Session, TEAM_LEAD } from './fixture.ts';

let server: RunningPostgres;
let stores: Store[] = [];
let one: Fixture;
let here: Fixture;
let there: Fixture;

beforeAll(async () => {
  server = await startPostgres();
  const url = await server.createDatabase();
  const security = createDemonstrationSecurity();
  stores = [await openPostgresStore({ url, security }), await openPostgresStore({ url, security })];
  [here, there] = (await openReplicas(stores)) as [Fixture, Fixture];
  one = await openFixture();
  for (const fixture of [here, one]) {
    await holdForAWhile(fixture);
    await deliverLines(fixture, LINES);
  }
});
afterAll(async () => {
  for (const store of [...stores, one.store]) await store.close();
  await server?.stop();
});

/** What the same session may ask, at another process. */
function elsewhere(session: Session, fixture: Fixture): Session {
  const call = (method: string) => (path: string, body?: unknown) =>
    fixture.call(method, path, { bearer: session.token, ...(body ? { body } : {}) });
  return { ...session, get: call('GET') as never, post: call('POST') as never, put: call('PUT') as never };
}

const CYCLES = { cycles: { from: '2023-03', to: '2024-09' } };
const QUESTIONS: Record<string, (ask: Asking) => Promise<{ status: number; text: string }>> = {
  overview: (ask) => ask.overview(),
  'overview of days': (ask) => ask.overview({ filter: { dates: { begin: '2024-09-04', end: '2024-09-12' } } }),
  'overview of a part': (ask) => ask.overview({ filter: { ...CYCLES, service: 'ecs', chargeMode: 'pay-per-use' } }),
  'trend of cycles': (ask) => ask.trend({ by: 'cycle', filter: CYCLES }),
  'trend of days': (ask) => ask.trend({ by: 'day' }),
  'distribution of services': (ask) => ask.distribution({ by: 'service', thenBy: 'region', top: 2 }),
  'distribution of customers': (ask) => ask.distribution({ by: 'customer', thenBy: 'chargeMode', filter: CYCLES }),
  'distribution of account managers': (ask) => ask.distribution({ by: 'accountManager', rankBy: 'paid' }),
  lines: (ask) => ask.lines({ filter: { ...CYCLES, accountManagerId: MANAGER }, page: { size: 10, at: 'last' } }),
  'filter options': (ask) => ask.options(),
};

describe.each([
  ['an administrator', ADMINISTRATOR],
  ['an account manager', ACCOUNT_MANAGER],
  ['a supervisor', TEAM_LEAD],
] as const)('what %s is answered', (_who, subject) => {
  it.each(Object.keys(QUESTIONS))('is the same on both engines and from every replica: %s', async (name) => {
    const question = QUESTIONS[name] as (typeof QUESTIONS)[string];
    const session = await here.openSession(subject);
    const answers = [
      await question(asking(session)),
      await question(asking(elsewhere(session, there))),
      await question(asking(await one.openSession(subject))),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    // Ids of lines and cursors are each store's own.
    const [first, ...others] = answers.map(({ text }) => text.replace(/"(lineId|next|previous)":"[^"]*"/g, '"$1":""'));
    for (const other of others) expect(other).toBe(first);
  });
});

it('A budget line that was drawn at one replica stands at the other', async () => {
  const ada = await here.openSession(ADMINISTRATOR);
  const adaThere = elsewhere(ada, there);
  for (const [customerId, monthly] of [
    [undefined, '900.00'],
    ['c-1', '40.00'],
    [undefined, '901.00'],
  ] as const)
    expect((await ada.put('/v1/consumption/budget', { currency: 'CNY', monthly, ...(customerId && { customerId }) })).status).toBe(200);
  expect((await asking(adaThere).overview()).answer.budget).toMatchObject({ monthly: '901.00', isPassed: true, passedOn: '2024-09-05' });
  expect((await asking(adaThere).overview({ filter: { customerId: 'c-1' } })).answer.budget).toMatchObject({ monthly: '40.00' });
  expect((await adaThere.put('/v1/consumption/budget', { currency: 'CNY', monthly: null })).status).toBe(200);
  expect((await asking(ada).overview()).answer.budget).toBeNull();
});
