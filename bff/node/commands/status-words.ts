import type { OperationBacklog } from '../../ports/operation-leases.ts';
import { type ClosedChanges, livingSince, type Operations, type ReplicaRecord, type VerifiedRecord } from '../../ports/operations.ts';
import type { SchemaStanding } from '../../storage/index.ts';
import { typed } from '../program/release.ts';

export interface StatusFacts {
  replicas: readonly ReplicaRecord[];
  closed: ClosedChanges | null;
  verified: VerifiedRecord | null;
  jobs: Awaited<ReturnType<Operations['jobBacklog']>>;
  /** Null on a schema that knows none. */
  money: OperationBacklog | null;
  webhooks: { oldestWaitingAt: string | null; waiting: number; parked: number };
}

export function schemaLine(release: string, { state, applied, known }: SchemaStanding, migrate: string): string {
  const place = `Release ${release} (this program) knows schema ${known}; the database`;
  if (state === 'empty') return `${place} is empty: ${migrate} makes its schema.`;
  if (state === 'behind') return `${place} has ${applied}: ${migrate} brings it up to date.`;
  if (state === 'ahead') return `${place} has ${applied}, from a newer release, and this one works on it.`;
  return `${place} has it.`;
}

/** What `status` says below the line about the schema. */
export function statusLines({ replicas, closed, verified, jobs, money, webhooks }: StatusFacts, now: number): string[] {
  const alive = replicas.filter(({ seenAt }) => seenAt >= livingSince(now));
  const ago = (at: string) => agoWords(now - Date.parse(at));
  return [
    alive.length === 0 ? 'No replica runs.' : `${counted(alive.length, 'replica')}:`,
    ...alive.map((one) => `  ${replicaLine(one, ago)}`),
    ...replicas
      .filter((one) => !alive.includes(one))
      .map(
        (one) =>
          `  ${one.replicaId}  last seen ${ago(one.seenAt)} ago and did not take its leave: it was killed, or cannot reach the database`,
      ),
    ...differences(alive),
    closed
      ? `Changes are CLOSED since ${closed.since}: the store was restored from a backup of ${closed.backupAt ?? 'an unknown time'}. ${typed('release')} opens them.`
      : 'Changes are open.',
    verifiedLine(verified, ago),
    `Exports: ${jobs.waiting} waiting, ${jobs.running} running${jobs.oldestRequestedAt ? `, the oldest asked for ${ago(jobs.oldestRequestedAt)} ago` : ''}.`,
    ...(money ? [operationsLine(money, ago)] : []),
    `Webhooks: ${counted(webhooks.waiting, 'event')} to be delivered${webhooks.oldestWaitingAt ? `, the oldest of ${ago(webhooks.oldestWaitingAt)} ago` : ''}; ${webhooks.parked} parked.`,
  ];
}

function replicaLine({ replicaId, release, schema, startedAt, seenAt, isDraining }: ReplicaRecord, ago: (at: string) => string): string {
  const ending = isDraining ? ', ending' : '';
  return `${replicaId}  release ${release}, knows schema ${schema}, since ${startedAt}, seen ${ago(seenAt)} ago${ending}`;
}

/** Replicas that would not do the same, or could not open what another sealed. */
function differences(alive: readonly ReplicaRecord[]): string[] {
  const byHash = Map.groupBy(
    alive.filter(({ isDraining }) => !isDraining),
    ({ settingsHash }) => settingsHash,
  );
  const lines: string[] = [];
  if (byHash.size > 1) {
    const groups = [...byHash.values()].map((group) => group.map(({ replicaId }) => replicaId).join(', '));
    lines.push(
      `SETTINGS DIFFER between ${groups.join(' and ')}: limits and lifetimes depend on who answers. Compare ${typed('config')} on each machine.`,
    );
  }
  const known = new Set(alive.flatMap(({ keyIds }) => keyIds));
  for (const { replicaId, keyIds } of alive) {
    const missing = [...known].filter((keyId) => !keyIds.includes(keyId));
    if (missing.length > 0)
      lines.push(
        `KEYS DIFFER: ${replicaId} lacks ${missing.length > 1 ? 'keys' : 'the key'} ${missing.join(', ')}. Give it the keys file of the others.`,
      );
  }
  return lines;
}

function verifiedLine(verified: VerifiedRecord | null, ago: (at: string) => string): string {
  if (!verified) return `Audit chains and ledgers were never verified: ${typed('verify')}.`;
  const found = verified.isIntact ? 'intact' : `BROKEN: ${typed('verify')} names what is wrong`;
  return `Audit chains and ledgers verified ${ago(verified.at)} ago, ${verified.rows.toLocaleString('en')} rows: ${found}.`;
}

function operationsLine({ queued, running, awaitingApproval, oldestAt }: OperationBacklog, ago: (at: string) => string): string {
  const oldest = oldestAt ? `, the oldest asked for ${ago(oldestAt)} ago` : '';
  return `Long operations: ${queued} waiting, ${running} running${oldest}; ${awaitingApproval} waiting for a second person.`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** A clock that went back may make it negative. */
function agoWords(milliseconds: number): string {
  for (const [unit, length] of UNITS) if (milliseconds >= length) return counted(Math.floor(milliseconds / length), unit);
  return '0 seconds';
}
