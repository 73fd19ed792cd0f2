import { describe, expect, it } from 'vitest';
import { mayCustomerRead } from './agreement-reading.ts';

const NOW = '2024-09-15T04:00:00.000Z';
const VERSION = { version: 2, audience: ['agency-sale'] as const, effectiveAt: '2024-09-01T00:00:00.000Z', withdrawnAt: null };
const customer = { associationType: 'agency-sale' } as const;
const nothing = { signed: [], at: NOW };

describe('what an end customer may read of its partner’s agreements', () => {
  it('is what it is or was asked to sign', () => {
    expect(mayCustomerRead(VERSION, customer, nothing)).toBe(true);
    expect(mayCustomerRead({ ...VERSION, withdrawnAt: '2024-09-10T00:00:00.000Z' }, customer, nothing)).toBe(true);
  });

  it('is nothing that is not effective yet, or was taken back before it was', () => {
    expect(mayCustomerRead({ ...VERSION, effectiveAt: '2024-09-15T04:00:00.001Z' }, customer, nothing)).toBe(false);
    expect(mayCustomerRead({ ...VERSION, effectiveAt: NOW }, customer, nothing)).toBe(true);
    expect(mayCustomerRead({ ...VERSION, withdrawnAt: '2024-08-20T00:00:00.000Z' }, customer, nothing)).toBe(false);
  });

  it('is nothing that is meant for customers of another association type', () => {
    expect(mayCustomerRead(VERSION, { associationType: 'referral' }, nothing)).toBe(false);
  });

  it('is what it has signed, whatever became of the version or of its association since', () => {
    expect(mayCustomerRead(VERSION, { associationType: 'referral' }, { signed: [1, 2], at: NOW })).toBe(true);
    expect(mayCustomerRead(VERSION, { associationType: 'referral' }, { signed: [1], at: NOW })).toBe(false);
  });
});
