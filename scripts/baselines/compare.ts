import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { ROOT } from '../set-up.mjs';
import { cropGround, readPicture } from './picture.ts';
import { differencesOf } from './tolerance.ts';
import { readNote, writePicture } from './write-picture.ts';

/** One image a story, by its id; `BASELINES_FOLDER` names another place, to try how still stories hold. */
export const BASELINES = process.env.BASELINES_FOLDER ?? join(ROOT, 'stories/baselines');
/** Where what differs is left to be looked at: the image, the picture of the run, and the difference. */
export const DIFFERING = join(ROOT, '.cache/visual');
const PARTS = ['expected', 'actual', 'difference'] as const;

/** What is wrong with how a story looks, and what to type. */
export type Problem = string | null;

const hash = (screenshot: Buffer): string => createHash('sha256').update(screenshot).digest('base64url');
const accepting = (storyId: string): string => `npm run baselines -- --accept ${storyId}`;

/** Pictures of stories: the folder of images, and the one for what differs. */
export class Gallery {
  readonly #images: string;
  readonly #differing: string;

  constructor(images: string = BASELINES, differing: string = DIFFERING) {
    this.#images = images;
    this.#differing = differing;
  }

  pathOf(storyId: string): string {
    return join(this.#images, `${storyId}.png`);
  }

  has(storyId: string): boolean {
    return existsSync(this.pathOf(storyId));
  }

  /** Notes what a story looks like as what it should look like. */
  accept(storyId: string, screenshot: Buffer): void {
    mkdirSync(this.#images, { recursive: true });
    writeFileSync(this.pathOf(storyId), writePicture(cropGround(readPicture(screenshot)), hash(screenshot)));
  }

  /** Whether a story looks as it should. Most are the very screenshot that was accepted, which needs no look at its points. */
  isAsAccepted(storyId: string, screenshot: Buffer): boolean {
    if (!this.has(storyId)) return false;
    const image = readFileSync(this.pathOf(storyId));
    return readNote(image) === hash(screenshot) || differencesOf(readPicture(image), cropGround(readPicture(screenshot))).isSame;
  }

  /** Null where a story looks as it should; else what is wrong and what to type, with the pictures left in a folder. */
  compare(storyId: string, screenshot: Buffer): Problem {
    for (const part of PARTS) rmSync(this.#leftOver(storyId, part), { force: true });
    if (!this.has(storyId)) return `No image says how this story should look. Look at it, then type: ${accepting(storyId)}`;
    if (this.isAsAccepted(storyId, screenshot)) return null;
    const image = readFileSync(this.pathOf(storyId));
    const { points, difference } = differencesOf(readPicture(image), cropGround(readPicture(screenshot)));
    mkdirSync(this.#differing, { recursive: true });
    const files = { expected: image, actual: screenshot, difference: PNG.sync.write(difference) };
    for (const part of PARTS) writeFileSync(this.#leftOver(storyId, part), files[part]);
    return `The story looks different in ${points} points. Look at ${PARTS.join(', ')}: ${this.#leftOver(storyId, '*')}\nIf it should look as it does now, type: ${accepting(storyId)}`;
  }

  #leftOver(storyId: string, part: string): string {
    return join(this.#differing, `${storyId}.${part}.png`);
  }
}
