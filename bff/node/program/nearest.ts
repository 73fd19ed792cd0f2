/**
 * The name among `names` that is nearest to what was typed, in edits (a letter more, less, other, or two swapped), whatever the case; null
 * where none is within `edits`.
 */
export function nearestOf<Name extends string>(typed: string, names: readonly Name[], edits: number): Name | null {
  let best: Name | null = null;
  let least = edits + 1;
  for (const name of names) {
    // Each letter more or less is an edit: most names need no closer look.
    if (Math.abs(name.length - typed.length) >= least) continue;
    const between = editsBetween(typed.toUpperCase(), name.toUpperCase());
    if (between < least) [best, least] = [name, between];
  }
  return best;
}

/** As "Did you mean …?", with a space in front; empty where nothing is near. */
export function didYouMean(typed: string, names: readonly string[]): string {
  const nearest = nearestOf(typed, names, Math.max(2, Math.ceil(typed.length / 3)));
  return nearest === null ? '' : ` Did you mean ${nearest}?`;
}

/** Optimal string alignment distance. */
function editsBetween(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const changed = at(last, column - 1) + (isSame ? 0 : 1);
      const swapped = isSwapped ? at(before, column - 2) + 1 : changed;
      current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, changed, swapped));
    }
    [before, last] = [last, current];
  }
  return at(last, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
