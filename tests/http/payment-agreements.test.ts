import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { DAY, nextKey } from './agreement-world.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, OTHER_PARTNER, openFixture, PARTNER, type Reply, type Session } from './fixture.ts';
import { ask, askForCodes, codeIn } from './step-up-world.ts';

type Added = AnswerOf<'POST /v1/third-party-payments'>;
type Listed = AnswerOf<'GET /v1/third-party-payments'>;
type Asked = BodyOf<'POST /v1/third-party-payments'>;

const PATH = '/v1/third-party-payments';
const TRUSTEE = '北京云端科技有限公司';

let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  ada = await fixture.openSession(ADMINISTRATOR);
});
afterEach(() => fixture.store.close());

const payer = (more: Partial<Asked> = {}): Asked => ({ trustee: TRUSTEE, trusteeType: 'enterprise', kind: 'standing', ...more });
const add = (session: Session, more: Partial<Asked> = {}, headers: Record<string, string> = {}): Promise<Reply<Added>> =>
  session.post<Added>(PATH, payer(more), { headers: { 'idempotency-key': nextKey(), ...headers } });
const end = (session: Session, agreementId: string) =>
  session.post<Added>(`${PATH}/${agreementId}/void`, {}, { headers: { 'idempotency-key': nextKey() } });
const list = async (session: Session, query = '') => (await session.get<Listed>(`${PATH}${query}`)).answer;
const inDays = (days: number) => new Date(fixture.clock.now + days * DAY).toISOString();

describe('a third-party payment agreement', () => {
  it('is effective at once, and shows its payer masked', async () => {
    const { status, answer } = await add(ada, { expiresAt: inDays(30) });
    expect([status, answer]).toEqual([
      201,
      {
        agreementId: expect.stringMatching(/^tpp_/),
        state: 'effective',
        trustee: '北京****公司',
        trusteeType: 'enterprise',
        kind: 'standing',
        effectiveAt: inDays(0),
        expiresAt: inDays(30),
        createdAt: inDays(0),
        voidedAt: null,
      },
    ]);
    expect((await list(ada)).agreements).toEqual([answer]);
  });

  it('is refused by name where it would end before it begins, or one with the same payer is in force, however the name is written', async () => {
    expect(await add(ada, { expiresAt: inDays(0) })).toMatchObject({ status: 422, answer: { code: 'trustee-dates-inverted' } });
    await add(ada, { trustee: 'Acme Cloud Ltd', expiresAt: inDays(1) });
    for (const trustee of ['acme  cloud ltd', ' ＡＣＭＥ Cloud Ltd'])
      expect(await add(ada, { trustee, kind: 'one-off' })).toMatchObject({ status: 409, answer: { code: 'third-party-payment-repeated' } });
    fixture.clock.now += DAY;
    ada = await fixture.openSession(ADMINISTRATOR);
    expect((await add(ada, { trustee: 'Acme Cloud Ltd' })).status).toBe(201);
    expect((await list(ada)).agreements.map(({ state }) => state)).toEqual(['effective', 'expired']);
  });

  it('is voided once, stays on the list, and makes room for a new one', async () => {
    const { agreementId } = (await add(ada)).answer;
    fixture.clock.now += 1000;
    expect(await end(ada, agreementId)).toMatchObject({ status: 200, answer: { agreementId, state: 'voided', voidedAt: inDays(0) } });
    expect(await end(ada, agreementId)).toMatchObject({ status: 409, answer: { code: 'third-party-payment-ended' } });
    expect(await end(ada, `tpp_${'x'.repeat(22)}`)).toMatchObject({ status: 404 });
    fixture.clock.now += 1000;
    expect((await add(ada)).status).toBe(201);
    expect((await list(ada)).agreements.map(({ state }) => state)).toEqual(['effective', 'voided']);
    expect((await list(ada, '?state=voided')).agreements.map((one) => one.agreementId)).toEqual([agreementId]);
  });

  it('happens once, however often it is sent, also twice at the same moment', async () => {
    const key = { 'idempotency-key': 'one-payer' };
    const [first] = await Promise.all([add(ada, {}, key), add(ada, {}, key)]);
    const again = await add(ada, {}, key);
    expect([again.answer.agreementId, again.headers.get('idempotency-replayed')]).toEqual([first?.answer.agreementId, 'true']);
    const raced = await Promise.all([add(ada, { trustee: 'Acme Cloud Ltd' }), add(ada, { trustee: 'ACME cloud ltd' })]);
    expect(raced.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await list(ada)).agreements).toHaveLength(2);
  });

  it('asks for a code where the partner does, for just this payer', async () => {
    ada = await askForCodes(fixture);
    expect(await add(ada)).toMatchObject({ status: 403, answer: { code: 'step-up-required' } });
    await ask(ada, payer(), `POST ${PATH}`);
    const code = codeIn(fixture);
    expect(fixture.mail.taken.at(-1)?.text).not.toContain(TRUSTEE);
    expect((await add(ada, { trustee: 'Acme Cloud Ltd' }, { 'step-up-code': code })).answer.code).toBe('step-up-code-wrong');
    expect((await add(ada, {}, { 'step-up-code': code })).status).toBe(201);
  });

  it('is its partner’s alone, for whoever may see accounts', async () => {
    const { agreementId } = (await add(ada)).answer;
    const other = { bearer: fixture.otherKey, origin: null };
    const minted = await fixture.call('POST', '/v1/sessions', {
      ...other,
      body: { subject: ADMINISTRATOR, origins: ['https://portal.example.com'] },
    });
    const { secret } = minted.answer as unknown as { secret: string };
    const { token } = (await fixture.call('POST', '/v1/session/token', { body: { secret } })).answer as unknown as { token: string };
    expect((await fixture.call('GET', PATH, { bearer: token })).answer).toMatchObject({ agreements: [] });
    expect((await fixture.call('GET', `${PATH}/${agreementId}/file`, { bearer: token })).status).toBe(404);
    const mei = await fixture.openSession(ACCOUNT_MANAGER);
    for (const reply of [await mei.get(PATH), await add(mei), await end(mei, agreementId), await mei.get(`${PATH}/${agreementId}/file`)])
      expect([reply.status, reply.answer.code]).toEqual([403, 'permission-missing']);
    expect(await fixture.store.reads.paymentAgreements.thirdParty(OTHER_PARTNER, { state: null, at: inDays(0) }, null, 10)).toEqual([]);
  });

  it('never leaves with the payer’s name: not in an answer, a problem, the trail, nor in what is stored in clear', async () => {
    const name = 'Trustee Of Secrets Ltd';
    fixture.sent.length = 0;
    const { agreementId } = (await add(ada, { trustee: name })).answer;
    await add(ada, { trustee: name });
    await end(ada, agreementId);
    await list(ada);
    const record = await fixture.store.reads.paymentAgreements.findThirdParty(PARTNER, agreementId);
    const trail = JSON.stringify([await fixture.audit(), fixture.lines, record, fixture.sent]);
    expect(trail.toLowerCase()).not.toContain(name.toLowerCase());
  });
});

