/** Does what stands here run from right to left? */
export function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

/** 1 for the arrow key that goes on, -1 for the one that goes back, as the text runs; 0 for any other key. */
export function stepAlong(key: string, element: Element): number {
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return 0;
  return (key === 'ArrowRight') === isRightToLeft(element) ? -1 : 1;
}
