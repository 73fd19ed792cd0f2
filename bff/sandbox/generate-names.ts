import type { Draw } from './draw.ts';
import * as chinese from './words-chinese.ts';
import * as english from './words-english.ts';

/** Nearer to the front means likelier, as surnames are. */
function pickFront<Item>(draw: Draw, items: readonly Item[]): Item {
  return items[Math.floor(draw.fraction() ** 2 * items.length)] as Item;
}

function chineseGivenName(draw: Draw): string {
  const first = draw.chance(0.03) ? draw.pick(chinese.RARE_CHARACTERS) : draw.pick(chinese.GIVEN_CHARACTERS);
  return draw.chance(0.7) ? first + draw.pick(chinese.GIVEN_CHARACTERS) : first;
}

/** An invented person's name in Chinese: two to four characters mostly; some with a compound surname, a rare character, a middle dot. */
export function chinesePersonName(draw: Draw): string {
  const special = draw.fraction();
  if (special < 0.005) return draw.pick(chinese.SINGLE_NAMES);
  if (special < 0.015) return draw.pick(chinese.DOTTED_NAMES);
  const surname = special < 0.06 ? draw.pick(chinese.COMPOUND_SURNAMES) : pickFront(draw, chinese.SURNAMES);
  return surname + chineseGivenName(draw);
}

export function englishPersonName(draw: Draw): string {
  return `${draw.pick(english.GIVEN_NAMES)} ${draw.pick(english.FAMILY_NAMES)}`;
}

/** An invented company's name in Chinese, from eight characters to more than fifty. */
export function chineseCompanyName(draw: Draw): string {
  if (draw.chance(0.01)) return draw.pick(chinese.LONG_COMPANIES);
  const brand = Array.from({ length: draw.whole(2, 3) }, () => draw.pick(chinese.BRAND_SYLLABLES)).join('');
  const city = draw.chance(0.75) ? draw.pick(chinese.CITIES) : '';
  const parts = [
    city && draw.chance(0.3) ? `${city}市` : city,
    brand,
    draw.pick(chinese.INDUSTRIES),
    pickFront(draw, chinese.COMPANY_FORMS),
  ];
  return parts.join('');
}

export function englishCompanyName(draw: Draw): string {
  if (draw.chance(0.03)) return draw.pick(english.LONG_COMPANIES);
  return `${draw.pick(english.BRANDS)} ${draw.pick(english.TRADES)} ${draw.pick(english.COMPANY_FORMS)}`;
}

const STEMS = ['cloud', 'hwc', 'ops', 'dev', 'it', 'shop', 'data', 'prod', 'team', 'lab', 'acct', 'sys'];

/** A login name; `number` keeps it apart from every other one of the partner. */
export function accountName(draw: Draw, number: number): string {
  const shape = draw.whole(0, 9);
  if (shape === 0) return `x${number}`;
  if (shape === 1) return `${draw.pick(chinese.BRAND_SYLLABLES)}${draw.pick(chinese.BRAND_SYLLABLES)}云账号${number}`;
  if (shape === 2) return `${draw.pick(english.BRANDS).toLowerCase().replace(/\W+/g, '-')}.${draw.pick(STEMS)}.${number}`;
  return `${draw.pick(STEMS)}${draw.pick(['_', '-', ''])}${draw.pick(english.TRADES).toLowerCase().slice(0, draw.whole(2, 8))}${number}`;
}
