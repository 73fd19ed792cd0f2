/**
 * The same text in memory of its own. Engines keep a cell as a window on the piece of the file it was cut from, so a cell that outlives its row (as a key of
 * a map, say) would hold that whole piece.
 */
export function detach(text: string): string {
  return `.${text}`.slice(1);
}
