import { describe, expect, it } from 'vitest';
import { readGrant, readQuotaRecall } from './quota-request.ts';

const LONG = '备'.repeat(513);
const asked = { quotaId: 'q-1', amount: '5.5', resellerIds: ['par_a', 'par_b'] };

describe('a grant that is asked for', () => {
  it('is read to the cent, without an empty memo', () => {
    expect(readGrant({ ...asked, memo: '' })).toEqual({ quotaId: 'q-1', amount: 550n, resellerIds: ['par_a', 'par_b'], memo: null });
    expect(readGrant({ ...asked, amount: '100000000.00' })).toMatchObject({ amount: 10_000_000_000n });
  });

  it('names a repeated reseller before the amount, and the amount before the memo', () => {
    const wrong = { ...asked, amount: '0', memo: LONG };
    expect(readGrant({ ...wrong, resellerIds: ['par_a', 'par_b', 'par_a'] })).toMatchObject({
      refusal: 'item-repeated',
      errors: [{ pointer: '/body/resellerIds/2' }],
    });
    expect(readGrant(wrong)).toMatchObject({ refusal: 'amount-not-positive' });
    expect(readGrant({ ...wrong, amount: '1' })).toMatchObject({ refusal: 'memo-too-long' });
    expect(readGrant({ ...asked, amount: '100000000.01' })).toMatchObject({ refusal: 'amount-out-of-range' });
  });
});

describe('a recall of quotas that is asked for', () => {
  it('takes a memo of 256 characters, however many bytes they have', () => {
    expect(readQuotaRecall({ quotaIds: ['q-1'], memo: '𝟛'.repeat(256) })).toMatchObject({ quotaIds: ['q-1'] });
    expect(readQuotaRecall({ quotaIds: ['q-1'], memo: '备'.repeat(257) })).toMatchObject({ refusal: 'memo-too-long' });
    expect(readQuotaRecall({ quotaIds: ['q-1', 'q-1'], memo: LONG })).toMatchObject({ refusal: 'item-repeated' });
  });
});
