import { beforeEach, describe, expect, it } from 'vitest';
import { eventData } from '../../shared/contract/event-data.ts';
import { eventOf } from '../../shared/contract/events.ts';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { EVENT_TYPES, type EventType } from '../../shared/values/lists.ts';
import { MEMO, moveMoney, signAndWithdraw } from './busy-day.ts';
import {
  ACCOUNT_MANAGER,
  ADMINISTRATOR,
  CLEAR,
  type Fixture,
  MANAGER,
  openFixture,
  PARTNER,
  PORTAL,
  type Reply,
  type Session,
  START,
} from './fixture.ts';

type Events = AnswerOf<'GET /v1/events'>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const AT = new Date(START).toISOString();
let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  ada = await fixture.openSession(ADMINISTRATOR);
});

const serverCall = <Answer>(method: string, path: string, body?: unknown) =>
  fixture.call(method, path, { bearer: fixture.key, origin: null, ...(body === undefined ? {} : { body }) }) as Promise<Reply<Answer>>;
const read = (query = '') => serverCall<Events>('GET', `/v1/events${query}`);
const told = async (after = 0) =>
  (await read(`?after=${after}`)).answer.events.map(({ type, customerId, data }) => ({ type, customerId, data }));
const assign = (customerIds: string[], operatorId = MANAGER) => ada.post('/v1/assignments', { customerIds, operatorId });
const operatorIdOf = async (userId: string) => (await fixture.store.reads.operators.findByUserId(PARTNER, userId))?.operatorId;
const mint = (body: Record<string, unknown>) =>
  serverCall<AnswerOf<'POST /v1/sessions'>>('POST', '/v1/sessions', { origins: [PORTAL], ...body });

describe('A portal that nothing can call into', () => {
  it('reads on from where it came to, in pages, and nothing of another partner', async () => {
    await assign(['c-2', 'c-3', 'c-4']);
    const first = await read('?limit=2');
    expect(first.status).toBe(200);
    expect(first.answer).toMatchObject({ after: 2, hasMore: true });
    expect(first.answer.events.map(({ sequence, timestamp }) => [sequence, timestamp])).toEqual([
      [1, AT],
      [2, AT],
    ]);
    const second = await read('?limit=2&after=2');
    expect(second.answer).toMatchObject({ after: 3, hasMore: false });
    expect((await read('?after=3')).answer).toEqual({ events: [], after: 3, hasMore: false });
    expect((await read('?after=2147483647')).status).toBe(200);
    expect((await read('?after=4000')).answer).toEqual({ events: [], after: 4000, hasMore: false });
    const other = await fixture.call('GET', '/v1/events', { bearer: fixture.otherKey, origin: null });
    expect(other.answer).toEqual({ events: [], after: 0, hasMore: false });
  });

  it('is told where to go on once what it asks for is no longer kept', async () => {
    await assign(['c-2', 'c-3']);
    fixture.clock.now += 20 * DAY;
    ada = await fixture.openSession(ADMINISTRATOR);
    await assign(['c-4']);
    fixture.clock.now += 11 * DAY;
    await fixture.bff.jobs.sweep();
    const late = await read('?after=1');
    expect([late.status, late.answer.code]).toEqual([410, 'events-forgotten']);
    expect(late.answer.errors).toEqual([
      {
        pointer: '/query/after',
        detail: 'Events up to 2 are no longer kept. after=3 goes on from the newest event, after=2 from the oldest kept.',
      },
    ]);
    expect((await read('?after=2')).answer.events).toMatchObject([{ sequence: 3, customerId: 'c-4' }]);
    expect((await read()).answer.events).toHaveLength(1);
    fixture.clock.now += 31 * DAY;
    await fixture.bff.jobs.sweep();
    expect((await read()).answer).toEqual({ events: [], after: 3, hasMore: false });
    expect((await read('?after=2')).status).toBe(410);
  });

  it('is handed what a later release kept, whose types this one does not know', async () => {
    const later = { type: 'coupon.issued', at: AT, customerId: 'c-1', data: { couponId: 'cpn_1', amount: '12.50' } };
    await fixture.store.write(PARTNER, async (unit) => {
      const hook = {
        webhookId: 'whk_LLLLLLLLLLLLLLLLLLLLLL',
        partnerId: PARTNER,
        url: 'https://erp.example.com/',
        types: ['coupon.issued'],
      };
      const nothingYet = { earlier: null, lastDeliveredAt: null, lastFailure: null, outage: null };
      await unit.events.addWebhook({ ...hook, ...nothingYet, isEnabled: true, secretSealed: 'sealed', createdAt: AT });
      await unit.events.append(PARTNER, [{ ...later, eventId: 'evt_LLLLLLLLLLLLLLLLLLLLLL', subject: 'customer c-1' } as never]);
    });
    expect((await read()).answer.events).toMatchObject([{ type: 'coupon.issued', customerId: 'c-1', timestamp: AT, data: later.data }]);
    const { webhooks } = (await serverCall<AnswerOf<'GET /v1/webhooks'>>('GET', '/v1/webhooks')).answer;
    expect(webhooks).toMatchObject([{ types: ['coupon.issued'], waiting: 1 }]);
  });

  it.each(['after=-1', 'after=1.5', 'after=2147483648', 'limit=0', 'limit=501', 'after=x'])('is refused %s', async (query) => {
    expect((await read(`?${query}`)).answer.code).toBe('request-invalid');
  });
});

