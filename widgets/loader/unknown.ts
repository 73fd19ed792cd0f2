/** Whoever else may define a tag that begins like ours (the page itself, another release under a suffix) has had the time by then. */
const PATIENCE_MILLISECONDS = 5_000;
const told = new Set<string>();

/** Says once in the console that a tag is none of the kit's, and which one may be meant; silent where somebody else defines it. */
export function tellUnknown(name: string, known: readonly string[]): void {
  if (told.has(name)) return;
  told.add(name);
  setTimeout(() => {
    if (customElements.get(name)) return;
    const [nearest] = [...known].sort((one, other) => distance(name, one) - distance(name, other));
    console.warn(`<${name}> is no element of Partner Widget Kit. Is <${nearest}> meant?`);
  }, PATIENCE_MILLISECONDS);
}

/** How many letters differ, are missing or too many (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from(to, (_, index) => index + 1);
  Array.from(from).forEach((letter, line) => {
    let diagonal = line;
    let left = line + 1;
    row = row.map((above, column) => {
      const best = Math.min(above + 1, left + 1, diagonal + (letter === to[column] ? 0 : 1));
      diagonal = above;
      left = best;
      return best;
    });
  });
  return row[row.length - 1] || 0;
}
