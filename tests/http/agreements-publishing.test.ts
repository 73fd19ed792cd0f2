import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { AGREEMENT_SOURCE_MAXIMUM_BYTES } from '../../shared/values/agreement-lists.ts';
import { security } from '../storage/security.ts';
import {
  at,
  book,
  CLERK,
  codeOf,
  DAY,
  events,
  NOTICE,
  nextKey,
  openAgreements,
  type Published,
  pendingOf,
  present,
  publish,
  textOf,
  versionOf,
} from './agreement-world.ts';
import { type Fixture, OTHER_PARTNER, PARTNER, type Reply, type Session } from './fixture.ts';

let fixture: Fixture;
let clerk: Session;
beforeEach(async () => {
  fixture = await openAgreements();
  clerk = await fixture.openSession(CLERK);
});

const send = (body: unknown) => book<Published>(fixture, '/v1/agreements/versions', body);
const text = (source: string, locale = 'zh-CN') => ({ locale, title: '须知', source });
const withTexts = (...texts: object[]) => ({ ...versionOf(1), texts });

describe('publishing', () => {
  it('freezes bytes and digests, counts versions, and is once for each key', async () => {
    const key = nextKey();
    const body = versionOf(1);
    const first = await book<{ version: number }>(fixture, '/v1/agreements/versions', body, { key });
    expect((await book(fixture, '/v1/agreements/versions', body, { key })).answer).toEqual(first.answer);
    const second = await publish(fixture, 2);
    expect([first.answer.version, second.version]).toEqual([1, 2]);
    const stored = await fixture.store.reads.agreements.text(PARTNER, NOTICE, 1, 'zh-CN');
    expect(stored).toMatchObject({ source: textOf(1), sourceSha256: await security.sha256(textOf(1)) });
    expect(stored?.renderedSha256).toBe(await security.sha256(stored?.rendered ?? ''));
    expect((await fixture.audit()).at(-1)).toMatchObject({
      action: 'agreement.publish',
      targets: [NOTICE],
      details: { version: 2, digests: [`zh-CN ${second.texts[0]?.sourceSha256} ${second.texts[0]?.renderedSha256}`] },
    });
  });

  it('changes no association, and asks nobody before the version is effective', async () => {
    await publish(fixture, 1, { effectiveAt: at(DAY) });
    expect(await pendingOf(clerk)).toEqual([]);
    expect(codeOf(await present(clerk))).toBe('not-found');
    expect(await events(fixture, PARTNER)).toEqual([]);
    const customers = await fixture.store.write(PARTNER, (unit) => unit.customers.stored(PARTNER, ['c-1']));
    expect(customers[0]?.customer.associationType).toBe('agency-sale');
  });

  it('is told when the version becomes effective, once, whoever sweeps how often', async () => {
    await publish(fixture, 1, { effectiveAt: at(DAY) });
    fixture.clock.now += DAY;
    await Promise.all([fixture.bff.operations.sweep(), fixture.bff.operations.sweep()]);
    await fixture.bff.operations.sweep();
    expect((await events(fixture, PARTNER)).map(({ type, data }) => [type, data.version])).toEqual([['agreement.pending', 1]]);
  });

  it('is not told of a version that a newer one overtook, or that was withdrawn', async () => {
    await publish(fixture, 1, { effectiveAt: at(DAY) });
    await publish(fixture, 2, { effectiveAt: at(2 * DAY) });
    await publish(fixture, 3, { effectiveAt: at(3 * DAY) });
    await book(fixture, '/v1/agreements/versions/withdraw', { code: NOTICE, version: 3 });
    fixture.clock.now += 4 * DAY;
    await fixture.bff.operations.sweep();
    const pending = (await events(fixture, PARTNER)).filter(({ type }) => type === 'agreement.pending');
    expect(pending.map(({ data }) => data.version)).toEqual([2]);
  });

  it('is checked first without keeping anything', async () => {
    const check = (source: string) =>
      fixture.call('POST', '/v1/agreements/versions/check', { bearer: fixture.key, origin: null, body: { source } }) as Promise<
        Reply<AnswerOf<'POST /v1/agreements/versions/check'>>
      >;
    const good = (await check(textOf(1))).answer;
    expect(good).toMatchObject({ faults: [], sourceSha256: await security.sha256(textOf(1)) });
    expect(good.renderedSha256).toBe(await security.sha256(good.rendered ?? ''));
    expect((await check('# One\n\n<b>bold</b>\n')).answer).toMatchObject({
      rendered: null,
      renderedSha256: null,
      faults: [{ line: 3, fault: 'html' }],
    });
    expect(await fixture.store.reads.agreements.versions(PARTNER)).toEqual([]);
  });
});

