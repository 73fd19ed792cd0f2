/** Longest tag, in UTF-16 code units. */
export const TAG_MAXIMUM = 64;

/** What nobody can see in a tag, and so cannot tell two apart by: control characters, line ends, and what turns the direction of writing. */
export const UNSEEN_PATTERN = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

/** A tag in the form in which it is stored and compared: trimmed, and composed as Unicode's NFC has it. */
export function normalTag(text: string): string {
  return text.normalize('NFC').trim();
}
