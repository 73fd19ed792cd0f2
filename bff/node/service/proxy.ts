import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4 } from 'node:net';
import { StartFailure } from '../program/start-failure.ts';

/** Whether the proxy at this address, the `hops`-th one away (0: the peer of the socket), tells the truth about who asked it. */
export type Trust = (address: string, hops: number) => boolean;

/** More proxies in a row than anybody has; what a header says beyond them is not looked at. */
const MOST_HOPS = 32;

/**
 * Reads `TRUST_PROXY`: how many proxies stand in front, or their addresses and networks. Left out: nobody is believed. Throws
 * `StartFailure` that names what cannot be used.
 */
export function readTrust(text: string | undefined): Trust {
  const parts = (text ?? '').split(',').map((part) => part.trim());
  const [first = ''] = parts;
  if (text === undefined || first === '0') return () => false;
  if (parts.length === 1 && /^\d+$/.test(first)) return countTrust(Number(first));
  const list = new BlockList();
  for (const part of parts) addTo(list, part);
  return (address) => list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

function countTrust(count: number): Trust {
  if (count <= MOST_HOPS) return (_address, hops) => hops < count;
  throw new StartFailure(`TRUST_PROXY says that ${count} proxies stand in front; at most ${MOST_HOPS} can be counted.`);
}

function addTo(list: BlockList, part: string): void {
  const [text = '', bits, ...rest] = part.split('/');
  const family = isIP(text);
  const longest = family === 4 ? 32 : 128;
  const isNetwork = bits !== undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= longest;
  if (family === 0 || text.includes('%') || rest.length > 0 || (bits !== undefined && !isNetwork)) {
    throw new StartFailure(
      `TRUST_PROXY must be a number of proxies, or addresses and networks such as 10.0.0.0/8,192.0.2.7 with commas between, not "${part}".`,
    );
  }
  if (Number(bits ?? longest) === 0)
    throw new StartFailure(
      `TRUST_PROXY names everybody with ${part}: then anyone could write any address of a client. Name the proxies, or say how many stand in front.`,
    );
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  if (bits === undefined) list.addAddress(text, kind);
  else list.addSubnet(text, Number(bits), kind);
}

/** Where a request came from, as far as those tell who may be believed. */
export interface Arrival {
  /** Address of the client; null where the socket has none any more. */
  address: string | null;
  /** Origin by which the client reached the outermost proxy that is believed; worked out when it is asked for, which is seldom. */
  origin(): string;
}

type Arriving = Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined; encrypted?: boolean } };

/**
 * Walks from the socket outwards, through `X-Forwarded-For` from the right, as long as each hop is believed: the first that is not is the
 * client. What stands further left, anybody may have written. `X-Forwarded-Proto` and `X-Forwarded-Host` are believed of the same hop.
 * `Forwarded` (RFC 7239) is not read: a proxy that writes one header and hands on the other would hand on a stranger's word.
 */
export function arrivalOf({ headers, socket }: Arriving, trust: Trust): Arrival {
  const peer = addressIn(socket.remoteAddress ?? '');
  const own = { protocol: socket.encrypted === true ? 'https' : 'http', host: headers.host ?? 'localhost' };
  const ownOrigin = () => originOf(own) ?? 'null';
  if (peer === null || !trust(peer, 0)) return { address: peer, origin: ownOrigin };
  const { address, hops } = walk(peer, headerText(headers['x-forwarded-for']), trust);
  const protocol = saidAt(headerText(headers['x-forwarded-proto']), hops) ?? own.protocol;
  const host = saidAt(headerText(headers['x-forwarded-host']), hops) ?? own.host;
  return { address, origin: () => originOf({ protocol, host }) ?? ownOrigin() };
}

const OWN_NETWORKS = ['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '::1/128', 'fc00::/7', 'fe80::/10'];

/**
 * Watches for a proxy that was forgotten: requests with `X-Forwarded-For` from an address of one's own networks that is not believed. Tells of
 * it once, and of nobody from outside.
 */
export function forgottenProxyTold(trust: Trust, tell: (sentence: string) => void): (incoming: Arriving) => void {
  const isOwn = readTrust(OWN_NETWORKS.join(','));
  let isTold = false;
  return ({ headers, socket }) => {
    if (isTold || headers['x-forwarded-for'] === undefined) return;
    const peer = addressIn(socket.remoteAddress ?? '');
    if (peer === null || trust(peer, 0) || !isOwn(peer, 0)) return;
    isTold = true;
    tell(
      `Requests come with X-Forwarded-For from ${peer}, which TRUST_PROXY does not name. If that is your proxy, name it: until then everybody behind it shares one request limit.`,
    );
  };
}

function walk(peer: string, header: string, trust: Trust): { address: string; hops: number } {
  let address = peer;
  let end = header.length;
  for (let hops = 0; hops < MOST_HOPS; hops += 1) {
    if (!trust(address, hops)) return { address, hops };
    if (end < 0 || header === '') return { address, hops: hops + 1 };
    const comma = end === 0 ? -1 : header.lastIndexOf(',', end - 1);
    const next = addressIn(header.slice(comma + 1, end));
    // A proxy that is believed does not know whom it serves: what stands further left is worth nothing then.
    if (next === null) return { address, hops: hops + 1 };
    address = next;
    end = comma;
  }
  return { address, hops: MOST_HOPS };
}

/** What the outermost of `hops` believed proxies said; each adds at the right, or the last one replaces all. */
function saidAt(header: string, hops: number): string | undefined {
  const said = header.split(',');
  return said[Math.max(0, said.length - hops)]?.trim() || undefined;
}

/** Node joins several headers of a name in their order, save for a few names that are none of these. */
function headerText(value: string | string[] | undefined): string {
  return Array.isArray(value) ? value.join(',') : (value ?? '');
}

const LONGEST_ENTRY = 64;
const BRACKETED = /^\[([^\]]+)\](?::\d{1,5})?$/;
const IPV4_WITH_PORT = /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/;
const MAPPED_IPV4 = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

/** The address in an entry such as `203.0.113.7`, `203.0.113.7:51234`, `[2001:db8::1]:443` or `::ffff:203.0.113.7`; null where there is none. */
function addressIn(entry: string): string | null {
  const text = entry.trim();
  if (text.length > LONGEST_ENTRY) return null;
  const bare = (BRACKETED.exec(text)?.[1] ?? IPV4_WITH_PORT.exec(text)?.[1] ?? text).replace(/%.*$/, '');
  const address = MAPPED_IPV4.exec(bare)?.[1] ?? bare;
  return isIP(address) === 0 ? null : address;
}

function originOf({ protocol, host }: { protocol: string; host: string }): string | null {
  const name = protocol.toLowerCase();
  if (name !== 'http' && name !== 'https') return null;
  const url = URL.parse(`${name}://${host}`);
  // Whatever is more than a host and a port would be taken for another origin.
  return url !== null && url.href === `${url.origin}/` ? url.origin : null;
}
