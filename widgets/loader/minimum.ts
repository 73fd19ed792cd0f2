/**
 * What the widgets cannot do without, newest first: container queries (Chromium 105, Safari 16, Firefox 110), sheets shared by shadow
 * roots (73, 16.4, 101), dialogs of the browser's own (37, 15.4, 98). What is newer than that (popovers, `light-dark()`, `oklch()`,
 * `color-mix()`, custom states) has something in its place; docs/BROWSERS.md says what.
 */
const NEEDED: readonly (() => boolean)[] = [
  () => CSS.supports('container-type', 'inline-size'),
  () => 'adoptedStyleSheets' in document,
  () => 'showModal' in HTMLDialogElement.prototype,
];

/** Whether this browser can show the widgets. True where there is no page at all: a server imports them and draws nothing. */
export function isBrowserNewEnough(): boolean {
  if (typeof document === 'undefined') return true;
  try {
    return NEEDED.every((isThere) => isThere());
  } catch {
    return false;
  }
}
