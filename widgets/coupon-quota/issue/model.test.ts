import { expect, test } from 'vitest';
import type { Quota } from '../quotas/controller.ts';
import { amountProblem, endOfDay, issueOf, NO_OWN, NO_TERMS, readDraft, startOfDay, toDraft, totalOf } from './model.ts';

const quota = { quotaId: 'CQ-1', expiresAt: '2026-12-31T16:00:00.000Z', currency: 'CNY', reseller: null } as Quota;
const customer = (customerId: string) => ({
  customerId,
  partnerCustomerNo: null,
  customerName: '李**',
  accountName: 'l***',
  accountManager: null,
  tags: [],
  isLookAlike: false,
});
const recipients = [
  { customer: customer('c-1'), own: { ...NO_OWN, faceValue: '12.5' } },
  { customer: customer('c-2'), own: { ...NO_OWN, faceValue: '0.01', memo: 'only him' } },
];

test('Days are days in UTC+8, and the last one is included, but never beyond the quota', () => {
  expect(startOfDay('2026-11-21')).toBe('2026-11-20T16:00:00.000Z');
  expect(endOfDay('2026-11-21', quota)).toBe('2026-11-21T16:00:00.000Z');
  expect(endOfDay('2026-12-31', { expiresAt: '2026-12-31T10:00:00.000Z' })).toBe('2026-12-31T10:00:00.000Z');
});

test('What is left empty is not sent, so that the quota decides it', () => {
  const sent = issueOf(quota, recipients, { ...NO_TERMS, faceValue: ' 100 ' });
  expect(sent).toEqual({
    quotaId: 'CQ-1',
    faceValue: '100',
    items: [{ customerId: 'c-1' }, { customerId: 'c-2', memo: 'only him' }],
  });
});

test('Each recipient has its own face value where that was chosen', () => {
  const sent = issueOf(quota, recipients, { ...NO_TERMS, faceValue: '100', isOwnFaceValue: true });
  expect(sent.faceValue).toBeUndefined();
  expect(sent.items.map(({ faceValue }) => faceValue)).toEqual(['12.5', '0.01']);
  expect(totalOf(recipients, { ...NO_TERMS, isOwnFaceValue: true })).toBe('12.51');
});

test('The total counts what is an amount, and nothing of what is none', () => {
  expect(totalOf(recipients, { ...NO_TERMS, faceValue: '99999999999.99' })).toBe('199999999999.98');
  expect(totalOf(recipients, { ...NO_TERMS, faceValue: '1e3' })).toBe('0.00');
});

test('A draft keeps ids and what was typed, and never a name', () => {
  const draft = toDraft(quota, recipients, { ...NO_TERMS, memo: 'Q4' });
  expect(JSON.stringify(draft)).not.toMatch(/李|l\*/);
  expect(readDraft(JSON.stringify(draft))).toEqual(draft);
  for (const broken of [null, '', '{', '[]', '{"version":2}', '{"version":1}']) expect(readDraft(broken)).toBeNull();
});

test.each([
  ['100', null],
  ['0.01', null],
  [' 12.5 ', null],
  ['99999999999', null],
  ['0', 'amount-not-positive'],
  ['0.00', 'amount-not-positive'],
  ['-5', 'amount-not-positive'],
  ['1.005', 'amount-too-precise'],
  ['1e3', 'amount-not-a-number'],
  ['NaN', 'amount-not-a-number'],
  ['1,000', 'amount-not-a-number'],
  ['', 'amount-not-a-number'],
  ['100000000000', 'amount-out-of-range'],
])('What is wrong with the amount „%s" is said by its name: %s', (text, problem) => {
  expect(amountProblem(text)).toBe(problem);
});