describe('The partner’s own systems are told', () => {
  it('that customers were given to somebody, handed over and withdrawn by an operator, each once', async () => {
    await fixture.store.write(PARTNER, (unit) =>
      unit.operators.save({
        partnerId: PARTNER,
        operatorId: LIN,
        userId: 'lin',
        name: null,
        nameMasked: null,
        roles: ['account-manager'],
        supervisorId: null,
      }),
    );
    await assign(['c-2', 'c-1', 'gone']);
    fixture.clock.now += MINUTE;
    await ada.post('/v1/assignments', { customerIds: ['c-2'], operatorId: LIN, from: MANAGER });
    fixture.clock.now += MINUTE;
    await ada.post('/v1/assignments/withdraw', { customerIds: ['c-2', 'c-3'] });
    const at = (minutes: number) => new Date(START + minutes * MINUTE).toISOString();
    expect(await told()).toEqual([
      { type: 'customer.assigned', customerId: 'c-2', data: { operatorId: MANAGER, previousOperatorId: null, assignedAt: at(0) } },
      { type: 'customer.assigned', customerId: 'c-2', data: { operatorId: LIN, previousOperatorId: MANAGER, assignedAt: at(1) } },
      { type: 'customer.unassigned', customerId: 'c-2', data: { operatorId: LIN, endedAt: at(2) } },
    ]);
  });

  it('what their own systems changed, and nothing of what stayed as it was', async () => {
    const since = '2024-09-12T00:00:00.000Z';
    const put = (assignments: unknown[]) => serverCall('PUT', '/v1/assignments', { assignments });
    await put([
      { customerId: 'c-1', userId: 'mei' },
      { customerId: 'c-2', userId: 'new', at: since },
      { customerId: 'gone', userId: 'mei' },
    ]);
    await put([
      { customerId: 'c-1', userId: 'new' },
      { customerId: 'c-2', userId: null },
      { customerId: 'c-3', userId: null },
    ]);
    const operatorId = await operatorIdOf('new');
    expect(await told()).toEqual([
      { type: 'customer.assigned', customerId: 'c-2', data: { operatorId, previousOperatorId: null, assignedAt: since } },
      { type: 'customer.assigned', customerId: 'c-1', data: { operatorId, previousOperatorId: MANAGER, assignedAt: AT } },
      { type: 'customer.unassigned', customerId: 'c-2', data: { operatorId, endedAt: AT } },
    ]);
  });

  it('that the file of an export is ready', async () => {
    const { jobId } = (await ada.post<{ jobId: string }>('/v1/exports', { format: 'csv', export: { what: 'customers' } })).answer;
    expect(await told()).toEqual([]);
    while (await fixture.bff.jobs.runOnce());
    const [done] = await told();
    const bytes = (await fixture.store.reads.jobs.find(PARTNER, jobId))?.bytes;
    const operatorId = await operatorIdOf('ada');
    const fileExpiresAt = new Date(START + 7 * DAY).toISOString();
    expect(done).toEqual({
      type: 'export.done',
      customerId: null,
      data: { jobId, operatorId, what: 'customers', format: 'csv', rows: 4, bytes, fileExpiresAt },
    });
  });

  it('of nothing that was refused or undone', async () => {
    const mei = await fixture.openSession(ACCOUNT_MANAGER);
    await mei.post('/v1/assignments', { customerIds: ['c-2'], operatorId: MANAGER });
    await assign(['c-2'], 'op_XXXXXXXXXXXXXXXXXXXXXX');
    await assign(['c-1']);
    expect(await told()).toEqual([]);
  });
});

