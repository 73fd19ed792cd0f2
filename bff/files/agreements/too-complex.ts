import { NESTING_MAXIMUM } from './read-blocks.ts';
import type { SourceFaults } from './source-faults.ts';

/**
 * Bounds that no agreement reaches, looked at before the parser runs: its work grows with the square of marks in one paragraph, of columns in
 * one row and of underlined headings, so that 200 KB of asterisks would hold the service for minutes.
 */
export const MARKS_MAXIMUM = 2_000;
export const COLUMNS_MAXIMUM = 50;
export const UNDERLINES_MAXIMUM = 500;

const LINE_END = /\r\n|\n|\r/;
/** Marks of quotes and lists at the start of a line. */
const CONTAINERS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;
const CONTAINER = />|[-+*]|\d+/g;
const RULE_OR_UNDERLINE = /^[ \t>]*[-*_=][-*_= \t]*$/;
/** A run of asterisks or underscores is one mark; every bracket and backtick run is. */
const MARK = /\*+|_+|`+|\[|\]/g;

/** Tells the lines on which a source goes beyond the bounds, as `nesting`. */
export function findTooComplex(source: string, faults: SourceFaults): void {
  let marks = 0;
  let underlines = 0;
  for (const [index, line] of source.split(LINE_END).entries()) {
    const isRule = RULE_OR_UNDERLINE.test(line);
    if (isRule) underlines += 1;
    marks = line.trim() === '' ? 0 : marks + countOf(line, MARK);
    const depth = isRule ? 0 : countOf(CONTAINERS.exec(line)?.[0] ?? '', CONTAINER);
    const isTooMuch = depth > NESTING_MAXIMUM || countOf(line, /\|/g) > COLUMNS_MAXIMUM + 1;
    if (isTooMuch || marks > MARKS_MAXIMUM || underlines > UNDERLINES_MAXIMUM) faults.add('nesting', index + 1);
  }
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
