/** Whether the browser floats things above the page by itself: Chromium 114, Safari 17, Firefox 125. */
export const hasPopovers = (): boolean => 'showPopover' in HTMLElement.prototype;
