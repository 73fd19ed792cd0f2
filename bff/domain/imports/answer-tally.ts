import { detach } from './detach.ts';

/** What one answer held. */
export interface CountedAnswer {
  /** How many records the upstream has in all; null where the answer does not say it. */
  total: number | null;
  /** Records in it, unreadable ones included. */
  records: number;
  /** How many of them are about each customer and cycle. */
  members: ReadonlyMap<string, number>;
  /** Tells its first record from others; empty where that cannot be read. */
  first: string;
}

export interface Member {
  customerId: string;
  cycle: string;
}

/** A customer's cycle of which the files do not hold what the upstream has. */
export interface IncompleteMember extends Member {
  seen: number;
  total: number;
  /** An answer stands there twice. */
  isRepeated: boolean;
}

interface Counts {
  seen: number;
  total: number | null;
  /** Records of answers that hold several customers or cycles and are complete in themselves. */
  whole: number;
  firsts: Set<string>;
  isRepeated: boolean;
}

export function memberKey({ customerId, cycle }: Member): string {
  return `${cycle} ${customerId}`;
}

/** Counts the records of each customer and cycle against what the upstream says there are, so that half of a bill never takes the place of a whole one. */
export class AnswerTally {
  readonly #counts = new Map<string, Counts>();
  answers = 0;

  add({ total, records, members, first }: CountedAnswer): void {
    this.answers += 1;
    // Put together by hand: complete in itself, it is no page of another.
    const isWhole = members.size > 1 && total === records;
    for (const [key, count] of members) {
      const counts = this.#countsOf(key);
      if (first !== '' && counts.firsts.has(first)) counts.isRepeated = true;
      counts.firsts.add(detach(first));
      counts.seen += members.size > 1 ? count : records;
      if (isWhole) counts.whole += count;
      else if (total !== null && total > (counts.total ?? -1)) counts.total = total;
    }
  }

  /** Customers and cycles without a total: whether they are complete nobody can say. */
  get uncounted(): number {
    return [...this.#counts.values()].filter((counts) => counts.total === null && counts.whole < counts.seen).length;
  }

  incomplete(): IncompleteMember[] {
    return [...this.#counts].flatMap(([key, { seen, total, whole, isRepeated }]) => {
      const expected = total === null ? seen : total + whole;
      if (seen === expected && !isRepeated) return [];
      const [cycle = '', customerId = ''] = key.split(' ');
      return [{ customerId, cycle, seen, total: expected, isRepeated }];
    });
  }

  #countsOf(key: string): Counts {
    const known = this.#counts.get(key);
    if (known) return known;
    const counts: Counts = { seen: 0, total: null, whole: 0, firsts: new Set(), isRepeated: false };
    this.#counts.set(detach(key), counts);
    return counts;
  }
}
