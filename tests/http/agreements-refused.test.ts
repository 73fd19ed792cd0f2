import { beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/values/problem-codes.ts';
import { security } from '../storage/security.ts';
import {
  askContact,
  at,
  book,
  CLERK,
  codeOf,
  DAY,
  NOTICE,
  nextKey,
  openAgreements,
  present,
  publish,
  sign,
  TICKED,
  withdraw,
} from './agreement-world.ts';
import { type Fixture, OTHER_PARTNER, PARTNER, PORTAL, type Reply, type Session } from './fixture.ts';

let fixture: Fixture;
let clerk: Session;
beforeEach(async () => {
  fixture = await openAgreements();
  clerk = await fixture.openSession(CLERK);
  await publish(fixture);
});

const shown = async (session = clerk) => (await present(session)).answer.manifest;

/** Refused, on record as such, and nothing signed. */
async function expectRefused(reply: Reply, status: number, code: string): Promise<void> {
  expect([reply.status, reply.answer.code]).toEqual([status, code]);
  expect(await fixture.store.reads.agreements.after(PARTNER, 0, 10)).toEqual([]);
  expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'agreement.sign', outcome: 'refused', refusal: code, targets: ['c-1'] });
  expect(fixture.failures).toEqual([]);
}

describe('a manifest that is not for this signer', () => {
  it('of another customer is refused', async () => {
    const other = await fixture.openSession({ kind: 'end-customer', customerId: 'c-2', personId: CLERK.personId });
    await expectRefused(await sign(clerk, await shown(other)), 422, 'manifest-invalid');
  });

  it.each(['somebody-else', undefined])('of another person at the same customer (%s) is refused', async (personId) => {
    const other = await fixture.openSession({ kind: 'end-customer', customerId: 'c-1', ...(personId && { personId }) });
    await expectRefused(await sign(clerk, await shown(other)), 422, 'manifest-invalid');
  });

  it('of another partner’s customer with the same id is refused', async () => {
    const payload = await security.readManifest(await shown());
    const foreign = await security.signManifest({ ...payload, partnerId: OTHER_PARTNER });
    await expectRefused(await sign(clerk, foreign), 422, 'manifest-invalid');
  });

  it('with any byte changed is refused', async () => {
    const manifest = await shown();
    for (const place of [0, 10, Math.floor(manifest.length / 2), manifest.length - 3, manifest.length - 2]) {
      const other = manifest[place] === 'A' ? 'B' : 'A';
      await expectRefused(await sign(clerk, manifest.slice(0, place) + other + manifest.slice(place + 1)), 422, 'manifest-invalid');
    }
  });

  it('is none: words, another signature of ours, a manifest under another key’s name', async () => {
    const head = await security.signHead({ partnerId: PARTNER, sequence: 1, hash: 'a'.repeat(64), at: at(0) });
    const manifest = await shown();
    const [header = '', ...rest] = manifest.split('.');
    const unsigned = btoa(JSON.stringify({ ...JSON.parse(atob(header)), alg: 'none' })).replaceAll('=', '');
    for (const text of ['words', head, `${manifest}.x`, [unsigned, ...rest].join('.')])
      await expectRefused(await sign(clerk, text), 422, 'manifest-invalid');
  });

  it('from the time before a clock was set back is refused, and no time is made up', async () => {
    fixture.clock.now += 500_000;
    const manifest = await shown();
    fixture.clock.now -= 60_001;
    await expectRefused(await sign(clerk, manifest), 422, 'manifest-invalid');
    const again = await sign(clerk, await shown());
    expect(again.answer.signature).toMatchObject({ presentedAt: at(439_999), signedAt: at(439_999) });
  });

  it('from a replica whose clock is a little ahead is taken', async () => {
    const manifest = await shown();
    fixture.clock.now -= 30_000;
    expect((await sign(clerk, manifest)).answer.signature).toMatchObject({ presentedAt: at(0), signedAt: at(-30_000) });
  });

  it('is over after 24 hours, and presented again then', async () => {
    const manifest = await shown();
    fixture.clock.now += DAY;
    const later = await fixture.openSession(CLERK);
    await expectRefused(await sign(later, manifest), 409, 'manifest-expired');
    expect((await sign(later, await shown(later))).status).toBe(200);
  });
});

describe('a version that changed between presenting and signing', () => {
  it('is refused, naming the new one, which is presented and signed instead', async () => {
    const manifest = await shown();
    fixture.clock.now += 1000;
    await publish(fixture, 2);
    const reply = await sign(clerk, manifest);
    await expectRefused(reply, 409, 'agreement-outdated');
    expect((reply.answer as Partial<Problem>).agreements).toEqual([
      { code: NOTICE, version: 2, title: '客户关联华为云合作伙伴须知', dueAt: at(10 * DAY) },
    ]);
    expect((await sign(clerk, await shown())).answer.signature.version).toBe(2);
  });

  it('is not minded where the new one is not effective yet', async () => {
    const manifest = await shown();
    await publish(fixture, 2, { effectiveAt: at(DAY) });
    expect((await sign(clerk, manifest)).status).toBe(200);
  });

  it('is refused where its partner withdrew it', async () => {
    const manifest = await shown();
    await book(fixture, '/v1/agreements/versions/withdraw', { code: NOTICE, version: 1 });
    await expectRefused(await sign(clerk, manifest), 409, 'agreement-withdrawn');
  });

  it('that was signed before it was outdated is answered again', async () => {
    const manifest = await shown();
    const { answer } = await sign(clerk, manifest);
    await publish(fixture, 2);
    expect((await sign(clerk, manifest)).answer).toMatchObject({
      isRepeat: true,
      signature: { recordId: answer.signature.recordId },
      pending: [{ version: 2, reason: 'new-version' }],
    });
  });
});

