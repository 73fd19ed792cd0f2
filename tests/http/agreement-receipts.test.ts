import { beforeEach, describe, expect, test } from 'vitest';
import { eraseCustomer } from '../../bff/actions/customers/erase.ts';
import type { AnswerOf } from '../../shared/contract/index.ts';
import type { SignedReceipt } from '../../shared/evidence/receipt.ts';
import { readReceiptFile } from '../../shared/evidence/receipt-file.ts';
import { isReceiptGood, verifyReceipt } from '../../shared/evidence/verify-receipt.ts';
import { sign } from '../storage/agreement-world.ts';
import { security } from '../storage/security.ts';
import { CLERK, NOTICE, openAgreements, publish, signNow, withdraw } from './agreement-world.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, CLEAR, type Fixture, PARTNER, type Session, TEAM_LEAD } from './fixture.ts';
import { addReseller, RESELLER } from './standings-world.ts';

let fixture: Fixture;
let clerk: Session;
beforeEach(async () => {
  fixture = await openAgreements();
  await publish(fixture);
  clerk = await fixture.openSession(CLERK, { locale: 'zh-CN' });
});

const path = (recordId: string, query = '') => `/v1/agreements/signatures/${recordId}/receipt${query}`;
const verified = async (text: string) => {
  const read = readReceiptFile(new TextEncoder().encode(text));
  if ('fault' in read) throw new Error(read.fault);
  const { keys } = (await fixture.call('GET', '/v1/evidence/keys')).answer as unknown as AnswerOf<'GET /v1/evidence/keys'>;
  return verifyReceipt(read.signed, { ...read.beside, keys: keys.map(({ kid, x }) => ({ keyId: kid, publicKey: x })) });
};
const receiptIn = (json: string) => (JSON.parse(json) as SignedReceipt).receipt;

