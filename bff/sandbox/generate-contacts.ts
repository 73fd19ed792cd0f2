import type { Draw } from './draw.ts';

const DIGITS = '0123456789';

/**
 * A telephone number that reaches nobody: prefixes that are not given to subscribers in China (142, 143), Hong Kong (0…) and
 * Singapore (2…), and the North American 555-01xx range.
 */
export function mobile(draw: Draw): string {
  const mainland = () => `${draw.pick(['142', '143'])}${draw.text(DIGITS, 8)}`;
  return draw.weighted<() => string>([
    [mainland, 80],
    [() => `+86${mainland()}`, 5],
    [() => `0086-${mainland()}`, 2],
    [() => `+8520${draw.text(DIGITS, 7)}`, 5],
    [() => `+652${draw.text(DIGITS, 7)}`, 5],
    [() => `+1${draw.pick(['212', '415', '604'])}55501${draw.text(DIGITS, 2)}`, 3],
  ])();
}

/** Domains that RFC 2606 keeps for examples. */
const DOMAINS = ['example.com', 'example.org', 'example.net', 'mail.example.com', 'corp.example', 'cloud-customer.example'];

export function email(draw: Draw): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const local = draw.weighted<() => string>([
    [() => draw.text(letters, draw.whole(5, 12)), 60],
    [() => `${draw.text(letters, draw.whole(3, 7))}.${draw.text(letters, draw.whole(3, 9))}`, 25],
    [() => draw.text(letters, draw.whole(1, 4)), 10],
    [() => `${draw.text(letters, 24)}+${draw.text(letters, 12)}`, 5],
  ])();
  return `${local}@${draw.pick(DOMAINS)}`;
}
