import { hasPopovers } from './has-popovers.ts';

/** What floats, with or without the browser's help; tokens/older.ts has the styles and the ways to close for older ones. */
export function isShown(box: Element): boolean {
  return hasPopovers() ? box.matches(':popover-open') : box.hasAttribute('data-shown');
}

export function show(box: HTMLElement): void {
  if (hasPopovers()) box.showPopover();
  else if (box.toggleAttribute('data-shown', true)) tellToggle(box, 'open');
}

export function hide(box: HTMLElement): void {
  if (hasPopovers()) box.hidePopover();
  else {
    box.removeAttribute('data-shown');
    tellToggle(box, 'closed');
  }
}

function tellToggle(box: HTMLElement, newState: 'open' | 'closed'): void {
  box.dispatchEvent(Object.assign(new Event('toggle'), { newState }));
}

/**
 * Puts what is shown where it belongs in the window, by the two properties that its styles read. Without the browser's help it stands in
 * the widget, whose corner is then not the window's: what it is off by is taken back.
 */
export function placeAt(box: HTMLElement, left: number, top: number, names: readonly [left: string, top: string] = ['left', 'top']): void {
  const put = (x: number, y: number): void => {
    box.style.setProperty(names[0], `${x}px`);
    box.style.setProperty(names[1], `${y}px`);
  };
  put(left, top);
  if (hasPopovers()) return;
  const at = box.getBoundingClientRect();
  put(2 * left - at.left, 2 * top - at.top);
}
