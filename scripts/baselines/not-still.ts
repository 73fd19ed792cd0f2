const STEPS = 'The dialog comes to stand between two points of the screen, by how quickly its steps were drawn.';

/** Stories that no image tells how they look, and why: as few as can be. */
export const NOT_STILL: ReadonlyMap<string, string> = new Map([
  ['widgets-coupon-quota-panel-issue--unfinished', STEPS],
  ['widgets-coupon-quota-panel-issue--wrong-amount', STEPS],
]);
