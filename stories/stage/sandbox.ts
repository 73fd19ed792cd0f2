import type { StoryContext } from '@storybook/web-components-vite';
import type { Sandbox } from '../../bff/sandbox/index.ts';

/** When it is in every story: a Wednesday morning in the middle of a bill cycle. */
export const STORY_TIME = Date.parse('2026-11-18T10:00:00+08:00');

/** Frees the memory of a story's world when the story ends. */
export function closeSandbox({ loaded }: Pick<StoryContext, 'loaded'>): () => Promise<void> {
  return () => (loaded as { sandbox: Sandbox }).sandbox.close();
}
