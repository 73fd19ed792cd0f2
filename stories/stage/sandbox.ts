import type { StoryContext } from '@storybook/web-components-vite';
import { type Sandbox, takeWorldsFrom, unpackWorld, WORLD_FILE, WORLD_TIME } from '../../bff/sandbox/index.ts';

/** When it is in every story: a Wednesday morning in the middle of a bill cycle. */
export const STORY_TIME = WORLD_TIME;

// Storybook serves the worlds that were made before; where it does not, the page makes its own.
takeWorldsFrom(async ({ now, size }) => {
  if (now !== STORY_TIME) return null;
  const answer = await fetch(new URL(`sandbox/${size}/${WORLD_FILE}`, document.baseURI));
  return answer.ok ? unpackWorld(new Uint8Array(await answer.arrayBuffer())) : null;
});

const closed = new WeakSet<Sandbox>();

/** Frees the memory of a story's world when the story ends. */
export function closeSandbox({ loaded }: Pick<StoryContext, 'loaded'>): () => Promise<void> {
  return async () => {
    const { sandbox } = loaded as { sandbox: Sandbox };
    if (closed.has(sandbox)) return;
    closed.add(sandbox);
    await sandbox.close();
  };
}

type Loader<Loaded, Context> = (context: Context) => Promise<Loaded>;

/**
 * A loader whose world stays while toolbars that do not make it (theme, locale, density, network …) are moved: Storybook loads anew on
 * every choice, which would throw away what the widget shows. Another scenario or role makes another world.
 */
export function kept<Loaded extends { sandbox: Sandbox }, Context extends Pick<StoryContext, 'id' | 'globals'>>(
  load: Loader<Loaded, Context>,
): Loader<Loaded, Context> {
  const worlds = new Map<string, Loaded>();
  return async (context) => {
    const { id, globals } = context;
    const key = [id, globals.scenario, globals.role].join(' ');
    const before = worlds.get(key);
    if (before && !closed.has(before.sandbox)) return before;
    const loaded = await load(context);
    for (const [old, { sandbox }] of worlds) if (closed.has(sandbox)) worlds.delete(old);
    worlds.set(key, loaded);
    return loaded;
  };
}
