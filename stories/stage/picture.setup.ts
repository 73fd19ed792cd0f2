import { afterEach } from 'vitest';
import { commands } from 'vitest/browser';

declare module 'vitest/browser' {
  interface BrowserCommands {
    compareStory(storyId: string): Promise<string | null>;
  }
}

/** A frame with everything drawn: fonts are there, and what the story did last is on the screen. */
async function drawn(): Promise<void> {
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
