import { existsSync } from 'node:fs';
import type { BrowserCommand } from 'vitest/node';
import { accept, BASELINES, compare } from './compare.ts';
import { MOVING } from './moving.ts';

/** What a run does with the pictures of its stories; `BASELINES=accept` makes them what the stories should look like. */
export function modeOf(pinned: string | null): 'accept' | 'compare' | 'none' {
  if (pinned === null) return 'none';
  if (process.env.BASELINES === 'accept') return 'accept';
  return existsSync(BASELINES) ? 'compare' : 'none';
}

/** Takes a picture of the story that stands in the page. Answers with what is wrong with it, or null. */
export function pictureCommand(mode: ReturnType<typeof modeOf>): BrowserCommand<[storyId: string]> {
  return async ({ page, frame }, storyId) => {
    const { BASELINES_STORY: only } = process.env;
    if (mode === 'none' || (only && only !== storyId)) return null;
    const inside = await frame();
    const box = await (await inside.frameElement()).boundingBox();
    const mask = MOVING.map(({ selector }) => inside.locator(selector));
    const screenshot = await page.screenshot({
      animations: 'disabled',
      caret: 'hide',
      mask,
      maskColor: '#8899aa',
      ...(box && { clip: box }),
    });
    if (mode === 'compare') return compare(storyId, screenshot);
    accept(storyId, screenshot);
    return null;
  };
}
