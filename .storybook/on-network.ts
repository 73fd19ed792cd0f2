import type { Decorator } from '@storybook/web-components-vite';
import type { Sandbox } from '../bff/sandbox/index.ts';

const SLOW_MILLISECONDS = 1500;
/** How each sandbox's network was before the toolbar touched it. */
const before = new WeakMap<Sandbox, { isDown: boolean; delayMilliseconds: number }>();

/** Puts the way between a story and its BFF into the state of the toolbar, while the story stays as it is. */
export const onNetwork: Decorator = (story, { globals, loaded }) => {
  const { sandbox } = (loaded ?? {}) as { sandbox?: Sandbox };
  if (sandbox) setNetwork(sandbox, globals.network);
  return story();
};

function setNetwork(sandbox: Sandbox, choice: string): void {
  const { network } = sandbox;
  const own = before.get(sandbox) ?? { isDown: network.isDown, delayMilliseconds: network.delayMilliseconds };
  before.set(sandbox, own);
  const wasDown = network.isDown;
  network.isDown = choice === 'offline' || (choice === 'normal' && own.isDown);
  network.delayMilliseconds = choice === 'slow' ? SLOW_MILLISECONDS : own.delayMilliseconds;
  // What a browser tells a page whose network is back.
  if (wasDown && !network.isDown) dispatchEvent(new Event('online'));
}
