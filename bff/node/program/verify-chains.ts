import { readFileSync } from 'node:fs';
import type { AcceptedLoss } from '../../domain/accepted-loss.ts';
import { type ChainCheck, type ChainWalk, checkChain } from '../../domain/audit-chain.ts';
import type { AuditRow } from '../../ports/records.ts';
import type { ChainHead, Security } from '../../ports/security.ts';
import type { Store } from '../../ports/store.ts';

const ROWS_PER_READ = 1_000;
/** Smallest number the column holds: a row put in front of the first one belongs to no chain, and is found as well. */
const BEFORE_ALL_ROWS = -2_147_483_648;

export interface VerifiedChain {
  partnerId: string;
  check: ChainCheck;
}

export interface SignedHeads {
  heads: ChainHead[];
  /** Lines, from 1, that cannot be read, or whose signature does not hold for what they say. */
  badLines: number[];
}

/** Walks the chain of every partner that has one or whose head was once signed. */
export async function* verifyChains(store: Store, security: Security, heads: readonly ChainHead[]): AsyncGenerator<VerifiedChain> {
  const partners = new Set([...(await store.reads.audit.partners()), ...heads.map((head) => head.partnerId)]);
  for (const partnerId of [...partners].sort()) {
    const own = heads.filter((head) => head.partnerId === partnerId);
    yield { partnerId, check: await checkChain(rowsOf(store, partnerId), chainWalk(security, own)) };
  }
}

/** How a partner's chain is walked: rows hashed and losses read by the keys of this installation. */
export function chainWalk(security: Security, heads: readonly ChainHead[]): ChainWalk<AuditRow> {
  return {
    heads,
    hashRow: (row) => security.hashAuditRow(row),
    lossOf: async ({ action, outcome, details }) =>
      action === 'store.release' && outcome === 'done' && typeof details.accepted === 'string'
        ? security.readSignedLoss(details.accepted)
        : null,
  };
}

/** A chain's rows in order, a thousand a read. */
export async function* rowsOf(store: Store, partnerId: string): AsyncGenerator<AuditRow> {
  let last = BEFORE_ALL_ROWS;
  for (;;) {
    const rows = await store.reads.audit.after(partnerId, last, ROWS_PER_READ);
    yield* rows;
    if (rows.length < ROWS_PER_READ) return;
    last = rows.at(-1)?.sequence ?? last;
  }
}

/**
 * Reads signed heads, one JSON object with a member `signed` a line: the heads file, or the service's log. A last line that was cut while being written is passed over.
 */
export async function readSignedHeads(path: string, security: Security): Promise<SignedHeads> {
  const lines = readFileSync(path, 'utf8').split('\n');
  const cut = lines.pop();
  const read: SignedHeads = { heads: [], badLines: [] };
  if (cut && signedOf(cut) !== null) lines.push(cut);
  for (const [index, line] of lines.entries()) {
    if (isOfSomethingElse(line)) continue;
    const head = await headOf(line, security);
    if (head) read.heads.push(head);
    else read.badLines.push(index + 1);
  }
  return read;
}

/** Lines of the service's log that carry no head. */
function isOfSomethingElse(line: string): boolean {
  try {
    const said: unknown = JSON.parse(line);
    return typeof said === 'object' && said !== null && !('signed' in said);
  } catch {
    return false;
  }
}

/** The head that a line's signature states; null where the line itself says something else. */
async function headOf(line: string, security: Security): Promise<ChainHead | null> {
  const signed = signedOf(line);
  const head = signed === null ? null : await security.readSignedHead(signed);
  if (head === null) return null;
  const said = JSON.parse(line) as Partial<ChainHead>;
  return (['partnerId', 'sequence', 'hash'] as const).every((name) => (said[name] ?? head[name]) === head[name]) ? head : null;
}

function signedOf(line: string): string | null {
  try {
    const { signed } = JSON.parse(line) as { signed?: unknown };
    return typeof signed === 'string' ? signed : null;
  } catch {
    return null;
  }
}

const REASONS = {
  sequence: 'a row is missing or out of order',
  'previous-hash': 'it does not follow from the row before it',
  hash: 'its content was changed',
  head: 'it is not the row whose head was signed',
  'tail-missing': 'a signed head says that there was such a row',
} as const;

/** One line for a person, such as `par_… rows 12, head 3f…: intact`. */
export function chainLine({ partnerId, check }: VerifiedChain): string {
  if (check.state === 'intact')
    return [`${partnerId}: rows ${check.rows}, head ${check.head}: intact`, ...check.losses.map(lossLine)].join('\n');
  return `${partnerId}: rows ${check.rows} intact, BROKEN at row ${check.brokenAt}: ${REASONS[check.reason]}`;
}

/** A loss is told with every verification, so that nobody takes it for nothing. */
function lossLine({ keptSequence, lostUntil, backupAt, restoredAt }: AcceptedLoss): string {
  const restore = `restored ${restoredAt} from a backup of ${backupAt ?? 'a time that is not known'}`;
  if (lostUntil === keptSequence) return `  ${restore}: no row is known to be lost after row ${keptSequence}`;
  return `  ${restore}: rows ${keptSequence + 1} to ${lostUntil} of before are lost, which was accepted under a signature`;
}
