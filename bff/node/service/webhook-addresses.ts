import { BlockList, isIP } from 'node:net';

/** Where clouds hand out credentials of a machine outside link-local: Alibaba Cloud, Azure, Oracle Cloud. */
const METADATA = ['100.100.100.200/32', '168.63.129.16/32', '192.0.0.192/32'];
/** The same of Amazon and Google. */
const METADATA_IPV6 = ['fd00:ec2::/32', 'fd20:ce::/32'];
const NEVER_IPV4 = ['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4', ...METADATA];

/**
 * Never a receiver: this network, link-local (where clouds keep their credentials), multicast, reserved, whatever a gateway would translate
 * to one of them (NAT64, SIIT, 6to4), and networks that were made for translating to any address (RFC 8215).
 */
const NEVER = blocked(NEVER_IPV4, [
  ...['::/128', 'fe80::/10', 'fec0::/10', 'ff00::/8', '64:ff9b:1::/48', ...METADATA_IPV6],
  ...NEVER_IPV4.flatMap((network) => [inside('64:ff9b::', network), inside('::ffff:0:', network), in6to4(network)]),
]);

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

/** An IPv4 network as it stands behind a prefix of 96 bits. */
function inside(prefix: string, network: string): string {
  const [address = '', length] = network.split('/');
  return `${prefix}${address}/${96 + Number(length)}`;
}

/** 6to4 has it right behind its first 16 bits. */
function in6to4(network: string): string {
  const [address = '', length] = network.split('/');
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return `2002:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}::/${16 + Number(length)}`;
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
