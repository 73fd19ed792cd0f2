/**
 * The form in which names are searched: NFKC, lower case, outer white space gone, inner white space one space. Both
 * engines search this text and nothing else, so that they give the same answer.
 */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replace(/\s+/gu, ' ');
}

/** The pairs of neighbouring code points in a folded text, each once. Chinese names have two or three characters, so a trigram index would miss them. */
export function bigramsOf(folded: string): string[] {
  const points = Array.from(folded);
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < points.length; index += 1) pairs.add(`${points[index]}${points[index + 1]}`);
  return [...pairs];
}
