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
/** How near a point must be to the one above or below that it is taken for: much nearer than to the one in its place. */
const NEAR = 0.5;
const NEAREST = 2;
const NEVER_FARTHER = 20;
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
  const one = grown(wanted, width, height);
  const other = settled(one, grown(actual, width, height));
  const edges = pixelmatch(one.data, other.data, difference.data, width, height, { threshold: tolerance.edges, includeAA: true });
  const surfaces = markSurfaces(one, other, tolerance.surfaces, difference);
  return { points: edges + surfaces, isSame: edges <= POINTS && surfaces === 0, difference };
}

/**
 * The picture as it would be with every line where it should be: a line whose place lies between two points of the screen comes to stand at
 * the one or the other, by how its box was drawn before. Points stand where they should if each is found one point above or below, and the
 * one that stands in its place is found as far on the other side.
 */
function settled(wanted: Picture, actual: Picture): Picture {
  const [should, is] = [coloursOf(wanted), coloursOf(actual)];
  const data = Buffer.from(actual.data);
  for (let at = 0; at < should.length; at += 1) {
    const [here, there] = [should[at] ?? 0, is[at] ?? 0];
    if (here === there) continue;
    const steps = Math.min(NEVER_FARTHER, Math.max(NEAREST, stepsBetween(here, there) * NEAR));
    const isThere = (colour: number, other: number | undefined) => other !== undefined && stepsBetween(colour, other) <= steps;
    const isMoved = [actual.width, -actual.width].some((step) => isThere(here, is[at + step]) && isThere(there, should[at - step]));
    if (isMoved) wanted.data.copy(data, at * 4, at * 4, at * 4 + 4);
  }
  return { ...actual, data };
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
    if (end - start >= RUN && wanted !== actual && stepsBetween(wanted, actual) > steps) {
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

/** In the part of a colour where they are farthest apart. */
function stepsBetween(one: number, other: number): number {
  const [[red, green, blue], [otherRed, otherGreen, otherBlue]] = [channels(one), channels(other)];
  return Math.max(Math.abs(red - otherRed), Math.abs(green - otherGreen), Math.abs(blue - otherBlue));
}

function grown({ width, height, data }: Picture, toWidth: number, toHeight: number): Picture {
  const buffer = Buffer.alloc(toWidth * toHeight * 4);
  for (let y = 0; y < height; y += 1) data.copy(buffer, y * toWidth * 4, y * width * 4, (y + 1) * width * 4);
  return { width: toWidth, height: toHeight, data: buffer };
}
