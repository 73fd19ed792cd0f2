import { afterEach } from 'vitest';
import { commands } from 'vitest/browser';
import { holdClock } from './held-clock.ts';

declare module 'vitest/browser' {
  interface BrowserCommands {
    compareStory(storyId: string): Promise<string | null>;
  }
}

holdClock();

/** Made of a signature and its very millisecond, so that no two runs have the same. */
const RECEIPT_NUMBER = /^[0-9A-Z]{4}(-[0-9A-Z]{4}){2,}$/;
const SAME_NUMBER = 'K7QX-4M2P-9VTR';

/** The nodes stay, since whoever draws the element goes on with them. */
function sayInstead(element: Element, words: string): void {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode() as Text | null; node; node = texts.nextNode() as Text | null)
    if (node.data.trim() !== '') node.data = words;
}

/** Rings that empty stand at their beginning, the only motion that is neither a transition nor an animation of CSS; receipts have one number. */
function holdStill(root: ParentNode): void {
  for (const ring of root.querySelectorAll<SVGSVGElement>('svg:has(animate)')) {
    ring.pauseAnimations();
    ring.setCurrentTime(0);
  }
  for (const fact of root.querySelectorAll('dd')) if (RECEIPT_NUMBER.test(fact.textContent.trim())) sayInstead(fact, SAME_NUMBER);
  for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) holdStill(shadowRoot);
}

/**
 * A frame with everything drawn from its beginning: fonts are there, what the story did last is on the screen, and nothing is scrolled
 * as far as a focus happened to take it.
 */
async function drawn(): Promise<void> {
  holdStill(document);
  window.scrollTo(0, 0);
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
