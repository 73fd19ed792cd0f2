import { hash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { nextKey } from './agreement-world.ts';
import { deliverLines, LINES, type TestLine } from './consumption-world.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, openFixture, PARTNER, type Reply, type Session } from './fixture.ts';
import { addReseller, RESELLER } from './standings-world.ts';

type Contract = AnswerOf<'POST /v1/payment-contracts'>;
type Listed = AnswerOf<'GET /v1/payment-contracts'>;

const PATH = '/v1/payment-contracts';
const AUGUST = { cycles: { from: '2024-08', to: '2024-08' } };

let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  await deliverLines(fixture, LINES);
  await verify(true);
  ada = await fixture.openSession(ADMINISTRATOR);
});
afterEach(() => fixture.store.close());

const verify = (isVerified: boolean) =>
  fixture.call('PUT', '/v1/settings', { bearer: fixture.key, origin: null, body: { rolesFrom: 'session', isVerified } });
const apply = (session: Session, body: object = AUGUST, key = nextKey()): Promise<Reply<Contract>> =>
  session.post<Contract>(PATH, body, { headers: { 'idempotency-key': key } });
const list = async (session: Session) => (await session.get<Listed>(PATH)).answer;
const july = (more: Partial<TestLine>): TestLine => ({ customerId: 'c-1', at: '2024-07-05', due: '1', ...more });

describe('a payment agreement contract', () => {
  it('is made at once from what was consumed in cycles that are over, exactly', async () => {
    const { status, answer } = await apply(ada);
    expect(status).toBe(201);
    expect(answer).toMatchObject({ ...AUGUST, currency: 'CNY', due: '100.00', createdAt: '2024-09-15T04:00:00.000Z' });
    expect(answer.contractNo).toBe(`PAC-202408-${answer.textSha256.slice(0, 12).toUpperCase()}`);
    expect(await list(ada)).toEqual({ contracts: [answer], next: null, isVerified: true });
  });

  it('counts to the last decimal, never through a floating-point number', async () => {
    const due = ['0.1', '0.2', '123456789012.0000000000000001'].map((text) => july({ due: text, amounts: { coupon: '0' } }));
    await deliverLines(fixture, due, { source: 'july' });
    expect((await apply(ada, { cycles: { from: '2024-07', to: '2024-07' } })).answer).toMatchObject({
      due: '123456789012.3000000000000001',
      paid: '123456789012.3000000000000001',
    });
  });

  it('says what was paid only where every line states its coupon', async () => {
    expect((await apply(ada)).answer.paid).toBe('100.00');
    await deliverLines(fixture, [july({ due: '5' }), july({ due: '7', amounts: { coupon: '2' } })], { source: 'july' });
    expect((await apply(ada, { cycles: { from: '2024-07', to: '2024-08' } })).answer).toMatchObject({ due: '112.00', paid: null });
  });

  it('of the same figures is the same contract, whoever asks again', async () => {
    const first = (await apply(ada)).answer;
    fixture.clock.now += 60_000;
    const bob = await fixture.openSession({ kind: 'operator', userId: 'bob', roles: ['administrator'] });
    expect((await apply(bob)).answer).toEqual(first);
    expect((await list(ada)).contracts).toEqual([first]);
    expect(
      (await fixture.audit()).filter(({ action }) => action === 'payment-contract.apply').map(({ details }) => details.isRepeat),
    ).toEqual([false, true]);
  });

  it('stays as it was made, in its file too, when lines come in later; the new figures make another', async () => {
    const first = (await apply(ada)).answer;
    fixture.clock.now += 60_000;
    await deliverLines(fixture, [{ customerId: 'c-1', at: '2024-08-06', due: '900', amounts: { coupon: '0' } }], { source: 'late' });
    const second = (await apply(ada)).answer;
    expect([first.due, second.due, first.contractNo === second.contractNo]).toEqual(['100.00', '1000.00', false]);
    expect((await list(ada)).contracts).toEqual([second, first]);
    const file = (await ada.get(`${PATH}/${first.contractId}/file`)).text;
    expect(file).toContain('100.00');
    expect(file).not.toContain('1000.00');
  });

  it('is bound to what it says: the digest is that of its stored content', async () => {
    const { contractId, textSha256 } = (await apply(ada, { cycles: { from: '2024-07', to: '2024-08' } })).answer;
    const { content = '' } = (await fixture.store.reads.paymentAgreements.findContract(PARTNER, contractId)) ?? {};
    expect(hash('sha256', content)).toBe(textSha256);
    expect(JSON.parse(content)).toMatchObject({
      partner: { partnerId: PARTNER, name: 'Example Cloud' },
      rows: [
        { cycle: '2024-07', lines: 0, due: '0.00', paid: '0.00' },
        { cycle: '2024-08', lines: 2, due: '100.00', paid: '100.00' },
      ],
      total: { lines: 2, due: '100.00', paid: '100.00' },
    });
  });

  it('is the partner’s own: consumption of its resellers’ customers is not in it', async () => {
    await addReseller(fixture);
    await deliverLines(fixture, [{ customerId: 'r-1', at: '2024-08-08', due: '12.5' }], { partnerId: RESELLER });
    expect((await apply(ada)).answer.due).toBe('100.00');
  });
});

