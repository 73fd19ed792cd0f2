/**
 * The name among `names` that is nearest to what was typed, in edits (a letter more, less, other, or two swapped), whatever the case; null
 * where none is within `edits`.
 */
export function nearestOf<Name extends string>(typed: string, names: readonly Name[], edits: number): Name | null {
  const near = names.map((name) => ({ name, edits: editsBetween(typed.toUpperCase(), name.toUpperCase()) }));
  const [best] = near.filter((candidate) => candidate.edits <= edits).sort((one, other) => one.edits - other.edits);
  return best?.name ?? null;
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
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const ways = [at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (isSame ? 0 : 1)];
      current.push(Math.min(...ways, isSwapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY));
    }
    [before, last] = [last, current];
  }
  return at(last, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
