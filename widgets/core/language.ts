import { LOCALES, type Locale } from '../../shared/values/lists.ts';
import type { LooseWording } from './wording/kinds.ts';

/** Locales whose words come with the kit. Those that the BFF speaks (agreements, mails) are fewer: `LOCALES`. */
export const DISPLAY_LOCALES = [...LOCALES, 'ar'] as const;
export type DisplayLocale = (typeof DISPLAY_LOCALES)[number];

export type Direction = 'ltr' | 'rtl';

/** What a widget speaks. One object for as long as nothing about it changes, so that whoever has loaded words compares it by identity. */
export interface Language {
  /** BCP 47; a host may bring one that the kit has no words for. */
  readonly tag: string;
  /** Whose words stand wherever the host brings none. */
  readonly shipped: DisplayLocale;
  /** What the BFF is asked in. */
  readonly spoken: Locale;
  /** Null where nobody has chosen a locale: the page's own. */
  readonly direction: Direction | null;
  readonly wording: LooseWording | null;
}

/** Languages that are written from right to left; a script in the tag goes before. */
const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|iw|ji|ks|nqo|ps|sd|syr|ug|ur|yi)(-|$)(?!.*(latn|cyrl))|-(arab|hebr|thaa|syrc|nkoo|adlm)\b/i;

export function directionOf(tag: string): Direction {
  return RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr';
}

function nearestOf<Tag extends string>(tags: readonly Tag[], tag: string | null | undefined): Tag | null {
  if (!tag) return null;
  const language = tag.toLowerCase().split('-')[0];
  return tags.find((one) => one.toLowerCase().split('-')[0] === language) ?? null;
}

/** The nearest locale that the BFF speaks: `en-GB` is `en`, `zh-Hans-CN` is `zh-CN`; null where none is near. */
export function nearestLocale(tag: string | null | undefined): Locale | null {
  return nearestOf(LOCALES, tag);
}

/** The nearest locale whose words come with the kit; null where none is near. */
export function nearestDisplayLocale(tag: string | null | undefined): DisplayLocale | null {
  return nearestOf(DISPLAY_LOCALES, tag);
}

const plain = new Map<DisplayLocale, Language>();

/** A locale of the kit's own in the page's direction, without any words of a host. */
export function plainLanguage(tag: DisplayLocale): Language {
  const known = plain.get(tag);
  if (known) return known;
  const made: Language = { tag, shipped: tag, spoken: nearestLocale(tag) ?? 'en', direction: null, wording: null };
  plain.set(tag, made);
  return made;
}

export interface LanguageWish {
  /** What the host asks for; any BCP 47 tag, or nothing. */
  asked: string | null;
  /** The session's own. */
  minted: Locale | null;
  wording: LooseWording | null;
}

/** True where the host brings words in just this tag. */
function isBrought(tag: string, wording: LooseWording | null): boolean {
  const own = tag.toLowerCase();
  return Object.values(wording ?? {}).some((locales) => Object.keys(locales ?? {}).some((locale) => locale.toLowerCase() === own));
}

/**
 * What widgets speak: the tag that the host asks for, where the kit or the host has words in it; else the session's own locale. Null until
 * one of them is known. A locale that was asked for brings its direction; else the page has its own.
 */
export function languageFor({ asked, minted, wording }: LanguageWish): Language | null {
  const display = nearestDisplayLocale(asked);
  const tag = asked && isBrought(asked, wording) ? asked : display;
  if (asked && tag) {
    return { tag, shipped: display ?? 'en', spoken: nearestLocale(tag) ?? 'en', direction: directionOf(tag), wording };
  }
  if (!minted) return null;
  return wording ? { ...plainLanguage(minted), wording } : plainLanguage(minted);
}

/** Keeps a language for as long as it stays the same. */
export function sameLanguage(known: Language | null, next: Language | null): Language | null {
  const isSame = known && next && known.tag === next.tag && known.direction === next.direction && known.wording === next.wording;
  return isSame ? known : next;
}
