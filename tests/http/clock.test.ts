import { beforeEach, describe, expect, it } from 'vitest';
import { instantOf } from '../../bff/actions/audit-entry.ts';
import { rotateKey } from '../../bff/actions/keys/rotate-key.ts';
import { verifyChains } from '../../bff/node/program/verify-chains.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { ADMINISTRATOR, type Fixture, MANAGER, openFixture, PARTNER, PORTAL, type Session } from './fixture.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const security = createDemonstrationSecurity();
const LIMITS = {
  revealCellsPerMinute: 4,
  revealCellsPerPartnerHour: 8,
  nameSearchesPerMinute: 3,
  requestsPerMinute: 30,
  tokenLifeSeconds: 14_400,
};

let fixture: Fixture;
let ada: Session;
beforeEach(async () => {
  fixture = await openFixture(LIMITS);
  ada = await fixture.openSession(ADMINISTRATOR);
});
const setBack = () => {
  fixture.clock.now -= HOUR;
};
const minted = async () => {
  const body = { subject: ADMINISTRATOR, origins: [PORTAL] };
  const { answer, status } = await fixture.call('POST', '/v1/sessions', { bearer: fixture.key, origin: null, body });
  expect(status).toBe(201);
  return (answer as unknown as AnswerOf<'POST /v1/sessions'>).secret;
};
const swap = (secret: string) => fixture.call('POST', '/v1/session/token', { body: { secret } });
const reveal = () => ada.post('/v1/customers/reveal', { field: 'mobile', customerIds: ['c-1', 'c-2'] });
const searchByName = () => ada.post('/v1/customers/search', { filter: { customerName: '华为' } });
const statusOf = async (asked: Promise<{ status: number }>) => (await asked).status;

/** Sequences in the order of the pages, two rows a page. */
async function pagesOfTrail(): Promise<number[]> {
  const seen: number[] = [];
  for (let before = ''; ; ) {
    const { answer } = await ada.get<AnswerOf<'GET /v1/audit'>>(`/v1/audit?size=2${before}`);
    seen.push(...answer.rows.map(({ sequence }) => sequence));
    if (answer.next === null) return seen;
    before = `&before=${encodeURIComponent(answer.next)}`;
  }
}

