import { readFileSync } from 'node:fs';
import type { AcceptedLoss } from '../../domain/accepted-loss.ts';
import { type ChainCheck, type ChainWalk, checkChain } from '../../domain/audit-chain.ts';
import { emptyTrail, noteRow, type SignatureTrail } from '../../domain/signature-trail.ts';
import type { SignatureRow } from '../../ports/agreements.ts';
import type { AuditRow } from '../../ports/records.ts';
import type { ChainHead, MarkedHead, Security } from '../../ports/security.ts';
import type { Store } from '../../ports/store.ts';

const ROWS_PER_READ = 1_000;
/** Smallest number the column holds: a row put in front of the first one belongs to no chain, and is found as well. */
const BEFORE_ALL_ROWS = -2_147_483_648;

export interface VerifiedChain {
  partnerId: string;
  /** Left out: the audit chain. */
  chain?: 'signatures';
  check: ChainCheck;
}

export interface SignedHeads {
  heads: MarkedHead[];
  /** Lines, from 1, that cannot be read, or whose signature does not hold for what they say. */
  badLines: number[];
}

/** Walks the chains of every partner that has one or whose head was once signed: of each its audit chain, then its chain of signatures. */
export async function* verifyChains(store: Store, security: Security, heads: readonly MarkedHead[]): AsyncGenerator<VerifiedChain> {
  const signing = new Set(await store.reads.agreements.partners());
  const partners = new Set([...(await store.reads.audit.partners()), ...signing, ...heads.map((head) => head.partnerId)]);
  for (const partnerId of [...partners].sort()) {
    const [audit, signatures] = headsOf(heads, partnerId);
    const trail = emptyTrail();
    const check = await checkChain(noting(rowsOf(store, partnerId), trail, security), chainWalk(security, audit));
    yield { partnerId, check };
    if (!signing.has(partnerId) && signatures.length === 0 && trail.named === null) continue;
    // What follows a row that was changed says nothing any more.
    const isTold = check.state === 'intact' || check.reason === 'tail-missing';
    const walk = signatureWalk(security, signatures, isTold ? trail : null);
    yield { partnerId, chain: 'signatures', check: await checkChain(signaturesOf(store, partnerId), walk) };
  }
}

function headsOf(heads: readonly MarkedHead[], partnerId: string): [audit: ChainHead[], signatures: ChainHead[]] {
  const own = heads.filter((head) => head.partnerId === partnerId);
  return [own.filter(({ chain }) => chain === undefined), own.filter(({ chain }) => chain === 'signatures')];
}

/** The same rows; what they say of signatures is noted of each that was found to follow. */
async function* noting(rows: AsyncIterable<AuditRow>, trail: SignatureTrail, security: Security): AsyncGenerator<AuditRow> {
  for await (const row of rows) {
    yield row;
    await noteRow(trail, row, security.readSignedLoss);
  }
}

/** How a partner's chain of signatures is walked; without a trail it is held to its own hashes and heads alone. */
export function signatureWalk(security: Security, heads: readonly ChainHead[], trail: SignatureTrail | null): ChainWalk<SignatureRow> {
  const told = trail === null ? {} : { losses: trail.losses, trail: trail.named };
  return { heads, hashRow: (row) => security.hashAuditRow(row), ...told };
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

export function rowsOf(store: Store, partnerId: string): AsyncGenerator<AuditRow> {
  return inOrder((last) => store.reads.audit.after(partnerId, last, ROWS_PER_READ));
}

export function signaturesOf(store: Store, partnerId: string): AsyncGenerator<SignatureRow> {
  return inOrder((last) => store.reads.agreements.after(partnerId, last, ROWS_PER_READ));
}

/** A chain's rows in order, a thousand a read. */
async function* inOrder<Row extends { sequence: number }>(after: (last: number) => Promise<Row[]>): AsyncGenerator<Row> {
  let last = BEFORE_ALL_ROWS;
  for (;;) {
    const rows = await after(last);
    yield* rows;
    if (rows.length < ROWS_PER_READ) return;
    last = rows.at(-1)?.sequence ?? last;
  }
}

/**
 * Reads signed heads, one JSON object with a member `signed` a line: the heads file, or the service's log. A last line that was cut while
 * being written is passed over.
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
async function headOf(line: string, security: Security): Promise<MarkedHead | null> {
  const signed = signedOf(line);
  if (signed === null) return null;
  const said = JSON.parse(line) as Partial<MarkedHead>;
  const isOfSignatures = said.chain === 'signatures';
  const head = await (isOfSignatures ? security.readSignatureHead(signed) : security.readSignedHead(signed));
  if (head === null) return null;
  if (!(['partnerId', 'sequence', 'hash'] as const).every((name) => (said[name] ?? head[name]) === head[name])) return null;
  return isOfSignatures ? { ...head, chain: 'signatures' } : head;
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
  trail: 'the audit chain says something else of it',
} as const;

/** One line for a person, such as `par_… rows 12, head 3f…: intact`. */
export function chainLine({ partnerId, chain, check }: VerifiedChain): string {
  const name = chain ? `${partnerId} signatures` : partnerId;
  if (check.state === 'intact')
    return [`${name}: rows ${check.rows}, head ${check.head}: intact`, ...check.losses.map(lossLine)].join('\n');
  return `${name}: rows ${check.rows} intact, BROKEN at row ${check.brokenAt}: ${REASONS[check.reason]}`;
}

/** A loss is told with every verification, so that nobody takes it for nothing. */
function lossLine({ keptSequence, lostUntil, backupAt, restoredAt }: AcceptedLoss): string {
  const restore = `restored ${restoredAt} from a backup of ${backupAt ?? 'a time that is not known'}`;
  if (lostUntil === keptSequence) return `  ${restore}: no row is known to be lost after row ${keptSequence}`;
  return `  ${restore}: rows ${keptSequence + 1} to ${lostUntil} of before are lost, which was accepted under a signature`;
}
