/**
 * Characters that leave no mark on the page: control characters, line and paragraph separators, private and non-characters, and all that
 * Unicode tells programs to draw as nothing (zero-width, soft hyphens, turns of the writing direction, tags).
 */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Noncharacter_Code_Point}\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;
/** Chooses a shape for the character before it, as 葛 in a name has two; it says nothing by itself. */
const SHAPE_SELECTOR = /^[\uFE0E\uFE0F\u{E0100}-\u{E01EF}]$/u;

/** Whether a text holds something that nobody sees; tabs and line ends are for the caller to take out. */
export function hasUnseen(text: string): boolean {
  for (const { 0: run, index } of text.matchAll(UNSEEN)) {
    if (index === 0 || !SHAPE_SELECTOR.test(run)) return true;
  }
  return false;
}

/** Lines of a source, from 1, that hold something nobody sees. A byte order mark in front of everything says nothing and is let through. */
export function unseenLines(source: string): number[] {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  return lines.flatMap((line, index) => (hasUnseen(line.replaceAll('\t', ' ')) ? [index + 1] : []));
}
