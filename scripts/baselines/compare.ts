import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { ROOT } from '../set-up.mjs';
import { cropGround, type Picture, readPicture, writePicture } from './picture.ts';

/** One image a story, by its id; `BASELINES_FOLDER` names another place, to try how still stories hold. */
export const BASELINES = process.env.BASELINES_FOLDER ?? join(ROOT, 'stories/baselines');
/** Where the picture of a run that differs is left, with the difference beside it. */
export const DIFFERING = join(ROOT, '.cache/visual');

/** How far two colours may lie apart, 0 to 1, before a person sees it: smoothed edges of letters, and the 256 colours of an image. */
const THRESHOLD = 0.1;
/** Points that may differ all the same. A lost hairline, a moved letter or another digit are more. */
const POINTS = 6;

export const pathOf = (storyId: string): string => join(BASELINES, `${storyId}.png`);

/** Notes what a story looks like as what it should look like. */
export function accept(storyId: string, screenshot: Buffer): void {
  mkdirSync(BASELINES, { recursive: true });
  writeFileSync(pathOf(storyId), writePicture(cropGround(readPicture(screenshot))));
}

/** Null where a story looks as it should; else what is wrong and what to type. */
export function compare(storyId: string, screenshot: Buffer): string | null {
  const accepting = `npm run baselines -- --accept ${storyId}`;
  if (!existsSync(pathOf(storyId))) return `No image says how this story should look. Look at it, then type: ${accepting}`;
  const actual = cropGround(readPicture(screenshot));
  const wanted = readPicture(readFileSync(pathOf(storyId)));
  const { points, difference } = differencesOf(wanted, actual);
  if (points <= POINTS) return null;
  mkdirSync(DIFFERING, { recursive: true });
  const file = (what: string) => join(DIFFERING, `${storyId}.${what}.png`);
  writeFileSync(file('actual'), writePicture(actual));
  writeFileSync(file('difference'), PNG.sync.write(difference));
  return `The story looks different in ${points} points: see ${file('actual')} and ${file('difference')}. If it should look like this, type: ${accepting}`;
}

/** Two pictures of different heights differ at least in the rows that only one of them has. */
export function differencesOf(wanted: Picture, actual: Picture): { points: number; difference: PNG } {
  const width = Math.max(wanted.width, actual.width);
  const height = Math.max(wanted.height, actual.height);
  const difference = new PNG({ width, height });
  const [one, other] = [wanted, actual].map((picture) => grown(picture, width, height)) as [Buffer, Buffer];
  const points = pixelmatch(one, other, difference.data, width, height, { threshold: THRESHOLD });
  return { points, difference };
}

function grown({ width, height, data }: Picture, toWidth: number, toHeight: number): Buffer {
  const buffer = Buffer.alloc(toWidth * toHeight * 4);
  for (let y = 0; y < height; y += 1) data.copy(buffer, y * toWidth * 4, y * width * 4, (y + 1) * width * 4);
  return buffer;
}
