/** Stories that no image tells how they look, and why: as few as can be. */
export const NOT_STILL: ReadonlyMap<string, string> = new Map([]);
