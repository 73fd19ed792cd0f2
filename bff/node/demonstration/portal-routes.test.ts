import { expect, test } from 'vitest';
import { readRoute, safeReturn } from './portal-routes.ts';

test('a customer has a page of its own, whatever characters an id may have', () => {
  for (const id of ['6f2c1a4e9b7d4c0f', 'a.b_c-d', 'x:1', 'x%3A1', 'x'.repeat(64)])
    expect(readRoute('GET', `/customers/${id}`)).toBe('customer');
});

test('nothing else is taken for a page of the portal', () => {
  for (const path of [
    '/customers/',
    '/customers/a/b',
    '/customers/%2e%2e',
    `/customers/${'x'.repeat(65)}`,
    '/v1/customers/a',
    '/constructor',
  ])
    expect(readRoute('GET', path)).toBeNull();
  expect(readRoute('POST', '/customers')).toBeNull();
});

test('a sign-in comes back to the page that was asked for', () => {
  for (const to of [
    '/customers?tag=%E6%95%99%E8%82%B2',
    '/customers/6f2c1a4e9b7d4c0f?section=arrears',
    '/roles',
    '/consumption?by=service',
    '/agreements?state=overdue',
    '/audit',
    '/mailbox',
  ])
    expect(safeReturn(to)).toBe(to);
});

test('a sign-in leads to no other site and to no page that is not there', () => {
  for (const to of [
    null,
    '',
    '/',
    'https://evil.example/customers',
    '//evil.example/customers',
    '/\\evil.example/customers',
    '/v1/session',
  ])
    expect(safeReturn(to)).toBe('/customers');
  expect(safeReturn(`/customers?tag=${'x'.repeat(5000)}`)).toBe('/customers');
});
