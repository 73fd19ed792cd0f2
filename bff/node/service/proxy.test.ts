import { describe, expect, it } from 'vitest';
import { arrivalOf, forgottenProxyTold, readTrust } from './proxy.ts';

const PROXY = '10.0.0.7';
const CLIENT = '203.0.113.7';

interface Sent {
  from?: string;
  forwarded?: string;
  more?: Record<string, string>;
  isEncrypted?: boolean;
}

/** What is made of a request that comes through the socket of `from`. */
function arrive(trust: string | undefined, { from = PROXY, forwarded, more = {}, isEncrypted = false }: Sent) {
  const headers = { host: 'bff.internal:8787', ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }), ...more };
  const { address, origin } = arrivalOf({ headers, socket: { remoteAddress: from, encrypted: isEncrypted } }, readTrust(trust));
  return { address, origin: origin() };
}
const addressOf = (trust: string | undefined, sent: Sent) => arrive(trust, sent).address;

describe('the address of a client', () => {
  it('is the socket’s where nobody is believed, whatever the request says', () => {
    for (const trust of [undefined, '0']) expect(addressOf(trust, { from: CLIENT, forwarded: '198.51.100.1' })).toBe(CLIENT);
  });

  it('is the socket’s where a stranger comes around the proxy', () => {
    const more = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'portal.example.com' };
    const arrival = arrive('10.0.0.0/8', { from: '198.51.100.9', forwarded: CLIENT, more });
    expect(arrival).toEqual({ address: '198.51.100.9', origin: 'http://bff.internal:8787' });
  });

  it.each([
    ['one proxy, counted', '1', CLIENT],
    ['one proxy, by address', PROXY, CLIENT],
    ['one proxy, by network', '10.0.0.0/8', CLIENT],
    ['what the client itself wrote stands further left', '10.0.0.0/8', `127.0.0.1, 10.0.0.1, ${CLIENT}`],
    ['counted, the same', '1', `198.51.100.1, ${CLIENT}`],
    ['two proxies, counted', '2', `198.51.100.1, ${CLIENT}, 10.0.0.8`],
    ['two proxies, by network', '10.0.0.0/8', `198.51.100.1,${CLIENT},10.0.0.8`],
    ['a network beside an address', '192.0.2.0/24, 10.0.0.7', `${CLIENT},192.0.2.44`],
    ['a port behind it', '1', `${CLIENT}:51234`],
    ['IPv4 written as IPv6', '1', `::ffff:${CLIENT}`],
    ['blanks and tabs', '1', `  198.51.100.1 ,\t${CLIENT}\t`],
  ])('is the first from the right that is not a believed proxy: %s', (_case, trust, forwarded) => {
    expect(addressOf(trust, { forwarded })).toBe(CLIENT);
  });

  it.each(['2001:db8::1', '[2001:db8::1]', '[2001:db8::1]:443'])('may be an IPv6 address: %s', (forwarded) => {
    expect(addressOf('::1', { from: '::1', forwarded })).toBe('2001:db8::1');
  });

  it('is found where the socket writes the proxy’s IPv4 address as IPv6', () => {
    expect(addressOf('10.0.0.0/8', { from: `::ffff:${PROXY}`, forwarded: CLIENT })).toBe(CLIENT);
    expect(addressOf('fe80::/10', { from: 'fe80::7%eth0', forwarded: CLIENT })).toBe(CLIENT);
  });

  it.each(['', ',', 'unknown', '_hidden', '203.0.113', '203.0.113.7.9', 'x'.repeat(10_000), `${CLIENT}, unknown`])(
    'stays the proxy’s where the proxy names nobody: %.20s',
    (forwarded) => {
      expect(addressOf('10.0.0.0/8', { forwarded })).toBe(PROXY);
    },
  );

  it('is found at the right end of a header of 10 kB, and a row of proxies without end is given up', () => {
    expect(addressOf('10.0.0.0/8', { forwarded: `${'198.51.100.1, '.repeat(700)}${CLIENT}` })).toBe(CLIENT);
    expect(addressOf('10.0.0.0/8', { forwarded: `${CLIENT},${'10.0.0.1,'.repeat(1000)}10.0.0.1` })).toBe('10.0.0.1');
  });

  it('is the outermost where every hop is believed', () => {
    expect(addressOf('10.0.0.0/8', { forwarded: '10.1.1.1, 10.0.0.8' })).toBe('10.1.1.1');
    expect(addressOf('3', { forwarded: CLIENT })).toBe(CLIENT);
  });

  it('is never read from Forwarded, which a proxy that writes X-Forwarded-For would hand on from anybody', () => {
    expect(addressOf('1', { more: { forwarded: `for=${CLIENT}` } })).toBe(PROXY);
  });

  it('is not known once the socket is gone', () => {
    expect(arrivalOf({ headers: {}, socket: {} }, readTrust('1')).address).toBe(null);
  });
});

