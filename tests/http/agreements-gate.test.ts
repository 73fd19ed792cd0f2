import { beforeEach, describe, expect, it } from 'vitest';
import { eraseCustomer } from '../../bff/actions/customers/erase.ts';
import { type AnswerOf, contract, type Endpoint } from '../../shared/contract/index.ts';
import { security } from '../storage/security.ts';
import {
  askContact,
  at,
  CLERK,
  codeOf,
  DAY,
  events,
  NOTICE,
  openAgreements,
  pendingOf,
  present,
  publish,
  sign,
  signNow,
  withdraw,
} from './agreement-world.ts';
import { ADMINISTRATOR, type Fixture, openFixture, PARTNER, type Reply, type Session } from './fixture.ts';

type Gate = AnswerOf<'GET /v1/agreements/gate'>;

let fixture: Fixture;
beforeEach(async () => {
  fixture = await openAgreements();
});

/** Moves the clock of rules alone, as a demonstration does. */
const goTo = (days: number) => {
  fixture.clock.businessNow = fixture.clock.now + days * DAY;
};
const gate = async (customerId = 'c-1') => {
  const path = `/v1/agreements/gate?customerId=${customerId}`;
  return fixture.call('GET', path, { bearer: fixture.key, origin: null }) as Promise<Reply<Gate>>;
};
const contactAction = async (session: Session) =>
  (await session.get<Session['view']>('/v1/session')).answer.actions.find(({ endpoint }) => endpoint === 'POST /v1/contact-requests');

describe('the gate', () => {
  it('is open within the notice period, closed after it, and open again once it is signed', async () => {
    await publish(fixture);
    const clerk = await fixture.openSession(CLERK);
    goTo(9.99);
    expect((await askContact(clerk)).status).toBe(201);
    expect((await gate()).answer).toEqual({ isOpen: true, agreements: [] });
    expect(await contactAction(clerk)).toMatchObject({ isAllowed: true });
    goTo(10);
    const refused = await askContact(clerk);
    const named = { code: NOTICE, version: 1, title: '客户关联华为云合作伙伴须知', dueAt: at(10 * DAY) };
    expect(refused).toMatchObject({ status: 403, answer: { code: 'agreement-required', agreements: [named] } });
    expect((await fixture.audit()).at(-1)).toMatchObject({
      action: 'access',
      refusal: 'agreement-required',
      details: { endpoint: 'POST /v1/contact-requests' },
    });
    expect(await contactAction(clerk)).toMatchObject({ isAllowed: false, refusal: 'agreement-required' });
    expect((await gate()).answer).toMatchObject({ isOpen: false, agreements: [{ ...named, isOverdue: true, expiresInSeconds: 0 }] });
    await signNow(clerk);
    expect((await askContact(clerk)).status).toBe(201);
    expect((await gate()).answer.isOpen).toBe(true);
    expect(await contactAction(clerk)).toMatchObject({ isAllowed: true });
  });

  it('stays where it was for a newer version: an overdue one is not put off', async () => {
    await publish(fixture);
    goTo(5);
    await publish(fixture, 2, { noticeDays: 300 });
    goTo(10);
    const { answer } = await gate();
    expect(answer).toMatchObject({ isOpen: false, agreements: [{ version: 2, dueAt: at(10 * DAY) }] });
  });

  it('gives who signed the version before the notice period of the new one', async () => {
    await publish(fixture);
    await signNow(await fixture.openSession(CLERK));
    goTo(20);
    await publish(fixture, 2);
    goTo(29.9);
    expect((await gate()).answer.isOpen).toBe(true);
    goTo(30);
    expect((await gate()).answer.isOpen).toBe(false);
  });

  it('closes again where the signature is withdrawn after the notice period', async () => {
    await publish(fixture);
    const clerk = await fixture.openSession(CLERK);
    const { signature } = await signNow(clerk);
    goTo(11);
    expect((await askContact(clerk)).status).toBe(201);
    await withdraw(clerk, signature.recordId);
    expect(codeOf(await askContact(clerk))).toBe('agreement-required');
  });

  it('never waits for what need not be signed, nor for what is meant for others', async () => {
    await publish(fixture, 1, { isRequired: false, noticeDays: 0 });
    await publish(fixture, 1, { code: 'for-referrals', audience: ['referral'], noticeDays: 0 });
    goTo(100);
    expect((await gate()).answer.isOpen).toBe(true);
    expect((await gate('c-4')).answer).toMatchObject({ isOpen: false, agreements: [{ code: 'for-referrals' }] });
    const referred = await fixture.openSession({ kind: 'end-customer', customerId: 'c-4' });
    expect((await pendingOf(referred)).map(({ code }) => code)).toEqual(['for-referrals']);
    expect((await pendingOf(await fixture.openSession(CLERK))).map(({ code, dueAt }) => [code, dueAt])).toEqual([[NOTICE, null]]);
  });

  it('never stands before reading, exporting or settling, and never before operators', async () => {
    const gated = Object.entries<Endpoint>(contract).filter(([, { needsAgreements }]) => needsAgreements);
    for (const [key, { callers }] of gated) expect([key, callers, key.startsWith('GET')]).toEqual([key, ['end-customer'], false]);
    await publish(fixture, 1, { noticeDays: 0 });
    const clerk = await fixture.openSession(CLERK);
    expect((await gate()).answer.isOpen).toBe(false);
    expect((await clerk.get('/v1/customers/c-1')).status).toBe(200);
    expect((await clerk.post('/v1/consumption/overview', {})).status).toBe(200);
    const ada = await fixture.openSession(ADMINISTRATOR);
    expect((await ada.post('/v1/customers/search', {})).status).toBe(200);
    expect((await contactAction(ada))?.refusal).toBe('session-kind-wrong');
  });

  it('is not there for customers of others, unknown and erased ones', async () => {
    expect((await gate('x-1')).status).toBe(404);
    expect((await gate('nobody')).status).toBe(404);
    const clock = { now: () => fixture.clock.now, businessNow: () => fixture.clock.now };
    await eraseCustomer({ store: fixture.store, security, clock }, PARTNER, 'c-1');
    expect((await gate()).status).toBe(404);
  });
});

