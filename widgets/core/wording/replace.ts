/** What stands in place of what: sentences and lists by identity, plain words by their key and what they say. */
export type Replacements = ReadonlyMap<unknown, unknown>;

const isWords = (node: unknown): node is Readonly<Record<string, unknown>> =>
  typeof node === 'object' && node !== null && !Array.isArray(node);

const nameOf = (key: string, word: unknown): unknown => (typeof word === 'string' ? `${key}\n${word}` : word);

/** Whatever differs between a dictionary and the same dictionary as a host wants it. */
export function replacements(shipped: object, wanted: unknown): Replacements {
  const found = new Map<unknown, unknown>();
  const compare = (before: object, after: unknown): void => {
    for (const [key, word] of Object.entries(before)) {
      const next = (after as Record<string, unknown>)[key];
      if (word === next) continue;
      if (isWords(word)) compare(word, next);
      else found.set(nameOf(key, word), next);
    }
  };
  compare(shipped, wanted);
  return found;
}

/** The words with every replacement in its place. */
export function replace<Words extends object>(words: Words, found: Replacements): Words {
  const entries = Object.entries(words).map(([key, word]) => {
    const name = nameOf(key, word);
    if (found.has(name)) return [key, found.get(name)];
    return [key, isWords(word) ? replace(word, found) : word];
  });
  return Object.fromEntries(entries) as Words;
}
