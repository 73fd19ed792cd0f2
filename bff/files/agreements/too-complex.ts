import { NESTING_MAXIMUM } from './read-blocks.ts';
import type { SourceFaults } from './source-faults.ts';

/**
 * Bounds that no agreement reaches, looked at before the parser runs: its work grows with the square of marks in one paragraph, of columns in
 * one row, of underlined headings and of quotes, so that 200 KB of asterisks would hold the service for minutes.
 */
const MARKS_MAXIMUM = 2_000;
const COLUMNS_MAXIMUM = 50;
const UNDERLINES_MAXIMUM = 500;
const QUOTES_MAXIMUM = 500;
const LINES_MAXIMUM = 20_000;

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
  let quotes = 0;
  let isQuoted = false;
  for (const [index, line] of source.split(LINE_END).entries()) {
    const isRule = RULE_OR_UNDERLINE.test(line);
    const containers = (isRule ? undefined : CONTAINERS.exec(line)?.[0]) ?? '';
    if (isRule) underlines += 1;
    if (containers.includes('>') && !isQuoted) quotes += 1;
    isQuoted = containers.includes('>');
    marks = line.trim() === '' ? 0 : marks + countOf(line, MARK);
    const isTooDeep = countOf(containers, CONTAINER) > NESTING_MAXIMUM || countOf(line, /\|/g) > COLUMNS_MAXIMUM + 1;
    const isTooMuch = marks > MARKS_MAXIMUM || underlines > UNDERLINES_MAXIMUM || quotes > QUOTES_MAXIMUM || index >= LINES_MAXIMUM;
    if (isTooDeep || isTooMuch) faults.add('nesting', index + 1);
  }
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
