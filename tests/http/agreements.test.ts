import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { security } from '../storage/security.ts';
import {
  at,
  CLERK,
  CLIENT,
  codeOf,
  DAY,
  events,
  NOTICE,
  nextKey,
  openAgreements,
  pendingOf,
  present,
  publish,
  sign,
  signNow,
  withdraw,
} from './agreement-world.ts';
import { CLEAR, type Fixture, PARTNER, type Session } from './fixture.ts';

let fixture: Fixture;
let clerk: Session;
beforeEach(async () => {
  fixture = await openAgreements();
  clerk = await fixture.openSession(CLERK);
});

describe('signing, from the prompt to the record', () => {
  it('asks, presents, signs, and asks no more', async () => {
    const version = await publish(fixture);
    expect(await pendingOf(clerk)).toEqual([
      {
        code: NOTICE,
        version: 1,
        title: '客户关联华为云合作伙伴须知',
        locale: 'zh-CN',
        effectiveAt: at(0),
        dueAt: at(10 * DAY),
        expiresInSeconds: 864_000,
        isOverdue: false,
        isRequired: true,
        reason: 'never-signed',
        signedVersion: null,
      },
    ]);
    const { answer: shown } = await present(clerk);
    expect(shown).toMatchObject({
      presentedAt: at(0),
      expiresInSeconds: 86_400,
      agreement: { ...version.texts[0], viewPolicy: 'none', locales: ['zh-CN'] },
      company: { customerId: 'c-1', partnerCustomerNo: 'N-1', customerName: '华为****公司' },
      partnerName: 'Example Cloud',
      before: null,
    });
    expect(await security.sha256(shown.rendered)).toBe(shown.agreement.renderedSha256);
    fixture.clock.now += 90_000;
    const { answer: signed } = await sign(clerk, shown.manifest);
    expect(signed).toMatchObject({
      isRepeat: false,
      pending: [],
      signature: {
        ...version.texts[0],
        code: NOTICE,
        version: 1,
        customerId: 'c-1',
        personId: 'clerk-7',
        capacity: 'authorised-agent',
        method: 'tick-and-sign',
        presentedAt: at(0),
        signedAt: at(90_000),
        sequence: 1,
        withdrawal: null,
      },
    });
    expect(signed.signature.receiptNumber).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(await pendingOf(clerk)).toEqual([]);
    expect(codeOf(await present(clerk))).toBe('agreement-signed-already');
    const path = '/v1/agreements/signatures';
    expect((await clerk.get<AnswerOf<'GET /v1/agreements/signatures'>>(path)).answer.signatures).toEqual([signed.signature]);
    const one = await clerk.get<AnswerOf<'GET /v1/agreements/signatures/:recordId'>>(`${path}/${signed.signature.recordId}`);
    expect(one.answer).toEqual({ signature: signed.signature, rendered: shown.rendered });
  });

  it('puts the place in the chain into the trail, and tells the partner’s own systems', async () => {
    await publish(fixture);
    const { signature } = await signNow(clerk);
    const [presented, signed] = (await fixture.audit()).slice(-2);
    expect(presented).toMatchObject({
      action: 'agreement.present',
      outcome: 'done',
      targets: ['c-1'],
      details: { code: NOTICE, version: 1 },
    });
    expect(signed).toMatchObject({
      action: 'agreement.sign',
      outcome: 'done',
      targets: ['c-1', signature.recordId],
      details: { sequence: 1, hash: signature.hash, manifestId: presented?.details.manifestId },
    });
    expect((await events(fixture, PARTNER)).map(({ type, customerId, data }) => ({ type, customerId, data }))).toEqual([
      {
        type: 'agreement.pending',
        customerId: null,
        data: { code: NOTICE, version: 1, effectiveAt: at(0), noticeDays: 10, isRequired: true, audience: 'agency-sale' },
      },
      {
        type: 'agreement.signed',
        customerId: 'c-1',
        data: { recordId: signature.recordId, code: NOTICE, version: 1, signedAt: signature.signedAt },
      },
    ]);
  });

  it('keeps address and browser sealed beside the record, and nowhere else', async () => {
    await publish(fixture);
    const { signature } = await signNow(clerk);
    await withdraw(clerk, signature.recordId);
    const annex = await fixture.store.reads.agreements.annex(PARTNER, signature.recordId);
    const clear = await security.openField(annex?.sealed ?? '', JSON.stringify([PARTNER, signature.recordId, 'annex']));
    expect(JSON.parse(clear)).toMatchObject(CLIENT);
    const [row] = await fixture.store.reads.agreements.after(PARTNER, 0, 10);
    expect(row?.annexSha256).toBe(await security.hashAuditRow(JSON.parse(clear)));
    const everything = JSON.stringify([
      await fixture.audit(),
      await fixture.store.reads.events.after(PARTNER, 0, 1000),
      await fixture.store.reads.agreements.after(PARTNER, 0, 1000),
      fixture.lines,
      fixture.sent,
      fixture.failures,
    ]);
    for (const personal of [CLIENT.address, CLIENT.agent, ...CLEAR.names, ...CLEAR.mobiles, ...CLEAR.emails])
      expect(everything).not.toContain(personal);
    const told = JSON.stringify([await fixture.audit(), await fixture.store.reads.events.after(PARTNER, 0, 1000), fixture.lines]);
    expect(told).not.toContain(CLERK.personId);
  });

  it('outlives the session in which it was presented', async () => {
    await publish(fixture);
    const { answer } = await present(clerk);
    fixture.clock.now += 3_600_000;
    expect(codeOf(await sign(clerk, answer.manifest))).toBe('session-expired');
    const later = await fixture.openSession(CLERK);
    expect((await sign(later, answer.manifest)).status).toBe(200);
  });

  it('shows what changed since the version that was signed before', async () => {
    await publish(fixture);
    const { signature } = await signNow(clerk);
    fixture.clock.now += DAY;
    await publish(fixture, 2);
    const later = await fixture.openSession(CLERK);
    expect((await pendingOf(later))[0]).toMatchObject({ version: 2, reason: 'new-version', signedVersion: 1 });
    const { before } = (await present(later)).answer;
    expect(before).toMatchObject({ version: 1, signedAt: signature.signedAt });
    expect(JSON.parse(before?.changes ?? '[]')).toMatchObject([{ kind: 'changed', heading: '客户关联须知' }]);
  });
});