describe('a version that cannot be published', () => {
  it.each([
    ['a locale twice', withTexts(text('# 一'), text('# 二')), 422, 'agreement-text-missing'],
    ['a text that is too long', withTexts(text(`# 一\n\n${'x'.repeat(AGREEMENT_SOURCE_MAXIMUM_BYTES)}`)), 422, 'agreement-text-too-long'],
    ['HTML', withTexts(text('# 一\n\n<script>alert(1)</script>')), 422, 'agreement-text-unsupported'],
    ['a picture', withTexts(text('# 一\n\n![x](https://example.com/x.png)')), 422, 'agreement-text-unsupported'],
    ['a link that runs', withTexts(text('# 一\n\n[x](javascript:alert(1))')), 422, 'agreement-text-unsupported'],
    ['nothing', withTexts(text('')), 422, 'agreement-text-unsupported'],
    ['a character that nobody sees', withTexts(text('# 一\n\n二\u200b三')), 422, 'agreement-text-unsupported'],
    ['a beginning in the past', { ...versionOf(1), effectiveAt: at(-1) }, 422, 'agreement-effective-past'],
  ])('%s', async (_name, body, status, code) => {
    const reply = await send(body);
    expect([reply.status, reply.answer.code]).toEqual([status, code]);
    expect(await fixture.store.reads.agreements.versions(PARTNER)).toEqual([]);
    expect((await fixture.audit()).at(-1)).toMatchObject({
      action: 'agreement.publish',
      outcome: 'refused',
      refusal: code,
      targets: [NOTICE],
    });
    expect(fixture.failures).toEqual([]);
  });

  it('is told which text and which line', async () => {
    const reply = await send(withTexts(text('# One\n'), text('# One\n\nok\n\n<b>no</b>\n', 'en')));
    expect(reply.answer.errors).toEqual([{ pointer: '/body/texts/1/source', detail: 'Line 5: html.' }]);
  });

  it.each([
    ['no text', { ...versionOf(1), texts: [] }],
    ['a code that is none', { ...versionOf(1), code: 'Notice' }],
    ['nobody to ask', { ...versionOf(1), audience: [] }],
    ['an audience twice', { ...versionOf(1), audience: ['referral', 'referral'] }],
    ['a notice period below zero', { ...versionOf(1), noticeDays: -1 }],
    ['a notice period beyond a year', { ...versionOf(1), noticeDays: 366 }],
    ['half a day', { ...versionOf(1), noticeDays: 0.5 }],
    ['a policy that is none', { ...versionOf(1), viewPolicy: 'scrolled' }],
    ['a time that is none', { ...versionOf(1), effectiveAt: 'tomorrow' }],
    ['a text with half a character', withTexts(text('# 一\n\n\ud800'))],
    ['a text with a NUL', withTexts(text('# 一\n\n\u0000'))],
    ['a title with a line break', withTexts({ ...text('# 一'), title: '须\n知' })],
    ['a title of half a character', withTexts({ ...text('# 一'), title: '须知\ud800' })],
    ['no title', withTexts({ ...text('# 一'), title: '  ' })],
    ['a version number of one’s own', { ...versionOf(1), version: 7 }],
  ])('%s is not what the contract asks for', async (_name, body) => {
    const reply = await send(body);
    expect([reply.status, reply.answer.code]).toEqual([400, 'request-invalid']);
    expect(fixture.failures).toEqual([]);
  });

  it('says what the newest says already, or would be effective before it', async () => {
    await publish(fixture);
    expect(codeOf(await send(versionOf(1)))).toBe('agreement-unchanged');
    await publish(fixture, 2, { effectiveAt: at(DAY) });
    expect(codeOf(await send(versionOf(3)))).toBe('agreement-effective-order');
    expect(codeOf(await send({ ...versionOf(3), effectiveAt: at(DAY - 1) }))).toBe('agreement-effective-order');
    expect((await send({ ...versionOf(3), effectiveAt: at(DAY) })).answer.version).toBe(3);
  });
});

