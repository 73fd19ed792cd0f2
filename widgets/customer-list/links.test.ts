import { describe, expect, test } from 'vitest';
import { customerAddress } from './links.ts';

const own = { customerId: 'C:1', indirectPartnerId: null, section: null };
const resellers = { customerId: 'C-1', indirectPartnerId: 'pt_Qidian0000000000000000', section: 'arrears' } as const;

describe('the address of a customer’s page', () => {
  test.each([
    ['/customers/{customerId}', '/customers/C%3A1'],
    ['#/customers/{customerId}', '#/customers/C%3A1'],
    ['/c?id={customerId}&part={section}', '/c?id=C%3A1&part='],
  ])('of the partner’s own, by %s, is %s', (template, address) => {
    expect(customerAddress(template, own)).toBe(address);
  });

  test.each([
    ['/customers/{customerId}', '/customers/C-1?section=arrears&reseller=pt_Qidian0000000000000000'],
    ['/customers?id={customerId}', '/customers?id=C-1&section=arrears&reseller=pt_Qidian0000000000000000'],
    ['/{reseller}/{customerId}/{section}', '/pt_Qidian0000000000000000/C-1/arrears'],
  ])('of a reseller’s, in arrears, by %s, is %s', (template, address) => {
    expect(customerAddress(template, resellers)).toBe(address);
  });
});
