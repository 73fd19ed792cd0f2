import type { AgreementDocument, DocumentBlock, DocumentChange } from '../../shared/values/agreement-document.ts';
import { likePairs } from './agreement-likeness.ts';
import { type Section, sectionsOf } from './agreement-sections.ts';

/** Longest table of a comparison block by block; longer sections are compared without regard to order. */
const CELLS_MAXIMUM = 1_000_000;

/**
 * What became of each heading's part between two texts of one agreement, in the order of `after`; what was removed stands where it was.
 * Sections are matched by what they say, then by their headings without numbers, then by likeness. A section that only moved or was only
 * numbered anew is not told. Every block of `after` without an equal one in the section it is matched with is marked, no other one is.
 */
export function compareDocuments(before: AgreementDocument, after: AgreementDocument): DocumentChange[] {
  const old = sectionsOf(before);
  const present = sectionsOf(after);
  const matches = match(old, present);
  const places = new Map(present.map((section, index) => [matches.get(section), index]));
  const changes = present.map((section, index) => ({ place: index, change: changeOf(matches.get(section), section) }));
  let place = -1;
  for (const section of old) {
    const next = places.get(section);
    if (next === undefined) changes.push({ place, change: removed(section) });
    else place = next;
  }
  // Equal places keep their order: first what stands there now, then what stood behind it.
  return changes.sort((one, other) => one.place - other.place).flatMap(({ change }) => change ?? []);
}

function changeOf(old: Section | undefined, present: Section): DocumentChange | null {
  const { headingId, heading } = { headingId: present.heading?.id ?? null, heading: present.title };
  if (!old) return { kind: 'added', headingId, heading, blocks: present.blocks.map(({ index }) => index), before: [] };
  const kept = keptBlocks(old, present);
  const blocks = present.blocks.flatMap(({ index }, at) => (kept.present.has(at) ? [] : [index]));
  const before = old.blocks.flatMap(({ block }, at) => (kept.old.has(at) ? [] : [block]));
  return blocks.length + before.length === 0 ? null : { kind: 'changed', headingId, heading, blocks, before };
}

function removed({ title, blocks }: Section): DocumentChange {
  const before: DocumentBlock[] = blocks.map(({ block }) => block);
  return { kind: 'removed', headingId: null, heading: title, blocks: [], before };
}

/** The section before of each present one; each section once, in the order of steps. */
function match(old: readonly Section[], present: readonly Section[]): Map<Section, Section> {
  const matches = new Map<Section, Section>();
  const taken = new Set<Section>();
  const pair = (one: Section, other: Section) => {
    matches.set(other, one);
    taken.add(one);
  };
  for (const keyOf of [contentKey, ({ path }: Section) => path, ({ name }: Section) => name]) {
    const waiting = queues(
      old.filter((one) => !taken.has(one)),
      keyOf,
    );
    for (const section of present) {
      const one = matches.has(section) ? undefined : waiting(keyOf(section));
      if (one) pair(one, section);
    }
  }
  const rest = likePairs(
    old.filter((one) => !taken.has(one) && one.heading),
    present.filter((one) => !matches.has(one) && one.heading),
  );
  for (const [one, other] of rest) pair(one, other);
  return matches;
}

function contentKey({ blocks }: Section): string {
  return JSON.stringify(blocks.map(({ key }) => key));
}

/** Places of blocks that both have, in the same order: the longest such row. */
function keptBlocks(old: Section, present: Section): { old: Set<number>; present: Set<number> } {
  const one = old.blocks.map(({ key }) => key);
  const other = present.blocks.map(({ key }) => key);
  const pairs = one.length * other.length > CELLS_MAXIMUM ? equalPairs(one, other) : rowPairs(one, other);
  return { old: new Set(pairs.map(([at]) => at)), present: new Set(pairs.map(([, at]) => at)) };
}

/** Longest common subsequence. */
function rowPairs(one: readonly string[], other: readonly string[]): [number, number][] {
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = one.length - 1; row >= 0; row -= 1)
    for (let column = other.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        one[row] === other[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < one.length && column < other.length; ) {
    if (one[row] === other[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}

/** Equal blocks wherever they stand, each once. */
function equalPairs(one: readonly string[], other: readonly string[]): [number, number][] {
  const next = queues([...one.keys()], (index) => one[index] ?? '');
  return other.flatMap((key, index) => {
    const place = next(key);
    return place === undefined ? [] : [[place, index] as [number, number]];
  });
}

/** Gives the values of a key one after the other, in their order. */
function queues<Value>(values: readonly Value[], keyOf: (value: Value) => string): (key: string) => Value | undefined {
  const groups = Map.groupBy(values, keyOf);
  for (const group of groups.values()) group.reverse();
  return (key) => groups.get(key)?.pop();
}
