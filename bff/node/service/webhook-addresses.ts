import { BlockList, isIP } from 'node:net';

/** Never a receiver: this network, link-local (where clouds keep their credentials), multicast, reserved. */
const NEVER = blocked(['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4'], ['::/128', 'fe80::/10', 'ff00::/8']);

/**
 * What the registries of special addresses (RFC 6890 and its updates) keep from the public network: private, shared (carriers' NAT),
 * loopback, documentation, benchmarks, and the forms that carry an IPv4 address inside (Teredo, 6to4 and its relays).
 */
const SPECIAL = blocked(
  [
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '172.16.0.0/12',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.88.99.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
  ],
  ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
);

/** All of IPv6 that is routed in public; NAT64, IPv4-mapped, unique local and loopback stand outside. */
const PUBLIC_IPV6 = blocked([], ['2000::/3']);

/** Below, only the web's own ports: nothing else there speaks https, and a webhook is no way to look for open ports. */
const FIRST_OPEN_PORT = 1024;

/** Whether something may be sent to an address; `allowsPrivate`: also within the network. */
export function isAddressOpen(address: string, allowsPrivate: boolean): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(address) === 0 || NEVER.check(address, family)) return false;
  if (allowsPrivate) return true;
  if (SPECIAL.check(address, family)) return false;
  return family === 'ipv4' || PUBLIC_IPV6.check(address, family);
}

/** Whether an url can be a webhook's, as far as it says itself; what its name resolves to is seen when it is called. */
export function isUrlOpen(text: string, allowsPrivate: boolean): boolean {
  const url = URL.parse(text);
  if (url?.username !== '' || url.password !== '') return false;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && allowsPrivate)) return false;
  if (url.port !== '' && Number(url.port) < FIRST_OPEN_PORT && !['80', '443'].includes(url.port)) return false;
  const host = hostOf(url);
  if (isIP(host) !== 0) return isAddressOpen(host, allowsPrivate);
  return allowsPrivate || !/(^|\.)localhost\.?$/.test(host);
}

/** The host without the brackets of IPv6. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

function blocked(ipv4: readonly string[], ipv6: readonly string[]): BlockList {
  const list = new BlockList();
  const add = (network: string, family: 'ipv4' | 'ipv6') => {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), family);
  };
  for (const network of ipv4) add(network, 'ipv4');
  for (const network of ipv6) add(network, 'ipv6');
  return list;
}
