import { expect, test } from 'vitest';
import { GROUPINGS } from '../../shared/values/consumption-lists.ts';
import { readGroupings } from './consumption-grouping.ts';

const OPERATOR = { isCustomer: false, isOfResellers: false };
const read = (by: string, thenBy?: string, asker = OPERATOR) => readGroupings({ by, thenBy }, asker, '/body');

test('One or two groupings are read', () => {
  expect(read('service')).toEqual({ by: 'service', thenBy: null });
  expect(read('accountManager', 'customer')).toEqual({ by: 'accountManager', thenBy: 'customer' });
});

test('What there is no grouping for is refused by its place', () => {
  expect(read('colour')).toMatchObject({ refusal: 'grouping-unknown', errors: [{ pointer: '/body/by' }] });
  expect(read('service', 'toString')).toMatchObject({ refusal: 'grouping-unknown', errors: [{ pointer: '/body/thenBy' }] });
  expect(read('')).toMatchObject({ refusal: 'grouping-unknown' });
});

test('The same grouping twice is refused', () => {
  expect(read('service', 'service')).toMatchObject({ refusal: 'grouping-repeated', errors: [{ pointer: '/body/thenBy' }] });
});

test('Resellers are told apart only where customers of resellers are asked for', () => {
  expect(read('reseller')).toMatchObject({ refusal: 'grouping-unknown' });
  expect(read('reseller', 'service', { ...OPERATOR, isOfResellers: true })).toEqual({ by: 'reseller', thenBy: 'service' });
});

test('A customer is not told who held it, and may group by everything else', () => {
  const customer = { isCustomer: true, isOfResellers: false };
  expect(read('accountManager', undefined, customer)).toMatchObject({ refusal: 'grouping-unknown' });
  for (const by of GROUPINGS.filter((one) => one !== 'accountManager' && one !== 'reseller'))
    expect(read(by, undefined, customer)).toEqual({ by, thenBy: null });
});