const LIN = 'op_LLLLLLLLLLLLLLLLLLLLLL';

describe('No event', () => {
  it('of a busy day says more of anybody than ids, and each has the members of its type', async () => {
    fixture = await openFixture({ revealCellsPerMinute: 4 });
    ada = await fixture.openSession({ ...ADMINISTRATOR, userId: 'ada.lovelace@example.com' });
    const { webhook } = (
      await serverCall<AnswerOf<'POST /v1/webhooks'>>('POST', '/v1/webhooks', { url: 'https://erp.example.com/in?token=t0ken' })
    ).answer;
    await serverCall('POST', `/v1/webhooks/${webhook.webhookId}/test`, {});
    await assign(['c-2', 'c-3']);
    await serverCall('PUT', '/v1/assignments', { assignments: [{ customerId: 'c-4', userId: 'grace.hopper@example.com' }] });
    await ada.post('/v1/assignments/withdraw', { customerIds: ['c-2'] });
    for (const field of ['customerName', 'accountName', 'mobile', 'email'])
      await ada.post('/v1/customers/reveal', { field, customerIds: ['c-1', 'c-2', 'c-3', 'c-4'] });
    await mint({ subject: { ...ADMINISTRATOR, userId: 'mallory@example.com' }, mode: 'live' });
    await ada.post('/v1/exports', { format: 'csv', export: { what: 'customers', filter: { customerName: '华为' } } });
    while (await fixture.bff.jobs.runOnce());
    await moveMoney(fixture, ada);
    await signAndWithdraw(fixture);
    fixture.clock.now += MINUTE + 1;
    await fixture.bff.jobs.sweep();
    await fixture.bff.operations.sweep();

    const { answer, text } = await read();
    const occurred = new Set(answer.events.map(({ type }) => type));
    // What a restore tells is tested where a store is restored.
    expect(EVENT_TYPES.filter((type) => !occurred.has(type))).toEqual(['store.restored']);
    for (const event of answer.events) {
      const type = event.type as EventType;
      expect(eventOf(type).safeParse(event).error, type).toBeUndefined();
      expect(Object.keys(event.data).sort(), type).toEqual(Object.keys(eventData[type].shape).sort());
    }
    const personal = [
      ...Object.values(CLEAR).flat(),
      '@',
      '韩梅梅',
      'Ada',
      'Lovelace',
      '华为',
      't0ken',
      'mallory',
      'grace',
      'shelley',
      MEMO,
      '**',
    ];
    const kept = JSON.stringify(await fixture.store.reads.events.after(PARTNER, 0, 1000));
    for (const value of personal) expect(`${text}${kept}`).not.toContain(value);
  });
});
