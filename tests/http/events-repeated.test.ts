import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { ADMINISTRATOR, type Fixture, openFixture, PARTNER, PORTAL, type Reply, type Session } from './fixture.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
});

const asServer = <Answer>(method: string, path: string, body?: unknown) =>
  fixture.call(method, path, { bearer: fixture.key, origin: null, ...(body === undefined ? {} : { body }) }) as Promise<Reply<Answer>>;
const told = async (after = 0) => {
  const { answer } = await asServer<AnswerOf<'GET /v1/events'>>('GET', `/v1/events?after=${after}`);
  return answer.events.map(({ type, customerId, data }) => ({ type, customerId, data }));
};
const reveal = (customerIds: string[]) => ada.post('/v1/customers/reveal', { field: 'mobile', customerIds });
const operatorIdOf = async (userId: string) => (await fixture.store.reads.operators.findByUserId(PARTNER, userId))?.operatorId;
const mint = (body: Record<string, unknown>) =>
  asServer<AnswerOf<'POST /v1/sessions'>>('POST', '/v1/sessions', { origins: [PORTAL], ...body });

describe('A limit of reveals that was reached', () => {
  beforeEach(async () => {
    fixture = await openFixture({ revealCellsPerMinute: 3, revealCellsPerDay: 4, revealCellsPerPartnerHour: 100 });
    ada = await fixture.openSession(ADMINISTRATOR);
  });

  it('is told once, not with each refused click, and again in another window', async () => {
    const operatorId = await operatorIdOf('ada');
    const reached = (window: string, limit: number, cells: number) => ({
      type: 'reveal.limit-reached',
      customerId: null,
      data: { operatorId, window, limit, cells },
    });
    await reveal(['c-1', 'c-2']);
    for (let clicks = 0; clicks < 4; clicks += 1) expect((await reveal(['c-3', 'c-4'])).answer.code).toBe('reveal-limit-reached');
    expect(await told()).toEqual([reached('operator-minute', 3, 2)]);
    fixture.clock.now += 2 * MINUTE;
    await reveal(['c-3', 'c-4']);
    fixture.clock.now += 2 * MINUTE;
    for (let clicks = 0; clicks < 3; clicks += 1) await reveal(['c-1', 'c-2']);
    expect(await told(1)).toEqual([reached('operator-day', 4, 2)]);
  });

  it('is told apart for each operator', async () => {
    const bo = await fixture.openSession({ ...ADMINISTRATOR, userId: 'bo' });
    for (const session of [ada, bo, ada, bo])
      await session.post('/v1/customers/reveal', { field: 'email', customerIds: ['c-1', 'c-2', 'c-3', 'c-4'] });
    expect((await told()).map(({ data }) => data.operatorId)).toEqual([await operatorIdOf('ada'), await operatorIdOf('bo')]);
  });
});

describe('Sessions that were refused', () => {
  const refused = (step: string, code: string, count: number) => ({
    type: 'session.refused',
    customerId: null,
    data: { step, code, count },
  });

  it('are told by step and reason, however the session was refused, and never for a secret that nobody made', async () => {
    await mint({ subject: { kind: 'end-customer', customerId: 'gone' } });
    await mint({ subject: ADMINISTRATOR, mode: 'live' });
    const { secret } = (await mint({ subject: ADMINISTRATOR })).answer;
    const swap = (one: string, origin: string) => fixture.call('POST', '/v1/session/token', { body: { secret: one }, origin });
    await swap(secret, 'https://elsewhere.example');
    await swap(secret, PORTAL);
    await swap(secret, PORTAL);
    await swap('pws_unknown', PORTAL);
    expect(await told()).toEqual([
      refused('mint', 'not-found', 1),
      refused('mint', 'mode-mismatch', 1),
      refused('swap', 'origin-not-allowed', 1),
      refused('swap', 'secret-invalid', 1),
    ]);
  });

  it('are told once a minute with how many there were, so that whoever hammers fills nothing', async () => {
    const fail = () => mint({ subject: { kind: 'end-customer', customerId: 'gone' } });
    for (let tries = 0; tries < 20; tries += 1) await fail();
    expect(await told()).toEqual([refused('mint', 'not-found', 1)]);
    fixture.clock.now += MINUTE + 1;
    await fail();
    expect(await told(1)).toEqual([refused('mint', 'not-found', 20)]);
    await fail();
    await fail();
    await fixture.bff.jobs.sweep();
    expect(await told(2)).toEqual([]);
    fixture.clock.now += MINUTE + 1;
    await fixture.bff.jobs.sweep();
    expect(await told(2)).toEqual([refused('mint', 'not-found', 2)]);
    fixture.clock.now += DAY;
    await fixture.bff.jobs.sweep();
    expect(await told(3)).toEqual([]);
  });
});