describe('the origin of the BFF', () => {
  const more = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'portal.example.com' };

  it('is what a believed proxy says that the browser asked for', () => {
    expect(arrive('1', { forwarded: CLIENT, more }).origin).toBe('https://portal.example.com');
    expect(arrive('1', { forwarded: CLIENT, more: { 'x-forwarded-proto': 'HTTPS' } }).origin).toBe('https://bff.internal:8787');
  });

  it('is the request’s own where nobody is believed', () => {
    expect(arrive(undefined, { more }).origin).toBe('http://bff.internal:8787');
    expect(arrive(undefined, { more, isEncrypted: true }).origin).toBe('https://bff.internal:8787');
  });

  it('is what the proxy added, not what the client wrote to its left', () => {
    const added = { 'x-forwarded-proto': 'http, https', 'x-forwarded-host': 'evil.example, portal.example.com' };
    expect(arrive('1', { forwarded: `198.51.100.1, ${CLIENT}`, more: added }).origin).toBe('https://portal.example.com');
  });

  it('is the one that the outer of two proxies was asked for', () => {
    const forwarded = `${CLIENT}, 10.0.0.8`;
    const both = { 'x-forwarded-proto': 'https, http', 'x-forwarded-host': 'portal.example.com, inner.internal' };
    expect(arrive('2', { forwarded, more: both }).origin).toBe('https://portal.example.com');
    expect(arrive('10.0.0.0/8', { forwarded, more }).origin).toBe('https://portal.example.com');
  });

  it.each(['evil.example/path', 'user@evil.example', 'a b', '', 'evil.example?x', '#'])('is never made of what is no host: %s', (host) => {
    expect(arrive('1', { forwarded: CLIENT, more: { 'x-forwarded-host': host } }).origin).toBe('http://bff.internal:8787');
  });

  it('is never made of another protocol', () => {
    expect(arrive('1', { forwarded: CLIENT, more: { 'x-forwarded-proto': 'javascript' } }).origin).toBe('http://bff.internal:8787');
  });
});

describe('a proxy that nobody named', () => {
  function told(trust: string | undefined, from: string, headers: Record<string, string>): string[] {
    const sentences: string[] = [];
    const look = forgottenProxyTold(readTrust(trust), (sentence) => sentences.push(sentence));
    for (let count = 0; count < 3; count += 1) look({ headers, socket: { remoteAddress: from } });
    return sentences;
  }
  const forwarded = { 'x-forwarded-for': CLIENT };

  it('is told of once', () => {
    const sentence = /^Requests come with X-Forwarded-For from 10\.0\.0\.7, which TRUST_PROXY does not name\..*shares one request limit\.$/;
    expect(told(undefined, PROXY, forwarded)).toEqual([expect.stringMatching(sentence)]);
    expect(told('192.0.2.0/24', `::ffff:${PROXY}`, forwarded)).toHaveLength(1);
  });

  it('is not made of one that was named, of plain requests, nor of a stranger, whose address belongs in no log', () => {
    expect([told('1', PROXY, forwarded), told(undefined, PROXY, {}), told(undefined, CLIENT, forwarded)]).toEqual([[], [], []]);
  });
});

describe('TRUST_PROXY', () => {
  it.each(['nginx', '10.0.0.0/33', '2001:db8::/129', '10.0.0.0/8/8', '10.0.0.1,', '-1', '1.5', 'true', '10.0.0.1 10.0.0.2', '1,10.0.0.1'])(
    'is refused in a sentence where it makes no sense: %s',
    (text) => {
      expect(() => readTrust(text)).toThrow(
        expect.objectContaining({ name: 'StartFailure', message: expect.stringMatching(/^TRUST_PROXY must be a number of proxies/) }),
      );
    },
  );

  it.each(['0.0.0.0/0', '::/0', '10.0.0.1,0.0.0.0/0'])(
    'is refused where it believes everybody, so that anyone could write any address: %s',
    (text) => {
      expect(() => readTrust(text)).toThrow(/^TRUST_PROXY names everybody with .*\/0: then anyone could write any address/);
    },
  );

  it('counts no more proxies than can be looked at', () => {
    expect(() => readTrust('33')).toThrow(/at most 32/);
  });
});
