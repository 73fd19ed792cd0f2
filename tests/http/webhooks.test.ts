import { beforeEach, describe, expect, it } from 'vitest';
import { secretContext } from '../../bff/actions/events/secret-context.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { ADMINISTRATOR, type Fixture, MANAGER, openFixture, PARTNER, type Reply, type Session, START } from './fixture.ts';

type Added = AnswerOf<'POST /v1/webhooks'>;
type Webhooks = AnswerOf<'GET /v1/webhooks'>;
type Deliveries = AnswerOf<'GET /v1/webhooks/:webhookId/deliveries'>;

const DAY = 24 * 60 * 60 * 1000;
const URL = 'https://erp.example.com/hooks/t0ken?key=s3cret';
const AT = new Date(START).toISOString();
const security = createDemonstrationSecurity();
let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  ada = await fixture.openSession(ADMINISTRATOR);
});

const asServer = <Answer>(method: string, path: string, body?: unknown) =>
  fixture.call(method, path, { bearer: fixture.key, origin: null, ...(body === undefined ? {} : { body }) }) as Promise<Reply<Answer>>;
const add = (body: Record<string, unknown> = {}) => asServer<Added>('POST', '/v1/webhooks', { url: URL, ...body });
const list = async () => (await asServer<Webhooks>('GET', '/v1/webhooks')).answer.webhooks;
const assign = (...customerIds: string[]) => ada.post('/v1/assignments', { customerIds, operatorId: MANAGER });
const deliveries = async (webhookId: string, query = '?state=waiting') =>
  (await asServer<Deliveries>('GET', `/v1/webhooks/${webhookId}/deliveries${query}`)).answer;
const rowsOf = async (action: string) => (await fixture.audit()).filter((row) => row.action === action);

/** Gives up on everything that waits for a webhook, as a worker does. */
async function park(webhookId: string, ...sequences: number[]): Promise<void> {
  const time = { at: AT, ahead: new Date(START + 60_000).toISOString() };
  const attempts = sequences.map((sequence) => ({ sequence, at: AT, outcome: 'parked', status: 503, reason: 'answered' }) as const);
  await fixture.store.write(PARTNER, async (unit) => {
    await unit.events.claim(PARTNER, webhookId, time, { owner: 'test', until: time.ahead });
    await unit.events.settle(PARTNER, webhookId, 'test', { until: time.ahead, attempts, outage: null });
    await unit.events.release(PARTNER, webhookId, 'test');
  });
}

