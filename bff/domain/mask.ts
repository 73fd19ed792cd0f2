/**
 * Masked forms (DOMAIN.md §2.3). The number of stars is fixed, so the length does not leak; a mask is made once, when a
 * value is written, and is what every list, log and message carries.
 */

/** What a name belongs to; `unknown` is masked as a person's name. */
export type NameKind = 'person' | 'company' | 'account' | 'unknown';

const WHOLE_MASKS = ['***', '****'];
/** Written without spaces between words: one character says as much as a Latin syllable, so fewer are kept. */
const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;

/** Masks the name of a person, company or account. */
export function maskName(name: string, kind: NameKind): string {
  const characters = charactersOf(name);
  const mask = kind === 'company' ? companyMask(characters) : personMask(characters);
  return unlike(name, mask);
}

/** Masks a telephone number as a source writes it, with or without a country code. */
export function maskMobile(mobile: string): string {
  return unlike(mobile, phoneMask(tidy(mobile)));
}

/** Masks the part before the last `@`; a text without one is masked as a name. */
export function maskEmail(email: string): string {
  const text = tidy(email);
  const at = text.lastIndexOf('@');
  if (at < 0) return maskName(email, 'unknown');
  return unlike(email, `${latinMask(charactersOf(text.slice(0, at)))}${text.slice(at)}`);
}

/** Visible characters: a letter keeps its combining marks, and characters that print nothing do not count. */
function charactersOf(text: string): string[] {
  return tidy(text).match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}

function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .trim();
}

function companyMask(characters: readonly string[]): string {
  if (characters.length <= 1) return '*';
  if (characters.length < 6) return `${characters[0]}****`;
  return `${characters.slice(0, 2).join('')}****${characters.slice(-2).join('')}`;
}

function personMask(characters: readonly string[]): string {
  if (characters.length <= 1) return '*';
  return characters.some((character) => IDEOGRAPHIC.test(character)) ? `${characters[0]}**` : latinMask(characters);
}

function latinMask(characters: readonly string[]): string {
  const kept = characters.length >= 6 ? 2 : characters.length >= 3 ? 1 : 0;
  return `${characters.slice(0, kept).join('').trimEnd()}***`;
}

/** Country codes of one and two digits (ITU-T E.164); all others have three. */
const SHORT_COUNTRY_CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;
const INTERNATIONAL = /^(\+|00)([\d\s().-]+)$/;

function phoneMask(text: string): string {
  const plain = text.normalize('NFKC');
  const international = INTERNATIONAL.exec(plain);
  if (!international) return nationalMask(plain.replace(/\D/g, ''));
  const [, sign = '', rest = ''] = international;
  const digits = rest.replace(/\D/g, '');
  const code = SHORT_COUNTRY_CODE.exec(digits)?.[0] ?? digits.slice(0, 3);
  const dash = plain.startsWith(`${sign}${code}-`) ? '-' : '';
  return `${sign}${code}${dash}${afterCodeMask(digits.slice(code.length))}`;
}

function afterCodeMask(digits: string): string {
  if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  // With eight digits or fewer, the first two and last four would leave almost nothing hidden.
  if (digits.length >= 9) return `${digits.slice(0, 2)}****${digits.slice(-4)}`;
  return nationalMask(digits);
}

function nationalMask(digits: string): string {
  if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  if (digits.length >= 8) return `*****${digits.slice(-3)}`;
  return digits.length >= 5 ? `*****${digits.slice(-2)}` : '*****';
}

/** A source may hold stars of its own; a mask that equals what it stands for would pass the clear value on. */
function unlike(original: string, mask: string): string {
  const same = new Set([original, tidy(original)]);
  return [mask, ...WHOLE_MASKS].find((candidate) => !same.has(candidate)) ?? '*****';
}
