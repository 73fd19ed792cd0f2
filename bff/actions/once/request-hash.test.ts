import { expect, test } from 'vitest';
import { createDemonstrationSecurity } from '../../security/demonstration.ts';
import { requestHashOf } from './request-hash.ts';

const security = createDemonstrationSecurity();
const hashOf = (body: unknown, params?: unknown) => requestHashOf(security, { params, body });

test('A request is named by what it says, whatever the order of its fields', async () => {
  expect(await hashOf({ a: 1, b: [2] })).toBe(await hashOf({ b: [2], a: 1 }));
  expect(await hashOf({ a: 1, b: [2] })).not.toBe(await hashOf({ a: 1, b: [3] }));
  expect(await hashOf({}, { id: 'a' })).not.toBe(await hashOf({}, { id: 'b' }));
  expect(await hashOf(undefined)).toBe(await hashOf(null));
});

test('A name in a request tells two apart, and cannot be tried out by whoever has the hash and not the key', async () => {
  const body = { trustee: 'Acme Cloud Ltd', kind: 'standing' };
  expect(await hashOf(body)).toBe(await hashOf({ ...body }));
  expect(await hashOf(body)).not.toBe(await hashOf({ ...body, trustee: 'Another Ltd' }));
  expect(await hashOf(body)).not.toBe(await security.hashAuditRow({ params: null, body }));
  expect(body.trustee).toBe('Acme Cloud Ltd');
});