describe('after the clock was set back an hour', () => {
  it('sessions go on, new ones are opened, and what was ended stays ended', async () => {
    const ended = await fixture.openSession({ ...ADMINISTRATOR, userId: 'bob' });
    await fixture.call('POST', '/v1/sessions/revoke', {
      bearer: fixture.key,
      origin: null,
      body: { target: { kind: 'operator', userId: 'bob' } },
    });
    setBack();
    expect((await ada.get('/v1/session')).status).toBe(200);
    expect((await (await fixture.openSession(ADMINISTRATOR)).get('/v1/session')).status).toBe(200);
    expect((await ended.get('/v1/session')).answer.code).toBe('session-revoked');
  });

  it('a secret that was swapped is not swapped again, and one that waits is swapped once', async () => {
    const [spent, waiting] = [await minted(), await minted()];
    expect((await swap(spent)).status).toBe(200);
    setBack();
    expect((await swap(spent)).answer.code).toBe('secret-invalid');
    expect([(await swap(waiting)).status, (await swap(waiting)).answer.code]).toEqual([200, 'secret-invalid']);
  });

  it('what was revealed in the hour before does not count as if it were of the last minute', async () => {
    expect([await statusOf(reveal()), await statusOf(reveal()), await statusOf(reveal())]).toEqual([200, 200, 429]);
    fixture.clock.now += 30 * MINUTE;
    expect([await statusOf(reveal()), await statusOf(reveal())]).toEqual([200, 200]);
    setBack();
    expect([await statusOf(reveal()), await statusOf(reveal())]).toEqual([200, 200]);
    const refused = await reveal();
    expect([refused.status, Number(refused.headers.get('retry-after')) <= 120]).toEqual([429, true]);
  });

  it('a day’s limit is not given anew', async () => {
    fixture = await openFixture({ revealCellsPerDay: 4 });
    ada = await fixture.openSession(ADMINISTRATOR);
    expect([await statusOf(reveal()), await statusOf(reveal())]).toEqual([200, 200]);
    setBack();
    expect(await statusOf(reveal())).toBe(429);
  });

  it('name searches are not held up by those of the hour before', async () => {
    for (let index = 0; index < LIMITS.nameSearchesPerMinute; index += 1) expect(await statusOf(searchByName())).toBe(200);
    expect(await statusOf(searchByName())).toBe(429);
    setBack();
    expect(await statusOf(searchByName())).toBe(200);
  });

  it('whoever used up their requests can ask again after a minute, as always', async () => {
    while ((await ada.get('/v1/session')).status === 200);
    setBack();
    const refused = await ada.get('/v1/session');
    expect([refused.status, Number(refused.headers.get('retry-after')) <= 60]).toEqual([429, true]);
    fixture.clock.now += MINUTE;
    expect((await ada.get('/v1/session')).status).toBe(200);
  });

  it('a job whose worker died is taken over at once, and its file is written once', async () => {
    const { jobId } = (await ada.post<{ jobId: string }>('/v1/exports', { format: 'csv', export: { what: 'customers' } })).answer;
    const lease = { owner: 'wrk_dead', until: instantOf(fixture.clock.now + 30_000) };
    await fixture.store.write(PARTNER, (unit) => unit.jobs.claim(PARTNER, jobId, instantOf(fixture.clock.now), lease));
    expect(await fixture.bff.jobs.runOnce()).toBe(false);
    setBack();
    expect(await fixture.bff.jobs.runOnce()).toBe(true);
    expect((await fixture.store.reads.jobs.find(PARTNER, jobId))?.state).toBe('done');
    const late = { owner: 'wrk_dead', until: lease.until, chunk: null, bytes: 0, done: 0, total: null, checkpoint: '{}' };
    expect(await fixture.store.write(PARTNER, (unit) => unit.jobs.advance(PARTNER, jobId, late))).toBe(false);
  });

  it('a key that was replaced still ends, an hour later at most', async () => {
    const world = { store: fixture.store, security, clock: { now: () => fixture.clock.now, businessNow: () => fixture.clock.now } };
    await rotateKey(world, PARTNER, 2 * HOUR);
    setBack();
    await minted();
    fixture.clock.now += 3 * HOUR;
    const body = { subject: ADMINISTRATOR, origins: [PORTAL] };
    expect((await fixture.call('POST', '/v1/sessions', { bearer: fixture.key, origin: null, body })).answer.code).toBe('key-invalid');
  });

  it('customers are handed over and taken back as before', async () => {
    const given = { customerIds: ['c-2'], operatorId: MANAGER };
    expect((await ada.post('/v1/assignments', given)).answer).toMatchObject({ done: 1 });
    setBack();
    expect((await ada.post('/v1/assignments/withdraw', { customerIds: ['c-2'] })).answer).toMatchObject({ done: 1 });
    expect((await ada.post('/v1/assignments', given)).answer).toMatchObject({ done: 1 });
  });

  it('the trail keeps its order, its pages show every row once, and the chain holds', async () => {
    await reveal();
    setBack();
    await reveal();
    const rows = await fixture.audit();
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
    const seen = await pagesOfTrail();
    expect(seen).toEqual(rows.map(({ sequence }) => sequence).reverse());
    for await (const { check } of verifyChains(fixture.store, security, [])) expect(check.state).toBe('intact');
  });

  it('events are read in the order in which they happened, each once', async () => {
    const give = (customerId: string) => ada.post('/v1/assignments', { customerIds: [customerId], operatorId: MANAGER });
    await give('c-2');
    setBack();
    await give('c-3');
    const read = (after: number) => fixture.call('GET', `/v1/events?after=${after}`, { bearer: fixture.key, origin: null });
    const { events } = (await read(0)).answer as unknown as { events: { sequence: number; customerId: string | null }[] };
    const last = events.at(-1)?.sequence ?? 0;
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(((await read(last)).answer as unknown as { events: [] }).events).toEqual([]);
    expect(events.filter((event) => 'type' in event && event.type === 'customer.assigned')).toHaveLength(2);
  });
});
