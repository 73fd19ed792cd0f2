import type { Section } from './agreement-sections.ts';

/** From here on two sections are taken for one that was written anew. */
const LIKE_ENOUGH = 0.5;
/** Pairs that are looked at; where more would be, sections that share no heading are told as added and removed. */
const PAIRS_MAXIMUM = 10_000;

/** Pairs of a section before and after that say nearly the same under different headings; the most alike first, each section once. */
export function likePairs(before: readonly Section[], after: readonly Section[]): [Section, Section][] {
  if (before.length * after.length > PAIRS_MAXIMUM) return [];
  const pairsBefore = before.map((section) => characterPairs(section));
  const pairsAfter = after.map((section) => characterPairs(section));
  const candidates = before.flatMap((old, row) =>
    after.map((present, column) => ({ old, present, likeness: likeness(pairsBefore[row] as Counts, pairsAfter[column] as Counts) })),
  );
  const taken = new Set<Section>();
  const found: [Section, Section][] = [];
  for (const { old, present } of candidates
    .filter((candidate) => candidate.likeness >= LIKE_ENOUGH)
    .sort((one, other) => other.likeness - one.likeness)) {
    if (taken.has(old) || taken.has(present)) continue;
    taken.add(old).add(present);
    found.push([old, present]);
  }
  return found;
}

type Counts = { total: number; counts: ReadonlyMap<string, number> };

/** How often which two characters stand beside each other in what a section says, its heading aside. */
function characterPairs({ blocks }: Section): Counts {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { block } of blocks) {
    if (block.kind === 'heading') continue;
    for (const text of textsOf(block)) {
      for (let at = 0; at + 1 < text.length; at += 1) {
        const pair = text.slice(at, at + 2);
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
        total += 1;
      }
    }
  }
  return { total, counts };
}

/** Every text within a block, in its order. */
function textsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (node === null || typeof node !== 'object') return [];
  if ('text' in node && typeof node.text === 'string') return [node.text];
  return Object.values(node).flatMap(textsOf);
}

/** Share of character pairs that both have (Dice): 0 to 1. */
function likeness(one: Counts, other: Counts): number {
  const total = one.total + other.total;
  if (total === 0) return 0;
  let shared = 0;
  for (const [pair, count] of one.counts) shared += Math.min(count, other.counts.get(pair) ?? 0);
  return (2 * shared) / total;
}
