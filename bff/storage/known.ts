/**
 * While two releases run on one store, the later one writes words that the earlier does not know: a widget of a session, a permission of a
 * role. Whoever does not know a word cannot act on it, so it is passed over.
 */
export function knownOf<Word extends string>(words: readonly Word[]): (found: readonly string[]) => Word[] {
  const known: ReadonlySet<string> = new Set(words);
  return (found) => found.filter((word): word is Word => known.has(word));
}
