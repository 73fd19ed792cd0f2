import { afterEach } from 'vitest';
import { commands } from 'vitest/browser';
import { holdClock } from './held-clock.ts';

declare module 'vitest/browser' {
  interface BrowserCommands {
    compareStory(storyId: string): Promise<string | null>;
  }
}

holdClock();

/** Rings that empty stand at their beginning: the only motion that is neither a transition nor an animation of CSS. */
function stopRings(root: ParentNode): void {
  for (const ring of root.querySelectorAll<SVGSVGElement>('svg:has(animate)')) {
    ring.pauseAnimations();
    ring.setCurrentTime(0);
  }
  for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) stopRings(shadowRoot);
}

/** A frame with everything drawn: fonts are there, and what the story did last is on the screen. */
async function drawn(): Promise<void> {
  stopRings(document);
  await document.fonts.ready;
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
}

afterEach(async ({ task }) => {
  const { storyId } = task.meta as { storyId?: string };
  if (!storyId || task.result?.state === 'fail') return;
  await drawn();
  const problem = await commands.compareStory(storyId);
  if (problem !== null) throw new Error(problem);
});