test('The list goes on from page to page, and takes no cursor of another', async () => {
  for (let index = 0; index < 25; index += 1) {
    fixture.clock.now += 1;
    await add(ada, { trustee: `Payer ${index}`, trusteeType: 'individual' });
  }
  const first = await list(ada, '?size=10');
  const second = await list(ada, `?size=10&after=${first.next}`);
  const third = await list(ada, `?size=10&after=${second.next}`);
  const ids = [first, second, third].flatMap(({ agreements }) => agreements.map(({ agreementId }) => agreementId));
  expect([new Set(ids).size, third.agreements.length, third.next]).toEqual([25, 5, null]);
  expect([...first.agreements].map(({ createdAt }) => createdAt)).toEqual(
    first.agreements
      .map(({ createdAt }) => createdAt)
      .toSorted()
      .reverse(),
  );
  for (const after of [`${first.next}&state=voided`, 'nothing'])
    expect((await ada.get(`${PATH}?after=${after}`)).answer.code).toBe('cursor-invalid');
});

test('Adding, voiding, refusals and downloads are on record, by ids and kinds', async () => {
  const { agreementId } = (await add(ada)).answer;
  await add(ada);
  await ada.get(`${PATH}/${agreementId}/file`);
  await ada.get(`${PATH}/tpp_${'x'.repeat(22)}/file`);
  await end(ada, agreementId);
  const rows = (await fixture.audit()).filter(({ action }) => action.startsWith('third-party'));
  expect(rows.map(({ action, outcome, refusal, targets }) => [action, outcome, refusal, targets[0] === agreementId])).toEqual([
    ['third-party-payment.add', 'done', null, true],
    ['third-party-payment.add', 'refused', 'third-party-payment-repeated', false],
    ['third-party-payment.file', 'done', null, true],
    ['third-party-payment.file', 'refused', 'not-found', false],
    ['third-party-payment.void', 'done', null, true],
  ]);
  expect(rows[0]?.details).toEqual({ trusteeType: 'enterprise', kind: 'standing' });
});

test('The file of an agreement is a page for printing, in the language of the session, the payer masked', async () => {
  const { agreementId } = (await add(ada, { expiresAt: inDays(30) })).answer;
  const file = await ada.get(`${PATH}/${agreementId}/file`);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  for (const words of ['代付协议', agreementId, '北京****公司', '企业', '2024-10-15 12:00:00', 'Example Cloud'])
    expect(file.text).toContain(words);
  expect(file.text).not.toContain(TRUSTEE);
  const english = await fixture.openSession(ADMINISTRATOR, { locale: 'en' });
  expect((await english.get(`${PATH}/${agreementId}/file`)).text).toContain('Third-party payment agreement');
});