describe('one signature', () => {
  it('comes of a double click, a lost answer, a second tab and a second presentation alike', async () => {
    await publish(fixture);
    const key = nextKey();
    const { answer: shown } = await present(clerk);
    const { answer: other } = await present(clerk);
    const first = await sign(clerk, shown.manifest, { key });
    const replayed = await sign(clerk, shown.manifest, { key });
    expect(replayed.headers.get('idempotency-replayed')).toBe('true');
    expect(replayed.answer).toEqual(first.answer);
    for (const { manifest } of [shown, other]) {
      const again = await sign(clerk, manifest);
      expect(again.answer).toMatchObject({ isRepeat: true, signature: first.answer.signature });
    }
    expect(await fixture.store.reads.agreements.after(PARTNER, 0, 10)).toHaveLength(1);
    expect((await events(fixture, PARTNER)).filter(({ type }) => type === 'agreement.signed')).toHaveLength(1);
  });

  it('comes of two clicks at the same moment with the same key, and with different keys', async () => {
    await publish(fixture);
    const { answer } = await present(clerk);
    const key = nextKey();
    const replies = await Promise.all([key, key, nextKey(), nextKey()].map((one) => sign(clerk, answer.manifest, { key: one })));
    expect(replies.map(codeOf).sort()).toEqual([null, null, null, 'request-in-flight']);
    const records = replies.flatMap((reply) => (reply.status === 200 ? [reply.answer.signature.recordId] : []));
    expect(new Set(records).size).toBe(1);
    expect(await fixture.store.reads.agreements.after(PARTNER, 0, 10)).toHaveLength(1);
  });

  it('is answered again however old the manifest is, and whatever the box says by then', async () => {
    await publish(fixture);
    const { answer } = await present(clerk);
    const { answer: first } = await sign(clerk, answer.manifest);
    fixture.clock.now += 40 * DAY;
    const later = await fixture.openSession(CLERK);
    const again = await sign(later, answer.manifest, { isAccepted: false });
    expect(again.answer).toMatchObject({ isRepeat: true, signature: { recordId: first.signature.recordId } });
  });
});