test('Two who apply at the same moment get the same contract', async () => {
  const both = await Promise.all([apply(ada), apply(ada)]);
  expect(both[0]?.answer).toEqual(both[1]?.answer);
  expect((await list(ada)).contracts).toHaveLength(1);
});

test('A contract is in one currency, which must be named where there are several', async () => {
  await deliverLines(fixture, [july({ due: '3' }), july({ due: '4', currency: 'USD' })], { source: 'july' });
  const cycles = { from: '2024-07', to: '2024-07' };
  expect(await apply(ada, { cycles })).toMatchObject({
    status: 422,
    answer: { code: 'currencies-mixed', errors: [{ pointer: '/body/currency', detail: 'One of CNY, USD.' }] },
  });
  expect((await apply(ada, { cycles, currency: 'USD' })).answer).toMatchObject({ currency: 'USD', due: '4.00' });
});

test.each([
  ['a cycle that is running', { from: '2024-08', to: '2024-09' }, 'cycle-running'],
  ['a cycle out of reach', { from: '2023-02', to: '2023-02' }, 'cycle-outside-window'],
  ['the first cycle after the last', { from: '2024-08', to: '2024-07' }, 'range-inverted'],
  ['cycles without consumption', { from: '2024-06', to: '2024-06' }, 'no-consumption'],
])('A contract over %s is refused by name, and none is made', async (_, cycles, code) => {
  expect((await apply(ada, { cycles })).answer.code).toBe(code);
  expect((await list(ada)).contracts).toEqual([]);
  expect((await fixture.audit()).at(-1)).toMatchObject({
    action: 'payment-contract.apply',
    outcome: 'refused',
    refusal: code,
    details: cycles,
  });
});

test('A partner whose real name is not verified, or no longer is, cannot apply; what it has stays', async () => {
  const { contractId } = (await apply(ada)).answer;
  await verify(false);
  expect(await apply(ada)).toMatchObject({ status: 409, answer: { code: 'partner-not-verified' } });
  expect(await list(ada)).toMatchObject({ contracts: [{ contractId }], isVerified: false });
  expect((await ada.get(`${PATH}/${contractId}/file`)).status).toBe(200);
});

test('Contracts are for whoever may see accounts, and are made by who may move them', async () => {
  const { contractId } = (await apply(ada)).answer;
  const mei = await fixture.openSession(ACCOUNT_MANAGER);
  await ada.put('/v1/roles/reader', { name: 'Reader', permissions: ['account.read'] });
  const reader = await fixture.openSession({ kind: 'operator', userId: 'reader', roles: ['reader'] });
  for (const reply of [await mei.get(PATH), await mei.get(`${PATH}/${contractId}/file`), await apply(mei), await apply(reader)])
    expect([reply.status, reply.answer.code]).toEqual([403, 'permission-missing']);
  expect((await reader.get(PATH)).status).toBe(200);
});

test('The file of a contract is a page for printing with number, figures and digest, on record before it leaves', async () => {
  const { contractId, contractNo, textSha256 } = (await apply(ada)).answer;
  const file = await ada.get(`${PATH}/${contractId}/file`);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  for (const words of ['付款协议合同', contractNo, textSha256, '2024-08', '100.00', 'CNY', 'Example Cloud'])
    expect(file.text).toContain(words);
  expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'payment-contract.file', outcome: 'done', targets: [contractId] });
  const missing = `pct_${'x'.repeat(22)}`;
  expect((await ada.get(`${PATH}/${missing}/file`)).status).toBe(404);
  expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'payment-contract.file', outcome: 'refused', refusal: 'not-found' });
});
