import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { storyNameFromExport, toId } from 'storybook/internal/csf';
import { ROOT } from '../set-up.mjs';
import { BASELINES } from './compare.ts';

/** Every story by its id: the file that it stands in. */
export function storyFiles(): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(join(ROOT, 'stories'), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.stories.ts')) continue;
    const text = readFileSync(join(ROOT, 'stories', name), 'utf8');
    const title = /\btitle: '([^']+)'/.exec(text)?.[1];
    if (title === undefined) throw new Error(`stories/${name} names no title.`);
    for (const [, story = ''] of text.matchAll(/^export const (\w+)(?:: \w+)? =/gm))
      found.set(toId(title, storyNameFromExport(story)), `stories/${name}`);
  }
  return found;
}

/** Ids of the images that are there. */
export function imageIds(): string[] {
  if (!existsSync(BASELINES)) return [];
  return readdirSync(BASELINES)
    .filter((name) => name.endsWith('.png'))
    .map((name) => name.slice(0, -'.png'.length));
}

/** What is wrong with which images there are, each with what to type: a story without one, and one of a story that is gone. */
export function objectionsTo(stories: ReadonlySet<string>, images: readonly string[]): string[] {
  const there = new Set(images);
  const missing = [...stories].filter((id) => !there.has(id));
  const leftOver = images.filter((id) => !stories.has(id));
  return [
    ...missing.map((id) => `No image says how ${id} should look. Look at it, then type: npm run baselines -- --accept ${id}`),
    ...leftOver.map((id) => `stories/baselines/${id}.png is an image of no story. To take it away, type: npm run baselines -- --accept`),
  ];
}

/** Takes away images of stories that are gone. Answers their paths. */
export function removeLeftOver(): string[] {
  const stories = storyFiles();
  const paths = imageIds()
    .filter((id) => !stories.has(id))
    .map((id) => join(BASELINES, `${id}.png`));
  for (const path of paths) rmSync(path);
  return paths;
}
