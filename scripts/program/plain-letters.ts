/**
 * The same program in ASCII alone: whatever else stands in its texts is written as `\u…`. An engine keeps such a source in one byte a
 * letter; a single Chinese word makes it two for all of it, some 5 MB more for as long as the program runs. Throws where a text would be
 * read as it is written (`String.raw`), and would mean something else.
 */
export function plainLetters(code: string): string {
  for (const [text] of code.matchAll(/String\.raw`[^`]*`/g))
    if (isForeign(text)) throw new Error(`Letters beyond ASCII cannot be escaped in ${text}`);
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function isForeign(text: string): boolean {
  return [...text].some((letter) => letter > '\x7f');
}