describe('a business clock that is moved', () => {
  it('moves what is pending until when, and leaves manifests, signatures and the trail in real time', async () => {
    await publish(fixture);
    goTo(8);
    const clerk = await fixture.openSession(CLERK);
    expect((await pendingOf(clerk))[0]).toMatchObject({ dueAt: at(10 * DAY), expiresInSeconds: 2 * 86_400 });
    const { answer: shown } = await present(clerk);
    const { signature } = (await sign(clerk, shown.manifest)).answer;
    expect([shown.presentedAt, signature.signedAt]).toEqual([at(0), at(0)]);
    expect((await fixture.audit()).at(-1)?.at).toBe(at(0));
  });

  it('does not outdate a manifest that was presented where rules are further', async () => {
    await publish(fixture);
    goTo(20);
    const clerk = await fixture.openSession(CLERK);
    const { manifest } = (await present(clerk)).answer;
    goTo(40);
    expect((await sign(clerk, manifest)).status).toBe(200);
  });
});

describe('asking to be contacted', () => {
  it('is told to the partner’s own systems, once for each key, and on record', async () => {
    const clerk = await fixture.openSession(CLERK);
    const first = await askContact(clerk, 'contact-key-1');
    expect(first).toMatchObject({ status: 201, answer: { requestedAt: at(0) } });
    expect((await askContact(clerk, 'contact-key-1')).answer).toEqual(first.answer);
    expect(await events(fixture, PARTNER)).toMatchObject([
      { type: 'customer.contact-requested', customerId: 'c-1', data: { topic: 'renewal', requestedAt: at(0) } },
    ]);
    const asked = (await fixture.audit()).filter(({ action }) => action === 'contact.request');
    expect(asked).toMatchObject([{ outcome: 'done', targets: ['c-1'], details: { topic: 'renewal' } }]);
  });

  it('is possible five times in 24 hours, and again when the first is a day old', async () => {
    const clerk = await fixture.openSession(CLERK);
    for (let hour = 0; hour < 5; hour += 1) expect((await askContact(clerk)).status).toBe(201);
    fixture.clock.now += 300_000;
    const refused = await askContact(clerk, 'contact-key-6');
    expect([refused.status, refused.answer.code, refused.answer.retryAfterSeconds]).toEqual([429, 'contact-requests-full', 86_100]);
    fixture.clock.now += 86_100_001;
    const later = await fixture.openSession(CLERK);
    expect((await askContact(later, 'contact-key-6')).status).toBe(201);
  });
});

describe('annexes', () => {
  const annexOf = (recordId: string) => fixture.store.reads.agreements.annex(PARTNER, recordId);

  it('end after their days, which is on record, and the chain does not notice', async () => {
    await publish(fixture);
    const { signature } = await signNow(await fixture.openSession(CLERK));
    fixture.clock.now += 400 * DAY;
    await fixture.bff.jobs.sweep();
    expect(await annexOf(signature.recordId)).not.toBeNull();
    fixture.clock.now += 1;
    const before = (await fixture.audit()).length;
    await fixture.bff.jobs.sweep();
    await fixture.bff.jobs.sweep();
    expect(await annexOf(signature.recordId)).toBeNull();
    expect((await fixture.audit()).slice(before)).toMatchObject([{ action: 'agreement.forget-annexes', details: { annexes: 1 } }]);
    const [row] = await fixture.store.reads.agreements.after(PARTNER, 0, 10);
    const { hash, ...unsigned } = row ?? { hash: '' };
    expect(await security.hashAuditRow(unsigned)).toBe(hash);
  });

  it('end with their customer, whose signatures stay', async () => {
    await publish(fixture);
    const clerk = await fixture.openSession(CLERK);
    const { signature } = await signNow(clerk);
    const clock = { now: () => fixture.clock.now, businessNow: () => fixture.clock.now };
    await eraseCustomer({ store: fixture.store, security, clock }, PARTNER, 'c-1');
    expect(await annexOf(signature.recordId)).toBeNull();
    expect(codeOf(await clerk.get('/v1/agreements/pending'))).toBe('session-revoked');
    const ada = await fixture.openSession(ADMINISTRATOR);
    const page = await ada.get<AnswerOf<'GET /v1/agreements/signatures/:recordId'>>(`/v1/agreements/signatures/${signature.recordId}`);
    expect(page.answer.signature.hash).toBe(signature.hash);
  });

  it('are not kept where nothing is known of the client', async () => {
    const bare = await openFixture();
    await publish(bare);
    const clerk = await bare.openSession(CLERK);
    const { manifest } = (await present(clerk)).answer;
    const body = { manifest, isAccepted: true, capacity: 'self', viewed: 'none' };
    await clerk.post('/v1/agreements/sign', body, { headers: { 'idempotency-key': 'bare-key-1' } });
    const [row] = await bare.store.reads.agreements.after(PARTNER, 0, 10);
    expect(row?.annexSha256).toBeNull();
    expect(await bare.store.reads.agreements.annex(PARTNER, row?.recordId ?? '')).toBeNull();
  });
});
