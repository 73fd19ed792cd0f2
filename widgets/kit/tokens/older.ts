import type { LitElement } from 'lit';
import { adopt } from '../adopt.ts';
import { olderColours } from './older-colours.ts';

const following = new WeakSet<LitElement>();

/** Whether the `color-scheme` in force is dark, as `light-dark()` would say. */
function isDark(element: Element): boolean {
  const schemes = getComputedStyle(element).colorScheme;
  return schemes.includes('dark') && (!schemes.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
}

/**
 * For engines that cannot choose between two colours by themselves: gives a widget plain colours and follows the scheme of the page, which
 * is looked at after each drawing and when the attributes of the page's root or body change.
 */
export function followScheme(element: LitElement): void {
  if (following.has(element)) return;
  following.add(element);
  adopt(element.renderRoot, [olderColours]);
  const look = (): void => {
    element.renderRoot.querySelector('.root')?.setAttribute('data-scheme', isDark(element) ? 'dark' : 'light');
  };
  const page = new MutationObserver(look);
  const system = matchMedia('(prefers-color-scheme: dark)');
  const hostConnected = (): void => {
    for (const watched of [document.documentElement, document.body]) page.observe(watched, { attributes: true });
    system.addEventListener('change', look);
  };
  const hostDisconnected = (): void => {
    page.disconnect();
    system.removeEventListener('change', look);
  };
  element.addController({ hostConnected, hostDisconnected, hostUpdated: look });
  look();
}
