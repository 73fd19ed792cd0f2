/** A head that left the database under a signature. */
export interface LeftHead {
  sequence: number;
  hash: string;
  /** When it was signed; part of what the signature says. */
  at: string;
}

/**
 * Rows that a restore lost, as somebody accepted it: signed with a head key, which is not in the database, and kept in the chain itself
 * (action `store.release`). Whoever can write the database alone can neither make one nor use one that was made: it names the chain it
 * belongs to by the hash of the last row that was kept, and the span of time in which a lost head was signed.
 */
export interface AcceptedLoss {
  partnerId: string;
  /** Left out: rows of the audit chain. Those of the chain of signatures are accepted in the audit chain's rows as well. */
  chain?: 'signatures';
  /** The last row that the backup held (0: none) and its hash. */
  keptSequence: number;
  keptHash: string;
  /** The newest row that is known to be lost; equal to `keptSequence` where none is. */
  lostUntil: number;
  /** When the backup was made, as far as it is known: rows whose heads were signed before it are in it. */
  backupAt: string | null;
  restoredAt: string;
}

/** A replica's clock may be so far behind the one of the machine that made the backup. */
export const CLOCK_TOLERANCE_MILLISECONDS = 5 * 60 * 1000;

/** Whether a loss belongs to the chain whose row carries it: a restore must stand in the chain right after the row that it says was kept. */
export function standsIn(
  loss: AcceptedLoss,
  row: { partnerId: string; sequence: number },
  restoredAfter: ReadonlyMap<number, string>,
): boolean {
  return (
    loss.partnerId === row.partnerId &&
    loss.chain === undefined &&
    row.sequence > loss.keptSequence &&
    restoredAfter.get(loss.keptSequence) === loss.keptHash &&
    loss.lostUntil >= loss.keptSequence
  );
}

/** Whether a head that no row bears out is one of rows that were lost and accepted. */
export function isExcused(head: LeftHead, losses: readonly AcceptedLoss[]): boolean {
  return losses.some((loss) => head.sequence <= loss.lostUntil && canBeLost(head, loss));
}

/**
 * Whether a restore can be why a head's row is not there: it lies after the last row that was kept, and was signed between backup and
 * restore. A head from before the backup must be in the backup; one from after the restore is of the restored chain itself.
 */
export function canBeLost(head: LeftHead, { keptSequence, backupAt, restoredAt }: Omit<AcceptedLoss, 'lostUntil'>): boolean {
  const signedAt = Date.parse(head.at);
  return (
    head.sequence > keptSequence &&
    signedAt < Date.parse(restoredAt) &&
    (backupAt === null || signedAt >= Date.parse(backupAt) - CLOCK_TOLERANCE_MILLISECONDS)
  );
}
