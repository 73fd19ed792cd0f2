import { expect, test } from 'vitest';
import { isAddressOpen, isUrlOpen } from './webhook-addresses.ts';

const PUBLIC = ['93.184.215.14', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '2400:3200::1'];
const PRIVATE = ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '127.0.0.1', '127.255.255.255', '::1', 'fd00::1', 'fc00::1'];
const SHARED = ['100.64.0.1', '100.127.255.255', '192.0.0.1', '198.18.0.1', '198.19.255.255'];
const DOCUMENTATION = ['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1'];
const CARRYING = [
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  '::127.0.0.1',
  '64:ff9b::10.0.0.1',
  '64:ff9b:1::1',
  '2002:7f00:1::1',
  '2002:a00:1::',
  '2001:0:1::1',
  '192.88.99.1',
];
const NEVER = [
  '0.0.0.0',
  '0.1.2.3',
  '169.254.169.254',
  '224.0.0.1',
  '239.1.1.1',
  '255.255.255.255',
  '240.0.0.1',
  '::',
  'fe80::1',
  'ff02::1',
];

/** Where a machine in a cloud is given its credentials, and what a gateway translates to it. */
const METADATA = [
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd20:ce::254',
  '64:ff9b::169.254.169.254',
  '64:ff9b::6464:64c8',
  '::ffff:0:a9fe:a9fe',
  '64:ff9b:1::a9fe:a9fe',
  '2002:a9fe:a9fe::1',
];

test('Public addresses can be called', () => {
  for (const address of PUBLIC) expect([address, isAddressOpen(address, false)]).toEqual([address, true]);
});

test('Private, shared, documentation and reserved addresses, and forms that carry one, cannot', () => {
  for (const address of [...PRIVATE, ...SHARED, ...DOCUMENTATION, ...CARRYING, ...NEVER])
    expect([address, isAddressOpen(address, false)]).toEqual([address, false]);
});

test('With private addresses allowed, link-local, multicast and unspecified ones still cannot, in whatever form', () => {
  for (const address of [...PUBLIC, ...PRIVATE, ...SHARED]) expect([address, isAddressOpen(address, true)]).toEqual([address, true]);
  for (const address of [...NEVER, '::ffff:169.254.169.254', 'fe80::1%eth0', 'not-an-address', ''])
    expect([address, isAddressOpen(address, true)]).toEqual([address, false]);
});

test('Where a cloud hands out credentials nothing is sent to, private addresses allowed or not', () => {
  for (const address of METADATA)
    expect([address, isAddressOpen(address, false), isAddressOpen(address, true)]).toEqual([address, false, false]);
  expect(isUrlOpen('http://[64:ff9b::a9fe:a9fe]/latest/meta-data', true)).toBe(false);
  for (const address of ['64:ff9b::10.0.0.1', '64:ff9b::93.184.215.14'])
    expect([address, isAddressOpen(address, true)]).toEqual([address, true]);
});

test('A webhook is https, without an account, on the port of https or one above 1023', () => {
  for (const url of ['https://erp.example.com/events?a=b', 'https://erp.example.com:8443/', 'https://93.184.215.14/'])
    expect([url, isUrlOpen(url, false)]).toEqual([url, true]);
  for (const url of [
    'http://erp.example.com/',
    'https://erp.example.com:22/',
    'https://me:secret@erp.example.com/',
    'ftp://erp.example.com/',
    'events',
    '',
  ])
    expect([url, isUrlOpen(url, false)]).toEqual([url, false]);
});

test('An address in disguise is refused when the webhook is added', () => {
  for (const url of [
    'https://localhost/',
    'https://LOCALHOST./',
    'https://erp.localhost/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://①②⑦.0.0.1/',
    'https://169.254.169.254/latest/meta-data',
  ])
    expect([url, isUrlOpen(url, false)]).toEqual([url, false]);
  expect(isUrlOpen('http://localhost:3000/events', true)).toBe(true);
  expect(isUrlOpen('http://169.254.169.254/', true)).toBe(false);
});