describe('the receipt of a signature', () => {
  test('is a page that holds in every check, and names itself by its number', async () => {
    const { signature } = await signNow(clerk);
    const { status, headers, text } = await clerk.get(path(signature.recordId));
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, 'text/html; charset=utf-8', 'no-store']);
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(`签署凭证-${signature.receiptNumber}.html`);
    expect(headers.get('content-disposition')).toContain(`filename="receipt-${signature.receiptNumber}.html"`);
    const found = await verified(text);
    expect(found.map(({ outcome }) => outcome)).toEqual(found.map(() => 'holds'));
    expect(text).toContain('按实际消费结算。');
    for (const clear of Object.values(CLEAR).flat()) expect(text).not.toContain(clear);
  });

  test('is JSON where that is asked for, in which the whole stored row stands', async () => {
    const { signature } = await signNow(clerk);
    const { headers, text } = await clerk.get(path(signature.recordId, '?format=json'));
    expect(headers.get('content-type')).toContain('application/json');
    expect(isReceiptGood(await verified(text))).toBe(true);
    const [row] = await fixture.store.reads.agreements.after(PARTNER, 0, 10);
    expect(receiptIn(text)).toMatchObject({
      receiptNumber: signature.receiptNumber,
      row,
      withdrawal: null,
      customer: { customerId: 'c-1' },
    });
  });

  test('says from then on that it was withdrawn, in the language that is asked for', async () => {
    const { signature } = await signNow(clerk);
    await withdraw(clerk, signature.recordId);
    const { text } = await clerk.get(path(signature.recordId, '?locale=en'));
    expect(text).toContain('This signature was withdrawn');
    expect(isReceiptGood(await verified(text))).toBe(true);
    const json = (await clerk.get(path(signature.recordId, '?format=json'))).text;
    expect(receiptIn(json).withdrawal).toMatchObject({ kind: 'withdrawn', withdraws: signature.recordId, sequence: 2 });
  });

  test('goes to the customer itself and to operators in whose scope it is; to others it is not there', async () => {
    const { signature } = await signNow(clerk);
    const [manager, lead, administrator, neighbour] = await Promise.all([
      fixture.openSession(ACCOUNT_MANAGER),
      fixture.openSession(TEAM_LEAD),
      fixture.openSession(ADMINISTRATOR),
      fixture.openSession({ kind: 'end-customer', customerId: 'c-2' }),
    ]);
    const statuses = async (recordId: string) =>
      (await Promise.all([manager, lead, administrator, neighbour].map((session) => session.get(path(recordId))))).map(
        ({ status }) => status,
      );
    expect(await statuses(signature.recordId)).toEqual([200, 200, 200, 404]);
    const other = await signNow(neighbour);
    expect(await statuses(other.signature.recordId)).toEqual([404, 404, 200, 200]);
    expect(await statuses(`sig_${'N'.repeat(22)}`)).toEqual([404, 404, 404, 404]);
  });

  test('of a reseller’s customer goes to the distributor that asks for it there, in the reseller’s name', async () => {
    await addReseller(fixture);
    const recordId = `sig_${'R'.repeat(22)}`;
    await fixture.store.write(RESELLER, (unit) => sign(unit, recordId, { partnerId: RESELLER, customerId: 'r-1' }));
    const [administrator, manager] = [await fixture.openSession(ADMINISTRATOR), await fixture.openSession(ACCOUNT_MANAGER)];
    const asked = path(recordId, `?format=json&indirectPartnerId=${RESELLER}`);
    const { text } = await administrator.get(asked);
    expect(receiptIn(text).partner).toEqual({ partnerId: RESELLER, name: '东方云' });
    expect(isReceiptGood(await verified(text))).toBe(true);
    expect([(await manager.get(asked)).status, (await administrator.get(path(recordId))).status]).toEqual([404, 404]);
  });

  test('holds after the customer was erased, and names it no more', async () => {
    const { signature } = await signNow(clerk);
    const administrator = await fixture.openSession(ADMINISTRATOR);
    const asked = path(signature.recordId, '?format=json');
    expect(receiptIn((await administrator.get(asked)).text).customer.nameMasked).toMatch(/\*/);
    const clock = { now: () => fixture.clock.now, businessNow: () => fixture.clock.now };
    await eraseCustomer({ store: fixture.store, security, clock }, PARTNER, 'c-1');
    const { text } = await administrator.get(asked);
    expect(receiptIn(text).customer).toEqual({ customerId: 'c-1', nameMasked: null });
    expect(isReceiptGood(await verified(text))).toBe(true);
  });

  test('is on record before it leaves, and that it was refused too', async () => {
    const { signature } = await signNow(clerk);
    await clerk.get(path(signature.recordId));
    await (await fixture.openSession({ kind: 'end-customer', customerId: 'c-2' })).get(path(signature.recordId));
    const rows = (await fixture.audit()).filter(({ action }) => action === 'agreement.receipt');
    expect(rows.map(({ outcome, refusal, actor, targets }) => [outcome, refusal, actor.id, targets])).toEqual([
      ['done', null, 'c-1', [signature.recordId]],
      ['refused', 'not-found', 'c-2', [signature.recordId]],
    ]);
  });

  test('stands in the chain behind which others have signed since', async () => {
    const first = await signNow(clerk);
    const neighbour = await fixture.openSession({ kind: 'end-customer', customerId: 'c-2' });
    await signNow(neighbour, NOTICE);
    const { text } = await clerk.get(path(first.signature.recordId, '?format=json'));
    expect((await verified(text)).find(({ check }) => check === 'head-position')).toMatchObject({ outcome: 'holds' });
    const [, payload = ''] = receiptIn(text).head.split('.');
    expect(JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))).toMatchObject({ sequence: 2 });
  });
});

test('the keys of receipts are told to everybody, and nothing of what signs', async () => {
  const { status, answer, text } = await fixture.call('GET', '/v1/evidence/keys', { origin: null });
  expect([status, Object.keys(answer)]).toEqual([200, ['keys']]);
  expect((answer as unknown as AnswerOf<'GET /v1/evidence/keys'>).keys[0]).toMatchObject({
    kty: 'OKP',
    crv: 'Ed25519',
    use: 'sig',
    alg: 'EdDSA',
  });
  expect(text).not.toContain('"d"');
});
