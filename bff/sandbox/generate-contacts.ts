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

const SYLLABLES = [
  'li',
  'wang',
  'chen',
  'zhao',
  'lin',
  'xu',
  'hao',
  'yu',
  'jing',
  'qing',
  'wen',
  'bo',
  'tao',
  'rui',
  'min',
  'yan',
  'fei',
  'jun',
];

export function email(draw: Draw): string {
  const word = (least: number, most: number) => Array.from({ length: draw.whole(least, most) }, () => draw.pick(SYLLABLES)).join('');
  const local = draw.weighted<() => string>([
    [() => `${word(1, 3)}${draw.text('0123456789', draw.pick([0, 2, 4]))}`, 60],
    [() => `${word(1, 1)}.${word(1, 2)}`, 25],
    [() => draw.text('abcdefghijklmnopqrstuvwxyz', draw.whole(1, 4)), 10],
    [() => `${word(5, 6)}+${word(3, 4)}`, 5],
  ])();
  return `${local}@${draw.pick(DOMAINS)}`;
}
