import { setTimeout as pause } from 'node:timers/promises';
import type { AuditAction } from '../../../shared/values/lists.ts';
import type { AuditRow } from '../../ports/records.ts';
import { type Store, StoreUnavailable } from '../../ports/store.ts';

export interface AuditRowsOptions {
  /** Whose rows; null: everybody's, partners that come later included. */
  partnerId: string | null;
  /** Goes on after this row of the partner; 0: from the first. */
  after: number;
  /** Passes over rows from before this instant; null: none. */
  since: string | null;
  action: AuditAction | null;
  /** Waits for further rows at the end, and for a database that is away. */
  isFollowing: boolean;
  /** Ends it, between two rows. */
  signal: AbortSignal;
  /** Least time between two looks for new rows. */
  pauseMilliseconds?: number;
  /** Told when the database is lost, and when it is back. */
  onAway(isAway: boolean): void;
}

/** The trail does not hold a row any more as it was: the rows behind it are others than those that were shown. */
export class TrailChanged extends Error {
  override name = 'TrailChanged';
  readonly partnerId: string;
  readonly sequence: number;
  /** Last row that is there now; 0: none. */
  readonly last: number;

  constructor(partnerId: string, sequence: number, last: number) {
    super(`Row ${sequence} of ${partnerId} is not there as it was.`);
    this.partnerId = partnerId;
    this.sequence = sequence;
    this.last = last;
  }
}

const ROWS_PER_READ = 500;
const PAUSE_MILLISECONDS = 1000;
/** Of its time, a follower of many partners rests four fifths. */
const REST_SHARE = 4;

/** The last row that was seen; without a hash where somebody else saw it. */
interface Place {
  sequence: number;
  hash: string | null;
}

type Trail = Pick<Store['reads'], 'audit'>;

/**
 * Rows of the audit trail, each once, and each partner's in order. Throws `TrailChanged` where the database was put back meanwhile, and
 * `StoreUnavailable` where it cannot be reached and nobody waits for it.
 */
export async function* auditRows(reads: Trail, options: AuditRowsOptions): AsyncGenerator<AuditRow> {
  const { since, action, isFollowing, signal } = options;
  const places = new Map<string, Place>();
  for (let isFirst = true; isFirst || isFollowing; isFirst = false) {
    const startedAt = performance.now();
    for (const partnerId of await patiently(options, () => partnersOf(reads, options))) {
      for (let isEnd = false; !isEnd && !signal.aborted; ) {
        const place = places.get(partnerId) ?? { sequence: options.after, hash: null };
        const rows = await patiently(options, () => rowsBehind(reads, partnerId, place));
        for (const row of rows) {
          if (signal.aborted) return;
          places.set(partnerId, row);
          if ((since === null || row.at >= since) && (action === null || row.action === action)) yield row;
        }
        isEnd = rows.length < ROWS_PER_READ;
      }
    }
    if (signal.aborted) return;
    if (isFollowing)
      await rest(Math.max(options.pauseMilliseconds ?? PAUSE_MILLISECONDS, REST_SHARE * (performance.now() - startedAt)), signal);
  }
}

async function partnersOf({ audit }: Trail, { partnerId }: AuditRowsOptions): Promise<readonly string[]> {
  return partnerId === null ? audit.partners() : [partnerId];
}

/** The row of the place is read again: only where it is the same do the rows behind it follow from it. */
async function rowsBehind({ audit }: Trail, partnerId: string, { sequence, hash }: Place): Promise<readonly AuditRow[]> {
  if (sequence === 0) return audit.after(partnerId, 0, ROWS_PER_READ);
  const [known, ...rows] = await audit.after(partnerId, sequence - 1, ROWS_PER_READ + 1);
  if (known?.sequence === sequence && (hash === null || known.hash === hash)) return rows;
  throw new TrailChanged(partnerId, sequence, (await audit.head(partnerId))?.sequence ?? 0);
}

/** Tries again until the database answers, where the rows are followed. */
async function patiently<Answer>(options: AuditRowsOptions, read: () => Promise<Answer>): Promise<Answer | readonly never[]> {
  for (let isAway = false; ; isAway = true) {
    try {
      const answer = await read();
      if (isAway) options.onAway(false);
      return answer;
    } catch (error) {
      if (!options.isFollowing || !(error instanceof StoreUnavailable)) throw error;
      if (!isAway) options.onAway(true);
    }
    await rest(options.pauseMilliseconds ?? PAUSE_MILLISECONDS, options.signal);
    if (options.signal.aborted) return [];
  }
}

async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal }).catch(() => {});
}