describe('A webhook', () => {
  it('is told of what happens after it was added; its secret is shown once and kept sealed', async () => {
    await assign('c-2');
    const { status, answer, headers } = await add({ types: ['customer.assigned', 'export.done'] });
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(answer.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const { webhookId } = answer.webhook;
    expect(answer.webhook).toEqual({
      webhookId,
      url: URL,
      types: ['customer.assigned', 'export.done'],
      isEnabled: true,
      createdAt: AT,
      waiting: 0,
      parked: 0,
      oldestWaitingAt: null,
      lastDeliveredAt: null,
      lastFailure: null,
    });
    await assign('c-3', 'c-4');
    expect(await list()).toEqual([{ ...answer.webhook, waiting: 2, oldestWaitingAt: AT }]);
    const stored = await fixture.store.reads.events.receiver(PARTNER, webhookId);
    expect(stored?.secretSealed).not.toContain(answer.secret.slice(6));
    expect(await security.openField(stored?.secretSealed ?? '', secretContext(PARTNER, webhookId))).toBe(answer.secret);
    const page = await deliveries(webhookId, '?state=waiting&limit=1');
    expect(page).toMatchObject({ after: 2, hasMore: true });
    expect(page.deliveries).toMatchObject([
      { sequence: 2, type: 'customer.assigned', timestamp: AT, state: 'waiting', attempts: 0, nextAttemptAt: AT, lastStatus: null },
    ]);
    expect(await deliveries(webhookId, '?state=waiting&after=2')).toMatchObject({ after: 3, hasMore: false });
    expect((await deliveries(webhookId, '')).deliveries).toEqual([]);
  });

  it('is one of five at most', async () => {
    for (let count = 0; count < 5; count += 1) expect((await add()).status).toBe(201);
    const sixth = await add();
    expect([sixth.status, sixth.answer.code]).toEqual([409, 'webhooks-full']);
    const [{ webhookId } = { webhookId: '' }] = await list();
    expect((await asServer('DELETE', `/v1/webhooks/${webhookId}`)).status).toBe(204);
    expect((await add()).status).toBe(201);
  });

  it.each([
    'http://erp.example.com/',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://10.1.2.3:8443/',
    'https://intranet/',
  ])('cannot point to %s, neither at first nor later', async (url) => {
    const refused = await add({ url });
    expect([refused.status, refused.answer.code]).toEqual([422, 'webhook-address-refused']);
    const { webhookId } = (await add()).answer.webhook;
    expect((await asServer('PUT', `/v1/webhooks/${webhookId}`, { url })).answer.code).toBe('webhook-address-refused');
    expect(await list()).toMatchObject([{ url: URL }]);
  });

  it.each([
    { url: 'ftp://erp.example.com/' },
    { url: 'https://user:pass@erp.example.com/' },
    { url: 'https://erp.example.com/#part' },
    { url: 'erp.example.com' },
    { types: [] },
    { types: ['customer.renamed'] },
    { secret: 'whsec_mine' },
  ])('is malformed as %o', async (body) => {
    expect((await add(body)).answer.code).toBe('request-invalid');
  });

  it('keeps what is not named when it is changed; off, it loses what waits; on again, it begins anew', async () => {
    const { webhookId } = (await add()).answer.webhook;
    const put = (body: unknown) => asServer<AnswerOf<'PUT /v1/webhooks/:webhookId'>>('PUT', `/v1/webhooks/${webhookId}`, body);
    await assign('c-2');
    expect((await put({ types: ['customer.assigned'] })).answer.webhook).toMatchObject({ url: URL, isEnabled: true, waiting: 1 });
    expect((await put({ isEnabled: false })).answer.webhook).toMatchObject({ types: ['customer.assigned'], isEnabled: false, waiting: 0 });
    await assign('c-3');
    expect((await put({ isEnabled: true, types: null })).answer.webhook).toMatchObject({ types: null, isEnabled: true, waiting: 0 });
    await assign('c-4');
    expect((await deliveries(webhookId)).deliveries).toMatchObject([{ sequence: 3 }]);
    expect((await rowsOf('webhook.save')).map(({ details }) => details)).toEqual([
      { types: ['customer.assigned'] },
      { isEnabled: false, dropped: 1 },
      { isEnabled: true, types: 'all' },
    ]);
  });

  it('gets a new secret; the one before it signs for a day, and one before that no longer', async () => {
    const { webhook, secret } = (await add()).answer;
    const change = () => asServer<AnswerOf<'POST /v1/webhooks/:webhookId/secret'>>('POST', `/v1/webhooks/${webhook.webhookId}/secret`, {});
    const second = (await change()).answer;
    expect(second.secret).not.toBe(secret);
    expect(second.earlierValidUntil).toBe(new Date(START + DAY).toISOString());
    const third = (await change()).answer;
    const stored = await fixture.store.reads.events.receiver(PARTNER, webhook.webhookId);
    const open = (sealed: string | undefined) => security.openField(sealed ?? '', secretContext(PARTNER, webhook.webhookId));
    expect(await open(stored?.secretSealed)).toBe(third.secret);
    expect(await open(stored?.earlier?.secretSealed)).toBe(second.secret);
    await expect(security.openField(stored?.secretSealed ?? '', secretContext(PARTNER, 'whk_other'))).rejects.toThrow();
  });

  it('is tried with an event that no other webhook gets, whatever its types', async () => {
    const { webhookId } = (await add({ types: ['export.done'] })).answer.webhook;
    await add();
    const tried = await asServer<AnswerOf<'POST /v1/webhooks/:webhookId/test'>>('POST', `/v1/webhooks/${webhookId}/test`, {});
    expect(tried.answer.event).toMatchObject({ sequence: 1, type: 'webhook.test', customerId: null, data: { webhookId } });
    expect((await list()).map(({ waiting }) => waiting)).toEqual([1, 0]);
    await asServer('PUT', `/v1/webhooks/${webhookId}`, { isEnabled: false });
    expect((await asServer('POST', `/v1/webhooks/${webhookId}/test`, {})).answer.code).toBe('webhook-off');
  });
});

describe('Replaying', () => {
  it('sends again what was given up', async () => {
    const { webhookId } = (await add()).answer.webhook;
    await assign('c-2', 'c-3', 'c-4');
    await park(webhookId, 1, 3);
    expect((await deliveries(webhookId, '')).deliveries.map(({ sequence, nextAttemptAt }) => [sequence, nextAttemptAt])).toEqual([
      [1, null],
      [3, null],
    ]);
    const replay = () => asServer<{ replayed: number }>('POST', `/v1/webhooks/${webhookId}/replay`, {});
    expect((await replay()).answer).toEqual({ replayed: 2 });
    expect((await replay()).answer).toEqual({ replayed: 0 });
    expect(await list()).toMatchObject([{ waiting: 3, parked: 0 }]);
  });

  it('sends again everything from a sequence on, beyond what one command takes, and nothing that is not kept', async () => {
    const { webhookId } = (await add()).answer.webhook;
    const entries = Array.from({ length: 2_500 }, (_, index) => {
      const data = { operatorId: MANAGER, previousOperatorId: null, assignedAt: AT };
      const eventId = security.makeId('evt');
      return { type: 'customer.assigned', at: AT, customerId: `c${index % 7}`, data, eventId, subject: `customer c${index % 7}` } as const;
    });
    await fixture.store.write(PARTNER, (unit) => unit.events.append(PARTNER, entries));
    await asServer('PUT', `/v1/webhooks/${webhookId}`, { isEnabled: false });
    const replay = (from: number) => asServer<{ replayed: number }>('POST', `/v1/webhooks/${webhookId}/replay`, { from });
    expect((await replay(1)).answer.code).toBe('webhook-off');
    await asServer('PUT', `/v1/webhooks/${webhookId}`, { isEnabled: true });
    expect((await replay(101)).answer).toEqual({ replayed: 2_400 });
    expect(await list()).toMatchObject([{ waiting: 2_400 }]);
    expect((await rowsOf('webhook.replay')).map(({ outcome, details }) => [outcome, details])).toEqual([
      ['refused', { from: 1 }],
      ['done', { from: 101, replayed: 1_000 }],
      ['done', { from: 1_101, replayed: 1_000 }],
      ['done', { from: 2_101, replayed: 400 }],
    ]);
    expect((await replay(9_000)).answer).toEqual({ replayed: 0 });
    await fixture.store.write(PARTNER, (unit) => unit.events.saveWebhook(PARTNER, webhookId, { isEnabled: false }));
    fixture.clock.now += 31 * DAY;
    await fixture.bff.jobs.sweep();
    await asServer('PUT', `/v1/webhooks/${webhookId}`, { isEnabled: true });
    expect([(await replay(2_500)).status, (await replay(2_500)).answer.code]).toEqual([410, 'events-forgotten']);
  });
});

describe('What becomes of webhooks', () => {
  it('is on record, refusals too, and says no more of the address than its origin, and nothing of secrets', async () => {
    const { webhook, secret } = (await add()).answer;
    const path = `/v1/webhooks/${webhook.webhookId}`;
    await asServer('PUT', path, { url: 'https://other.example.com/t0ken' });
    const changed = (await asServer<{ secret: string }>('POST', `${path}/secret`, {})).answer;
    await asServer('POST', `${path}/test`, {});
    await asServer('POST', `${path}/replay`, {});
    await add({ url: 'https://localhost/t0ken' });
    await asServer('DELETE', path);
    await asServer('DELETE', path);
    const rows = (await fixture.audit()).filter(({ action }) => action.startsWith('webhook.'));
    expect(rows.map(({ action, outcome, refusal, targets }) => [action, outcome, refusal, targets[0] === webhook.webhookId])).toEqual([
      ['webhook.add', 'done', null, true],
      ['webhook.save', 'done', null, true],
      ['webhook.secret', 'done', null, true],
      ['webhook.test', 'done', null, true],
      ['webhook.replay', 'done', null, true],
      ['webhook.add', 'refused', 'webhook-address-refused', false],
      ['webhook.remove', 'done', null, true],
      ['webhook.remove', 'refused', 'not-found', false],
    ]);
    expect(rows[0]).toMatchObject({ actor: { kind: 'partner-key' }, details: { address: 'https://erp.example.com', types: 'all' } });
    const said = JSON.stringify([rows, fixture.lines]);
    for (const private_ of ['t0ken', 's3cret', secret.slice(6), changed.secret.slice(6)]) expect(said).not.toContain(private_);
  });

  it('is nobody’s but the partner’s own', async () => {
    const { webhookId } = (await add()).answer.webhook;
    const asOther = (method: string, path: string, body?: unknown) =>
      fixture.call(method, path, { bearer: fixture.otherKey, origin: null, ...(body === undefined ? {} : { body }) });
    expect((await asOther('GET', '/v1/webhooks')).answer).toEqual({ webhooks: [] });
    for (const [method, path, body] of [
      ['PUT', '', { isEnabled: false }],
      ['DELETE', '', undefined],
      ['POST', '/secret', {}],
      ['POST', '/test', {}],
      ['GET', '/deliveries', undefined],
      ['POST', '/replay', {}],
    ] as const)
      expect((await asOther(method, `/v1/webhooks/${webhookId}${path}`, body)).status).toBe(404);
    expect(await list()).toMatchObject([{ webhookId, isEnabled: true }]);
  });
});
