import { expect, test } from 'vitest';
import { networkOf } from './client-network.ts';

test('An IPv4 client is its address, however the socket writes it', () => {
  expect([networkOf('203.0.113.7'), networkOf('::ffff:203.0.113.7')]).toEqual(['203.0.113.7', '203.0.113.7']);
});

test('An IPv6 client is its network, so that it cannot change its address to be somebody else', () => {
  const same = ['2001:db8:0:7::1', '2001:0db8:0000:0007:ffff::', '2001:DB8:0:7:1:2:3:4', '2001:db8::7:0:0:0:9', '2001:db8:0:7::1%eth0'];
  expect(new Set(same.map(networkOf))).toEqual(new Set(['2001:db8:0:7::/64']));
  expect(networkOf('2001:db8:0:8::1')).not.toBe(networkOf('2001:db8:0:7::1'));
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
});

test('What is no address stays short and stands for itself', () => {
  expect(networkOf('unix-socket')).toBe('unix-socket');
  expect(networkOf('x'.repeat(10_000))).toHaveLength(64);
});