describe('a signer who did not do what is needed', () => {
  it('has not ticked the box, ticks it, and signs with the same manifest', async () => {
    const manifest = await shown();
    await expectRefused(await sign(clerk, manifest, { isAccepted: false }), 422, 'agreement-not-accepted');
    expect((await sign(clerk, manifest)).status).toBe(200);
  });

  it.each([
    ['open', 'none', 'open'],
    ['headings', 'open', 'headings'],
  ] as const)('has not viewed what must be viewed: %s', async (viewPolicy, viewed, met) => {
    await publish(fixture, 2, { viewPolicy });
    const manifest = await shown();
    await expectRefused(await sign(clerk, manifest, { viewed }), 422, 'agreement-not-viewed');
    expect((await sign(clerk, manifest, { viewed: met })).status).toBe(200);
  });

  it('uses a key again for something else', async () => {
    const key = nextKey();
    const manifest = await shown();
    await sign(clerk, manifest, { key, isAccepted: false });
    expect(codeOf(await sign(clerk, manifest, { key }))).toBe('idempotency-key-reused');
    expect(codeOf(await sign(clerk, manifest, { key, isAccepted: false }))).toBe('agreement-not-accepted');
    expect(await fixture.store.reads.agreements.after(PARTNER, 0, 10)).toEqual([]);
  });
});

describe('a customer who is gone', () => {
  const leave = () =>
    fixture.store.write(PARTNER, async (unit) => {
      await unit.customers.withdraw(PARTNER, [{ customerId: 'c-1', at: at(0) }]);
      await unit.customers.leave(PARTNER, 'c-1', at(0));
    });

  it('signs nothing, is asked for nothing, and may still see and withdraw what it signed', async () => {
    const first = await sign(clerk, await shown());
    await publish(fixture, 2);
    const manifest = await shown();
    await leave();
    expect(codeOf(await sign(clerk, manifest))).toBe('customer-dissociated');
    expect(codeOf(await present(clerk))).toBe('customer-dissociated');
    expect((await fixture.audit()).at(-1)).toMatchObject({
      action: 'agreement.present',
      outcome: 'refused',
      refusal: 'customer-dissociated',
    });
    expect(codeOf(await askContact(clerk))).toBe('customer-dissociated');
    expect((await clerk.get<{ pending: unknown[] }>('/v1/agreements/pending')).answer.pending).toEqual([]);
    expect((await clerk.get<{ signatures: unknown[] }>('/v1/agreements/signatures')).answer.signatures).toHaveLength(1);
    expect((await withdraw(clerk, first.answer.signature.recordId)).status).toBe(200);
  });

  it('gets no new session to sign in', async () => {
    await leave();
    const body = { subject: CLERK, origins: [PORTAL] };
    expect(codeOf(await fixture.call('POST', '/v1/sessions', { bearer: fixture.key, origin: null, body }))).toBe('not-found');
  });
});

describe('what is asked wrongly', () => {
  const post = (path: string, body: unknown) => clerk.post(path, body, { headers: { 'idempotency-key': nextKey() } });
  const RECORD = 'sig_AAAAAAAAAAAAAAAAAAAAAA';

  it.each([
    ['a code that is none', '/v1/agreements/present', { code: 'Not A Code' }],
    ['a locale that is none', '/v1/agreements/present', { code: NOTICE, locale: 'fr' }],
    ['no code', '/v1/agreements/present', {}],
    ['no manifest', '/v1/agreements/sign', TICKED],
    ['an empty manifest', '/v1/agreements/sign', { ...TICKED, manifest: '' }],
    ['a manifest that is too long', '/v1/agreements/sign', { ...TICKED, manifest: 'x'.repeat(4001) }],
    ['a box that is neither ticked nor not', '/v1/agreements/sign', { ...TICKED, manifest: 'x', isAccepted: 'yes' }],
    ['no box', '/v1/agreements/sign', { manifest: 'x', capacity: 'self', viewed: 'none' }],
    ['a capacity that is none', '/v1/agreements/sign', { ...TICKED, manifest: 'x', capacity: 'boss' }],
    ['more than is asked for', '/v1/agreements/sign', { ...TICKED, manifest: 'x', signedAt: at(0) }],
    ['a reason that is none', `/v1/agreements/signatures/${RECORD}/withdraw`, { reason: 'because' }],
    ['a record id that is none', '/v1/agreements/signatures/1/withdraw', { reason: 'other' }],
    ['a topic that is none', '/v1/contact-requests', { topic: 'weather' }],
  ])('%s', async (_name, path, body) => {
    const reply = await post(path, body);
    expect([reply.status, reply.answer.code]).toEqual([400, 'request-invalid']);
    expect(reply.answer.errors?.length).toBeGreaterThan(0);
  });

  it.each(['/v1/agreements/sign', `/v1/agreements/signatures/${RECORD}/withdraw`, '/v1/contact-requests'])(
    '%s without a key that makes it once',
    async (path) => {
      expect(codeOf(await clerk.post(path, {}))).toBe('idempotency-key-missing');
    },
  );

  it('an agreement that there is not, and a record that there is not', async () => {
    expect(codeOf(await present(clerk, 'no-such-agreement'))).toBe('not-found');
    expect(codeOf(await clerk.get(`/v1/agreements/signatures/${RECORD}`))).toBe('not-found');
  });
});
