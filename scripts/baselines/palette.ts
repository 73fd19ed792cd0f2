import { channels } from './picture.ts';

export interface Palette {
  colours: number[];
  /** Which colour of the palette stands for a colour of the picture. */
  places: Map<number, number>;
}

/** As many as one byte a point can name. */
const LARGEST = 256;

/**
 * The colours that have to be as they are first; then, one by one, the colour that is farthest from those there are, until none is farther
 * than it may be. Null where that takes more colours than a palette has.
 */
export function paletteOf(points: Uint32Array, exact: ReadonlySet<number>, farthest: number): Palette | null {
  if (exact.size > LARGEST) return null;
  const all = Uint32Array.from(new Set(points));
  const places = new Uint16Array(all.length);
  const distances = new Float64Array(all.length).fill(Number.POSITIVE_INFINITY);
  const colours: number[] = [];
  const add = (next: number) => {
    all.forEach((colour, index) => {
      const distance = distanceOf(colour, next);
      if (distance >= (distances[index] ?? 0)) return;
      distances[index] = distance;
      places[index] = colours.length;
    });
    colours.push(next);
  };
  for (const colour of exact) add(colour);
  for (let most = worst(distances); (distances[most] ?? 0) > farthest; most = worst(distances)) {
    if (colours.length === LARGEST) return null;
    add(all[most] ?? 0);
  }
  return { colours, places: new Map(Array.from(all, (colour, index) => [colour, places[index] ?? 0])) };
}

function worst(distances: Float64Array): number {
  return distances.reduce((most, distance, index) => (distance > (distances[most] ?? 0) ? index : most), 0);
}

/** How far two colours look apart, 0 to 1 for black and white: their distance in YIQ, weighed as pixelmatch weighs it. */
function distanceOf(one: number, other: number): number {
  const [oneRed, oneGreen, oneBlue] = channels(one);
  const [otherRed, otherGreen, otherBlue] = channels(other);
  const [red, green, blue] = [oneRed - otherRed, oneGreen - otherGreen, oneBlue - otherBlue];
  const luma = red * 0.29889531 + green * 0.58662247 + blue * 0.11448223;
  const orange = red * 0.59597799 - green * 0.2741761 - blue * 0.32180189;
  const purple = red * 0.21147017 - green * 0.52261711 + blue * 0.31114694;
  return Math.sqrt((0.5053 * luma ** 2 + 0.299 * orange ** 2 + 0.1957 * purple ** 2) / 35215);
}
