import { describe, expect, test } from 'vitest';
import { type AskedIssue, readIssue } from './issue-request.ts';
import { isRefusal } from './refusal.ts';

const asked = (different: Partial<AskedIssue>): AskedIssue => ({ faceValue: '10.00', items: [{ customerId: 'c-1' }], ...different });
const read = (different: Partial<AskedIssue>) => {
  const terms = readIssue(asked(different));
  if (isRefusal(terms)) throw new Error(terms.refusal);
  return terms;
};
const refusalOf = (different: Partial<AskedIssue>) => {
  const terms = readIssue(asked(different));
  if (!isRefusal(terms)) throw new Error('It was read.');
  return { refusal: terms.refusal, pointers: terms.errors?.map(({ pointer }) => pointer) };
};

describe('what an issue says', () => {
  test('the face value for all is that of every item without its own', () => {
    const { items } = read({ items: [{ customerId: 'c-1' }, { customerId: 'c-2', faceValue: '12.5' }] });
    expect(items.map(({ item, customerId, face }) => [item, customerId, face])).toEqual([
      [1, 'c-1', 1_000n],
      [2, 'c-2', 1_250n],
    ]);
  });

  test('items may all have face values of their own', () => {
    const { faceValue: _, ...without } = asked({ items: [{ customerId: 'c-1', faceValue: '0.01' }] });
    expect(readIssue(without)).toMatchObject({ items: [{ face: 1n }] });
  });

  test('instants are kept as the store compares them, an empty memo is none', () => {
    const { validFrom, expiresAt, memo, customerNote } = read({
      validFrom: '2024-10-01T00:00:00Z',
      expiresAt: '2024-11-01T00:00:00.5Z',
      memo: '',
      customerNote: '谢谢',
    });
    expect([validFrom, expiresAt, memo, customerNote]).toEqual(['2024-10-01T00:00:00.000Z', '2024-11-01T00:00:00.500Z', null, '谢谢']);
  });

  test('the smallest and the largest face value are taken', () => {
    expect(read({ faceValue: '0.01' }).items[0]?.face).toBe(1n);
    expect(read({ faceValue: '99999999999.00' }).items[0]?.face).toBe(9_999_999_999_900n);
  });
});

describe('a malformed issue is refused whole, by name', () => {
  test.each([
    ['0', 'amount-not-positive'],
    ['0.00', 'amount-not-positive'],
    ['-1', 'amount-not-positive'],
    ['1.005', 'amount-too-precise'],
    ['1e3', 'amount-not-a-number'],
    ['NaN', 'amount-not-a-number'],
    ['1,000.00', 'amount-not-a-number'],
    ['', 'amount-not-a-number'],
    ['Infinity', 'amount-not-a-number'],
    ['99999999999.01', 'amount-out-of-range'],
    ['100000000000', 'amount-out-of-range'],
  ])('face value %j: %s, for all and of one item', (faceValue, refusal) => {
    expect(refusalOf({ faceValue })).toEqual({ refusal, pointers: ['/body/faceValue'] });
    const items = [{ customerId: 'c-1' }, { customerId: 'c-2', faceValue }];
    expect(refusalOf({ items })).toEqual({ refusal, pointers: ['/body/items/1/faceValue'] });
  });

  test('every item with the same fault is named, and not those with another one', () => {
    const items = ['1.005', '0', '2.005'].map((faceValue, index) => ({ customerId: `c-${index}`, faceValue }));
    expect(refusalOf({ items })).toEqual({
      refusal: 'amount-too-precise',
      pointers: ['/body/items/0/faceValue', '/body/items/2/faceValue'],
    });
  });

  test('of a thousand faults twenty are named', () => {
    const items = Array.from({ length: 1_000 }, (_, index) => ({ customerId: `c-${index}`, faceValue: '0' }));
    expect(refusalOf({ items }).pointers).toHaveLength(20);
  });

  test('a face value is needed, for all or of the item', () => {
    const { faceValue: _, ...without } = asked({ items: [{ customerId: 'c-1', faceValue: '1.00' }, { customerId: 'c-2' }] });
    expect(readIssue(without)).toMatchObject({ refusal: 'request-invalid', errors: [{ pointer: '/body/items/1/faceValue' }] });
  });

  test('a customer can be named once', () => {
    const items = ['c-1', 'c-2', 'c-1'].map((customerId) => ({ customerId }));
    expect(refusalOf({ items })).toEqual({ refusal: 'item-repeated', pointers: ['/body/items/2/customerId'] });
  });

  test('memos and notes have 512 characters at most, counted as people count them', () => {
    expect(read({ memo: '😀'.repeat(512), customerNote: '界'.repeat(512) }).memo).toBe('😀'.repeat(512));
    expect(refusalOf({ memo: 'x'.repeat(513) })).toEqual({ refusal: 'memo-too-long', pointers: ['/body/memo'] });
    expect(refusalOf({ customerNote: '界'.repeat(513) })).toEqual({ refusal: 'customer-note-too-long', pointers: ['/body/customerNote'] });
    const items = [{ customerId: 'c-1', memo: 'x'.repeat(513) }];
    expect(refusalOf({ items })).toEqual({ refusal: 'memo-too-long', pointers: ['/body/items/0/memo'] });
    const noted = [{ customerId: 'c-1', customerNote: 'x'.repeat(513) }];
    expect(refusalOf({ items: noted })).toEqual({ refusal: 'customer-note-too-long', pointers: ['/body/items/0/customerNote'] });
  });

  test('a share is above 0 and at most 1, a smallest order is no debt', () => {
    for (const maximumShare of ['0', '1.01', '-0.5'])
      expect(refusalOf({ restrictions: { maximumShare } })).toEqual({
        refusal: 'request-invalid',
        pointers: ['/body/restrictions/maximumShare'],
      });
    expect(read({ restrictions: { maximumShare: '1', minimumOrder: '0.00' } }).restrictions).toEqual({
      maximumShare: '1',
      minimumOrder: '0.00',
    });
    expect(refusalOf({ restrictions: { minimumOrder: '-1.00' } }).pointers).toEqual(['/body/restrictions/minimumOrder']);
  });
});
