import { css, type LitElement } from 'lit';
import { adopt } from '../adopt.ts';
import { hasPopovers } from '../has-popovers.ts';
import { hide, isShown, show } from '../popover.ts';
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

/** What the browser does for popovers where it has them. */
const floating = css`
  [popover] {
    position: fixed;
    z-index: 2147483647;
    inline-size: fit-content;
    block-size: fit-content;
  }
  [popover]:not([data-shown]) {
    display: none;
  }
`;

/** A press on its button opens and closes a panel; a press elsewhere and Escape close it. */
function closeByPress(root: ShadowRoot): void {
  const open = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[popover=auto][data-shown]')];
  root.addEventListener('click', (event) => {
    const id = (event.target as Element).closest('[popovertarget]')?.getAttribute('popovertarget');
    const panel = id ? root.getElementById(id) : null;
    if (panel) (isShown(panel) ? hide : show)(panel);
  });
  addEventListener('pointerdown', (event) => {
    const path = event.composedPath();
    const isOnButton = path.some((place) => place instanceof Element && place.hasAttribute('popovertarget'));
    if (!isOnButton) for (const panel of open()) if (!path.includes(panel)) hide(panel);
  });
  root.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Escape') open().forEach(hide);
  });
}

/** Whatever an older engine needs: colours, and a way to float. */
export function standInFor(element: LitElement): void {
  if (following.has(element)) return;
  if (!CSS.supports('color', 'light-dark(red,red)')) followScheme(element);
  following.add(element);
  if (hasPopovers()) return;
  adopt(element.renderRoot, [floating]);
  closeByPress(element.renderRoot as ShadowRoot);
}
