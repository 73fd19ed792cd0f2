import { beforeEach, describe, expect, test } from 'vitest';
import type { AuditRow } from '../../ports/records.ts';
import { StoreUnavailable } from '../../ports/store.ts';
import { type AuditRowsOptions, auditRows, TrailChanged } from './audit-rows.ts';

const ONE = 'par_one';
const TWO = 'par_two';

let trails: Map<string, AuditRow[]>;
let isAway: boolean;
let ending: AbortController;
let told: boolean[];
beforeEach(() => {
  trails = new Map();
  isAway = false;
  ending = new AbortController();
  told = [];
});

function add(partnerId: string, count: number, world = 'first'): void {
  const rows = trails.get(partnerId) ?? [];
  trails.set(partnerId, rows);
  for (let added = 0; added < count; added += 1) {
    const sequence = rows.length + 1;
    rows.push({ partnerId, sequence, hash: `${world} ${sequence}`, at: '2026-01-01T00:00:00.000Z', action: 'key.add' } as AuditRow);
  }
}

function reachable(): void {
  if (isAway) throw new StoreUnavailable('away');
}

const reads = {
  audit: {
    async partners() {
      reachable();
      return [...trails.keys()];
    },
    async head(partnerId: string) {
      return trails.get(partnerId)?.at(-1) ?? null;
    },
    async after(partnerId: string, sequence: number, limit: number) {
      reachable();
      return (trails.get(partnerId) ?? []).filter((row) => row.sequence > sequence).slice(0, limit);
    },
    search: () => Promise.reject(new Error('not asked for')),
  },
} satisfies Parameters<typeof auditRows>[0];

function rows(options: Partial<AuditRowsOptions> = {}) {
  return auditRows(reads, {
    partnerId: null,
    after: 0,
    since: null,
    action: null,
    isFollowing: true,
    signal: ending.signal,
    pauseMilliseconds: 1,
    onAway: (away) => {
      told.push(away);
      // Back as soon as somebody was told.
      isAway = false;
    },
    ...options,
  });
}

const placeOf = ({ partnerId, sequence }: AuditRow) => `${partnerId} ${sequence}`;
const upTo = (partnerId: string, last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => `${partnerId} ${first + index}`);

/** Takes so many rows, then ends. */
async function take(from: AsyncGenerator<AuditRow>, count: number, onRow: (taken: number) => void = () => {}): Promise<string[]> {
  const taken: string[] = [];
  for await (const row of from) {
    taken.push(placeOf(row));
    onRow(taken.length);
    if (taken.length === count) ending.abort();
  }
  return taken;
}

describe('rows of the audit trail', () => {
  test('come once each and in order, however many there are, and then it ends', async () => {
    add(ONE, 1_234);
    add(TWO, 500);
    expect(await take(rows({ isFollowing: false }), 0)).toEqual([...upTo(ONE, 1_234), ...upTo(TWO, 500)]);
  });

  test('that are followed come once each, whenever they are added', async () => {
    add(ONE, 500);
    const taken = await take(rows(), 1_003, (count) => {
      if (count === 500) add(ONE, 501);
      if (count === 1_001) add(TWO, 2);
    });
    expect(taken).toEqual([...upTo(ONE, 1_001), ...upTo(TWO, 2)]);
  });

  test('go on where they were when the database was away, which is told once', async () => {
    add(ONE, 3);
    const taken = await take(rows(), 5, (count) => {
      if (count !== 3) return;
      add(ONE, 2);
      isAway = true;
    });
    expect(taken).toEqual(upTo(ONE, 5));
    expect(told).toEqual([true, false]);
  });

  test('are not waited for unless they are followed', async () => {
    isAway = true;
    await expect(take(rows({ isFollowing: false }), 0)).rejects.toThrow(StoreUnavailable);
  });

  test('end where the trail is another one than before, and says how far it reaches now', async () => {
    add(ONE, 10);
    const restored = take(rows(), 99, (count) => {
      if (count !== 10) return;
      trails.set(ONE, []);
      add(ONE, 4);
    });
    await expect(restored).rejects.toMatchObject(new TrailChanged(ONE, 10, 4));
    trails.clear();
    add(ONE, 10);
    const rewritten = take(rows(), 99, (count) => {
      if (count !== 10) return;
      trails.set(ONE, []);
      add(ONE, 12, 'second');
    });
    await expect(rewritten).rejects.toMatchObject(new TrailChanged(ONE, 10, 12));
  });

  test('begin behind the row that a collector names, and not where there is no such row', async () => {
    add(ONE, 10);
    expect(await take(rows({ partnerId: ONE, after: 7, isFollowing: false }), 0)).toEqual(upTo(ONE, 10, 8));
    await expect(take(rows({ partnerId: ONE, after: 11 }), 0)).rejects.toMatchObject({ sequence: 11, last: 10 });
  });
});
