/** Full-width marks, which bring their own space. */
const MARKS = '\\u3000-\\u303F\\uFF01-\\uFF0F\\uFF1A-\\uFF20\\uFF3B-\\uFF40\\uFF5B-\\uFF65';
/** Characters of Chinese writing. By number, not by a property that grows with Unicode: the same source has the same bytes for ever. */
const WIDE = `\\u2E80-\\u9FFF\\uAC00-\\uD7AF\\uF900-\\uFAFF\\uFF00-\\uFFEF\\u{20000}-\\u{3FFFF}`;
/** Stands between the texts; no text that is taken holds it. */
const BETWEEN = '\u0000';
const BLANKS = `[ \\t]*`;
const BETWEEN_WIDE = new RegExp(`([${WIDE}]${BETWEEN}*)${BLANKS}\\n${BLANKS}(?=${BETWEEN}*[${WIDE}])`, 'gu');
const BEHIND_MARK = new RegExp(`([${MARKS}]${BETWEEN}*)${BLANKS}\\n${BLANKS}`, 'gu');
const BEFORE_MARK = new RegExp(`${BLANKS}\\n${BLANKS}(?=${BETWEEN}*[${MARKS}])`, 'gu');

/**
 * The texts of one paragraph without the line ends of their source: none between Chinese characters, where a space would gape, one space
 * elsewhere. Runs of spaces become one, as they are drawn.
 */
export function joinLines(texts: readonly string[]): string[] {
  return texts
    .join(BETWEEN)
    .replace(/\r\n?/g, '\n')
    .replace(BETWEEN_WIDE, '$1')
    .replace(BEHIND_MARK, '$1')
    .replace(BEFORE_MARK, '')
    .replace(/[ \t\n]+/g, ' ')
    .split(BETWEEN);
}
