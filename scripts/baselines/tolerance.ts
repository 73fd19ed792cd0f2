import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { channels, coloursOf, type Picture } from './picture.ts';

/**
 * How far two pictures of one story may lie apart. Every machine has the same Chromium and the same fonts, so that only the rounding of
 * corners differs from one run to the next, by 6 of 256 steps at most.
 */
export interface Tolerance {
  /** How far a point may be from what it should be, 0 to 1 of the way from black to white. */
  edges: number;
  /** The same for surfaces and lines, in steps of 256: they are drawn without smoothing, so that a colour a trace darker shows. */
  surfaces: number;
}

export const SAME_LOOK: Tolerance = { edges: 0.1, surfaces: 2 };
/** Points that may be farther off all the same; a letter, a hairline or a dot is more. */
const POINTS = 6;
/** So many same points in a row are a line or part of a surface, 1 to 9 of the size of a letter. */
const RUN = 9;

export interface Differences {
  /** How many points are farther off than they may be. */
  points: number;
  isSame: boolean;
  /** Where they are: red on what the story should look like. */
  difference: PNG;
}

/** Two pictures of different sizes differ at least in the rows that only one of them has. */
export function differencesOf(wanted: Picture, actual: Picture, tolerance: Tolerance = SAME_LOOK): Differences {
  const width = Math.max(wanted.width, actual.width);
  const height = Math.max(wanted.height, actual.height);
  const difference = new PNG({ width, height });
  const [one, other] = [grown(wanted, width, height), grown(actual, width, height)];
  const edges = pixelmatch(one.data, other.data, difference.data, width, height, { threshold: tolerance.edges, includeAA: true });
  const surfaces = markSurfaces(one, other, tolerance.surfaces, difference);
  return { points: edges + surfaces, isSame: edges <= POINTS && surfaces === 0, difference };
}

/** Counts points of runs that are of one colour in both pictures, but of another one in each. */
function markSurfaces(one: Picture, other: Picture, steps: number, difference: PNG): number {
  const [left, right] = [coloursOf(one), coloursOf(other)];
  let points = 0;
  for (let start = 0; start < left.length; ) {
    const [wanted = 0, actual = 0] = [left[start], right[start]];
    const rowEnd = start - (start % one.width) + one.width;
    let end = start + 1;
    while (end < rowEnd && left[end] === wanted && right[end] === actual) end += 1;
    if (end - start >= RUN && wanted !== actual && areFar(wanted, actual, steps)) {
      points += end - start;
      for (let at = start; at < end; at += 1) difference.data.writeUInt32BE(0xff0000ff, at * 4);
    }
    start = end;
  }
  return points;
}

/** Colours of surfaces and lines: of every run in a picture. */
export function surfaceColours(points: Uint32Array, width: number): Set<number> {
  const found = new Set<number>();
  for (let start = 0; start < points.length; ) {
    const rowEnd = start - (start % width) + width;
    let end = start + 1;
    while (end < rowEnd && points[end] === points[start]) end += 1;
    if (end - start >= RUN) found.add(points[start] ?? 0);
    start = end;
  }
  return found;
}

function areFar(one: number, other: number, steps: number): boolean {
  const parts = channels(other);
  return channels(one).some((value, index) => Math.abs(value - (parts[index] ?? 0)) > steps);
}

function grown({ width, height, data }: Picture, toWidth: number, toHeight: number): Picture {
  const buffer = Buffer.alloc(toWidth * toHeight * 4);
  for (let y = 0; y < height; y += 1) data.copy(buffer, y * toWidth * 4, y * width * 4, (y + 1) * width * 4);
  return { width: toWidth, height: toHeight, data: buffer };
}
