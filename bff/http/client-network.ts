const MAPPED_IPV4 = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;
const LONGEST = 64;
const GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * What stands for one client where requests are counted by address: an IPv4 address, or the /64 network of an IPv6 address,
 * since whoever has one address there has 2⁶⁴ (RFC 4291). Text that is no address stands for itself.
 */
export function networkOf(address: string): string {
  const text = address.slice(0, LONGEST);
  const mapped = MAPPED_IPV4.exec(text)?.[1];
  if (mapped !== undefined) return mapped;
  if (!text.includes(':')) return text;
  const [head = [], tail = []] = text.replace(/%.*$/, '').toLowerCase().split('::').map(groupsOf);
  const zeros = Array.from({ length: Math.max(0, GROUPS - head.length - tail.length) }, () => '0');
  return `${[...head, ...zeros, ...tail].slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

function groupsOf(part: string): string[] {
  return part === '' ? [] : part.split(':').map((group) => group.replace(/^0+(?=.)/, ''));
}
