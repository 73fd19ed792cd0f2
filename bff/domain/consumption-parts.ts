import { compareAmounts, NOTHING, type Sums, subtractSums, sumOf } from './consumption-sums.ts';

/** What a part is: one value, lines that state none, or customers who are not in the list of whoever asks (any more). */
export type PartKind = 'value' | 'not-stated' | 'former-customers';

export interface Group extends Sums {
  key: string | null;
  label: string | null;
}

export interface Part {
  kind: PartKind;
  /** Null unless `kind` is `value`. */
  key: string | null;
  label: string | null;
  /** The groups that it is made of. */
  keys: (string | null)[];
  sums: Sums;
}

export interface Divided {
  total: Sums;
  /** Values from the largest on, then what states none, then former customers. */
  parts: Part[];
  /** All that are not named; null where all are. */
  others: { groups: number; sums: Sums } | null;
}

export interface Division {
  groups: readonly Group[];
  /** Groups in all, the one without a key not counted. */
  count: number;
  /** Everything, the groups among it. Not looked at where every group is there: then it is their sum. */
  total: Sums;
  /** Values to name. */
  top: number;
  rankBy: 'due' | 'paid';
  /** What a key stands for; null: nothing is stated, or nothing that can be named. */
  named(key: string): { kind: PartKind; key: string | null };
}

/**
 * Divides a total into named parts and the rest. The rest is what the total has more than the parts, so that together they are the total to
 * the last digit.
 */
export function divide({ groups, count, total: whole, top, rankBy, named }: Division): Divided {
  const isComplete = groups.filter(({ key }) => key !== null).length >= count;
  const total = isComplete ? sumOf(groups) : whole;
  const merged = merge(groups, named);
  const values = merged.filter(({ kind }) => kind === 'value').sort((a, b) => compareAmounts(b.sums[rankBy], a.sums[rankBy]));
  const shown = values.slice(0, top);
  const parts = [
    ...shown,
    ...merged.filter(({ kind }) => kind === 'not-stated'),
    ...merged.filter(({ kind }) => kind === 'former-customers'),
  ];
  const isAll = isComplete && values.length === shown.length;
  if (isAll) return { total, parts, others: null };
  const left = Math.max(1, count - parts.reduce((sum, { keys }) => sum + keys.filter((key) => key !== null).length, 0));
  return { total, parts, others: { groups: left, sums: subtractSums(total, sumOf(parts.map(({ sums }) => sums))) } };
}

/** Groups that stand for the same are one part. */
function merge(groups: readonly Group[], named: Division['named']): Part[] {
  const parts = new Map<string, Part>();
  for (const group of groups) {
    const { kind, key } = group.key === null ? ({ kind: 'not-stated', key: null } as const) : named(group.key);
    const name = JSON.stringify([kind, key]);
    const part = parts.get(name) ?? { kind, key, label: kind === 'value' ? group.label : null, keys: [], sums: NOTHING };
    parts.set(name, { ...part, keys: [...part.keys, group.key], sums: sumOf([part.sums, group]) });
  }
  return [...parts.values()];
}

/** Groups of several sets as of one: those of the same key are one group. */
export function joinGroups(sets: readonly { groups: readonly Group[]; count: number }[]): { groups: Group[]; count: number } {
  const joined = new Map<string | null, Group>();
  for (const group of sets.flatMap(({ groups }) => groups)) {
    const before = joined.get(group.key);
    joined.set(group.key, before ? { ...before, ...sumOf([before, group]) } : group);
  }
  const isCut = sets.some(({ groups, count }) => groups.filter(({ key }) => key !== null).length < count);
  const values = [...joined.keys()].filter((key) => key !== null).length;
  return { groups: [...joined.values()], count: isCut ? Math.max(values + 1, ...sets.map(({ count }) => count)) : values };
}
