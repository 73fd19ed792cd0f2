import { type AcceptedLoss, canBeLost, isExcused, type LeftHead } from './accepted-loss.ts';
import type { WalkedChain } from './audit-chain.ts';

/** One partner's chain after a restore, and what heads that were kept elsewhere say of it. */
export interface RestoredChain {
  partnerId: string;
  /** Whether the store has the partner; heads can be of one that the backup did not know. */
  isKnown: boolean;
  walked: WalkedChain;
  /** The last row that was kept (0: none), by the row that the restore wrote after it; null where there is no such row. */
  kept: { sequence: number; hash: string } | null;
  isReleased: boolean;
  /** The partner's chain of signatures, where it has one or a head of it was signed. */
  signatures?: Pick<RestoredChain, 'walked' | 'kept'>;
}

/** What is known before a release is decided on. */
export interface ReleaseFacts {
  /** Null: changes are open. */
  closed: { since: string; backupAt: string | null } | null;
  /** Sessions from before the restore that still live. */
  liveSessions: number;
  chains: readonly RestoredChain[];
  /** Null: none were named. */
  heads: { count: number; badLines: readonly number[] } | null;
  isWithoutHeads: boolean;
  isLossAccepted: boolean;
}

export type ReleaseCheck =
  | { name: 'changes-closed'; passed: boolean }
  | { name: 'sessions-ended'; passed: boolean; live: number }
  | { name: 'chains-intact'; passed: boolean; broken: readonly BrokenChain[] }
  | { name: 'heads-compared'; passed: boolean; count: number | null; badLines: readonly number[] }
  | { name: 'losses-accepted'; passed: boolean; lost: readonly LostRows[] };

/** A chain that no restore explains. */
export interface BrokenChain {
  partnerId: string;
  /** Left out: the audit chain. */
  chain?: 'signatures';
  /** Sequence of the first row that is wrong or missing. */
  at: number;
  reason: 'row' | 'head' | 'restore-missing';
}

/** Rows that a partner is known to have lost; there may be more after the last head. */
export interface LostRows {
  partnerId: string;
  /** Left out: of the audit chain. */
  chain?: 'signatures';
  from: number;
  until: number;
}

/**
 * What must hold before a restored store takes changes again, in order; all of it is answered at once, so that whoever reads it at night
 * knows the whole way.
 */
export function checkRelease(facts: ReleaseFacts): ReleaseCheck[] {
  const broken = ofBoth(facts.chains, (chain) => brokenChain(chain, facts));
  const lost = ofBoth(facts.chains, (chain) => lostRows(chain, facts));
  return [
    { name: 'changes-closed', passed: facts.closed !== null },
    { name: 'sessions-ended', passed: facts.liveSessions === 0, live: facts.liveSessions },
    { name: 'chains-intact', passed: broken.length === 0, broken },
    headsCompared(facts),
    { name: 'losses-accepted', passed: lost.length === 0 || facts.isLossAccepted, lost },
  ];
}

/** What is found of each audit chain and of the chain of signatures beside it, marked. */
function ofBoth<Found extends BrokenChain | LostRows>(chains: readonly RestoredChain[], find: (chain: RestoredChain) => Found[]): Found[] {
  return chains.flatMap(({ signatures, ...chain }) => [
    ...find(chain),
    ...(signatures ? find({ ...chain, ...signatures }).map((found) => ({ ...found, chain: 'signatures' as const })) : []),
  ]);
}

function headsCompared({ heads, isWithoutHeads }: ReleaseFacts): ReleaseCheck {
  const badLines = heads?.badLines ?? [];
  const passed = heads === null ? isWithoutHeads : heads.count > 0 && badLines.length === 0;
  return { name: 'heads-compared', passed, count: heads?.count ?? null, badLines };
}

/** A break is never accepted: no restore makes one, so somebody changed something. */
function brokenChain({ partnerId, walked, kept }: RestoredChain, { closed }: ReleaseFacts): BrokenChain[] {
  if (walked.broken) return [{ partnerId, at: walked.broken.at, reason: 'row' }];
  if (kept === null) return [{ partnerId, at: walked.rows + 1, reason: 'restore-missing' }];
  const unexplained = walked.unmatched.filter((one) => !isLost(one, { partnerId, walked, kept }, closed) && !isExcused(one, walked.losses));
  const [head] = inOrder(unexplained);
  return head ? [{ partnerId, at: head.sequence, reason: 'head' }] : [];
}

function lostRows(chain: RestoredChain, { closed }: ReleaseFacts): LostRows[] {
  const until = lostUntil(chain, closed);
  if (until === null || chain.kept === null || chain.isReleased) return [];
  return [{ partnerId: chain.partnerId, from: chain.kept.sequence + 1, until }];
}

/** The newest row that is known to be lost; null where none is. */
export function lostUntil(chain: Pick<RestoredChain, 'partnerId' | 'walked' | 'kept'>, closed: ReleaseFacts['closed']): number | null {
  const { kept } = chain;
  if (kept === null) return null;
  const last = inOrder(chain.walked.unmatched.filter((head) => isLost(head, { ...chain, kept }, closed))).at(-1);
  return last?.sequence ?? null;
}

interface KeptChain {
  partnerId: string;
  walked: WalkedChain;
  kept: { sequence: number; hash: string };
}

/** Lost by this restore. What an earlier one lost and somebody accepted stands in a row that was kept, and counts no more. */
function isLost(head: LeftHead, { partnerId, kept }: KeptChain, closed: ReleaseFacts['closed']): boolean {
  if (closed === null) return false;
  const restore = { partnerId, keptSequence: kept.sequence, keptHash: kept.hash, backupAt: closed.backupAt, restoredAt: closed.since };
  return canBeLost(head, restore);
}

/** What is signed and put on record of a partner's chain of signatures; null where it has none. */
export function signaturesLossOf(
  { partnerId, signatures }: RestoredChain,
  closed: NonNullable<ReleaseFacts['closed']>,
): AcceptedLoss | null {
  if (!signatures?.kept) return null;
  return { ...lossOf({ partnerId, walked: signatures.walked, kept: signatures.kept }, closed), chain: 'signatures' };
}

/** What is signed and put on record of one chain. */
export function lossOf(chain: KeptChain, closed: NonNullable<ReleaseFacts['closed']>): AcceptedLoss {
  return {
    partnerId: chain.partnerId,
    keptSequence: chain.kept.sequence,
    keptHash: chain.kept.hash,
    lostUntil: lostUntil(chain, closed) ?? chain.kept.sequence,
    backupAt: closed.backupAt,
    restoredAt: closed.since,
  };
}

function inOrder(heads: readonly LeftHead[]): LeftHead[] {
  return heads.toSorted((one, other) => one.sequence - other.sequence);
}

/**
 * How many sequences of events are left out after a restore: more than any partner can have been given since the backup, so that none is
 * given twice for different events.
 */
export const EVENTS_SKIPPED = 1_000_000;