describe('what a partner’s server asks wrongly', () => {
  const codes = ({ status, answer }: Reply) => [status, answer.code];

  it('a check without a text, or of one that is too long', async () => {
    const check = (body: unknown) => fixture.call('POST', '/v1/agreements/versions/check', { bearer: fixture.key, origin: null, body });
    expect(codes(await check({}))).toEqual([400, 'request-invalid']);
    const long = await check({ source: 'x'.repeat(AGREEMENT_SOURCE_MAXIMUM_BYTES + 1) });
    expect(codes(long)).toEqual([422, 'agreement-text-too-long']);
    expect(long.answer.errors).toEqual([{ pointer: '/body/source', detail: '262145 bytes of UTF-8.' }]);
  });

  it('a withdrawal of no version', async () => {
    const withdraw = (body: unknown) => book(fixture, '/v1/agreements/versions/withdraw', body);
    for (const version of [0, 1.5, '1', null]) expect(codes(await withdraw({ code: NOTICE, version }))).toEqual([400, 'request-invalid']);
    expect(codes(await withdraw({ code: NOTICE, version: 1 }))).toEqual([404, 'not-found']);
  });

  it('the gate of nobody, or of an id that is none', async () => {
    const gate = (query: string) => fixture.call('GET', `/v1/agreements/gate${query}`, { bearer: fixture.key, origin: null });
    for (const query of ['', '?customerId=', '?customerId=a%20b', '?customerId=c-1&at=now'])
      expect(codes(await gate(query))).toEqual([400, 'request-invalid']);
  });

  it('a version without a key that makes it once, and more than two megabytes', async () => {
    const post = (raw: string) => {
      const headers = { 'content-type': 'application/json' };
      return fixture.call('POST', '/v1/agreements/versions', { bearer: fixture.key, origin: null, raw, headers });
    };
    expect(codes(await post(JSON.stringify(versionOf(1))))).toEqual([400, 'idempotency-key-missing']);
    expect(codes(await post(`"${'x'.repeat(2_097_152)}"`))).toEqual([413, 'body-too-large']);
  });
});

describe('versions', () => {
  it('of two partners have nothing to do with each other', async () => {
    await publish(fixture);
    const other = await book<Published>(fixture, '/v1/agreements/versions', versionOf(1), { bearer: fixture.otherKey });
    expect(other.answer.version).toBe(1);
    expect(await fixture.store.reads.agreements.versions(OTHER_PARTNER)).toHaveLength(1);
    const gone = await book(fixture, '/v1/agreements/versions/withdraw', { code: NOTICE, version: 2 }, { bearer: fixture.otherKey });
    expect(codeOf(gone)).toBe('not-found');
  });

  it('come in both languages, each with digests of its own', async () => {
    const { texts } = await publish(fixture, 1, {
      texts: [
        { locale: 'en', title: 'Notice', source: '# Notice\n' },
        { locale: 'zh-CN', title: '须知', source: textOf(1) },
      ],
    });
    expect(new Set(texts.flatMap(({ sourceSha256, renderedSha256 }) => [sourceSha256, renderedSha256])).size).toBe(4);
  });

  it('are named in the language of the page, else in that of the session, else in the one there is', async () => {
    const texts = [
      { locale: 'en' as const, title: 'Notice', source: '# Notice\n' },
      { locale: 'zh-CN' as const, title: '须知', source: textOf(1) },
    ];
    await publish(fixture, 1, { texts });
    await publish(fixture, 1, { code: 'data', texts: texts.slice(1) });
    const clerk = await fixture.openSession(CLERK);
    const titles = async (query: string) => {
      const { answer } = await clerk.get<{ pending: { code: string; title: string }[] }>(`/v1/agreements/pending${query}`);
      return Object.fromEntries(answer.pending.map(({ code, title }) => [code, title]));
    };
    expect(await titles('')).toEqual({ [NOTICE]: '须知', data: '须知' });
    expect(await titles('?locale=en')).toEqual({ [NOTICE]: 'Notice', data: '须知' });
    expect((await clerk.get('/v1/agreements/pending?locale=fr')).status).toBe(400);
  });

  it('are withdrawn once, which is told and on record; the one before counts again', async () => {
    await publish(fixture);
    await publish(fixture, 2);
    fixture.clock.now += 1000;
    const withdrawn = await book<Published>(fixture, '/v1/agreements/versions/withdraw', { code: NOTICE, version: 2 });
    expect(withdrawn.answer).toMatchObject({ version: 2, withdrawnAt: at(1000) });
    expect(codeOf(await book(fixture, '/v1/agreements/versions/withdraw', { code: NOTICE, version: 2 }))).toBe('agreement-withdrawn');
    expect((await events(fixture, PARTNER)).at(-1)).toMatchObject({
      type: 'agreement.withdrawn',
      customerId: null,
      data: { recordId: null, code: NOTICE, version: 2, withdrawnAt: at(1000) },
    });
    const rows = (await fixture.audit()).filter(({ action }) => action === 'agreement.withdraw');
    expect(rows.map(({ outcome, targets, details }) => [outcome, targets, details.version])).toEqual([
      ['done', [NOTICE], 2],
      ['refused', [NOTICE], 2],
    ]);
    const gate = await fixture.call('GET', '/v1/agreements/gate?customerId=c-1', { bearer: fixture.key, origin: null });
    expect(gate.answer).toEqual({ isOpen: true, agreements: [] });
  });
});
