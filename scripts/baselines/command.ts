import type { BrowserCommand } from 'vitest/node';
import { Gallery, type Problem } from './compare.ts';
import { Patience } from './still.ts';

type Mode = 'accept' | 'compare' | 'none';

/** What a run does with the pictures of its stories; `BASELINES=accept` makes them what the stories should look like. */
export function modeOf(pinned: string | null): Mode {
  if (pinned === null) return 'none';
  return process.env.BASELINES === 'accept' ? 'accept' : 'compare';
}

/** Takes a picture of the story that stands in the page. Answers with what is wrong with it, or null. */
export function pictureCommand(mode: Mode): BrowserCommand<[storyId: string]> {
  const [gallery, patience] = [new Gallery(), new Patience()];
  return async ({ page, frame }, storyId): Promise<Problem> => {
    const { BASELINES_STORY: only } = process.env;
    if (mode === 'none' || (only && only !== storyId)) return null;
    const clip = await (await (await frame()).frameElement()).boundingBox();
    const take = () => page.screenshot({ animations: 'disabled', caret: 'hide', ...(clip && { clip }) });
    if (mode === 'compare' && !gallery.has(storyId)) return gallery.compare(storyId, await take());
    if (mode === 'compare') return gallery.compare(storyId, await patience.untilRight(take, (now) => gallery.isAsAccepted(storyId, now)));
    let isStill = false;
    const screenshot = await patience.untilRight(take, (now, before) => {
      isStill = before?.equals(now) === true;
      return isStill;
    });
    if (!isStill)
      return 'The story does not stand still, so that no picture says how it should look: find what moves, and let it stand while pictures are taken.';
    gallery.accept(storyId, screenshot);
    return null;
  };
}
