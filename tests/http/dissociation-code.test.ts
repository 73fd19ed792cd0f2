import { afterEach, beforeEach, expect, test } from 'vitest';
import { check, couponState, type Dissociation, fillCustomer, settle } from './dissociation-world.ts';
import { ADMINISTRATOR, type Fixture, openFixture, type Session } from './fixture.ts';
import { faultsOf } from './quota-world.ts';
import { ADA, askForCodes, codeIn, otherThan } from './step-up-world.ts';

const ENDPOINT = 'POST /v1/customers/:customerId/dissociation';
let fixture: Fixture;
let ada: Session;
let coupon: string;
let body: { reason: string; acceptedNotes: string };

beforeEach(async () => {
  fixture = await openFixture();
  ada = await fixture.openSession(ADMINISTRATOR);
  ({ coupon } = await fillCustomer(fixture, ada));
  ada = await askForCodes(fixture);
  body = { reason: 'business-ended', acceptedNotes: (await check(ada)).answer.notes?.digest ?? '' };
});
afterEach(async () => {
  expect(await faultsOf(fixture)).toEqual([]);
  expect(fixture.failures).toEqual([]);
  await fixture.store.close();
});

let keys = 0;
const submit = (code: string | null, customerId = 'c-1', key = `dissociation-key-${++keys}`) => {
  const headers = { 'idempotency-key': key, ...(code === null ? {} : { 'step-up-code': code }) };
  return ada.post<Dissociation & { code: string }>(`/v1/customers/${customerId}/dissociation`, body, { headers });
};
const askForCode = (customerId = 'c-1', asked: object = body) =>
  ada.post<{ sentTo: string }>('/v1/step-up', { endpoint: ENDPOINT, params: { customerId }, body: asked });

test('A dissociation goes through with the code that came by mail, ends the tie, and needs none to be repeated', async () => {
  expect((await submit(null)).answer.code).toBe('step-up-required');
  const asked = await askForCode();
  expect([asked.status, asked.answer.sentTo, fixture.mail.taken.map(({ to }) => to)]).toEqual([201, 'ad***@example.com', [ADA]]);
  const submitted = await submit(codeIn(fixture), 'c-1', 'key-of-the-dissociation');
  expect([submitted.status, submitted.answer.state]).toEqual([201, 'submitted']);
  const again = await submit(null, 'c-1', 'key-of-the-dissociation');
  expect([again.headers.get('idempotency-replayed'), again.answer]).toEqual(['true', submitted.answer]);
  expect((await settle(fixture, submitted.answer)).answer.state).toBe('accepted');
  expect((await couponState(ada, coupon)).state).toBe('recalled');
});

test('The mail names no customer, and its code opens neither the dissociation of another nor one for another reason', async () => {
  await askForCode();
  const code = codeIn(fixture);
  const mail = fixture.mail.taken.at(-1);
  expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/c-1|华为云|huawei/i);
  expect((await submit(code, 'c-2')).answer.code).toBe('step-up-code-wrong');
  body = { ...body, reason: 'customer-asked' };
  expect((await submit(code)).answer.code).toBe('step-up-code-wrong');
  expect((await submit(otherThan(code))).answer.code).toBe('step-up-code-wrong');
  body = { ...body, reason: 'business-ended' };
  expect((await submit(code)).status).toBe(201);
});

test('A code is spent by the dissociation that it opened, also where that was refused', async () => {
  body = { ...body, acceptedNotes: '0'.repeat(64) };
  await askForCode();
  const code = codeIn(fixture);
  expect((await submit(code)).answer.code).toBe('notes-changed');
  expect((await submit(code)).answer.code).toBe('step-up-code-expired');
});
