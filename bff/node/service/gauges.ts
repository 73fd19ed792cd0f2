import type { Readiness } from '../../index.ts';
import type { Figures } from './metrics-figures.ts';

/** When something ends that somebody must renew; null: never. */
export interface Ending {
  kind: EndingKind;
  /** Milliseconds since 1970. */
  endsAt(): number | null;
}

export const ENDING_KINDS = ['partner-key', 'tls-certificate', 'field-key', 'head-key'] as const;
export type EndingKind = (typeof ENDING_KINDS)[number];

/** What gauges are set from, taken once a scrape. */
export interface Snapshot {
  /** Milliseconds since 1970. */
  now: number;
  readiness: Readiness;
  figures: Figures;
  /** Commands that wait for a commit. */
  waiting: number;
  freeBytes: number;
  endings: readonly Ending[];
  build: { release: string; node: string; engine: string };
}

type Labelled = readonly (readonly [labels: Record<string, string>, value: number])[];

export interface GaugeSpec {
  name: string;
  help: string;
  labels?: readonly string[];
  /** Undefined: not known yet. */
  read(snapshot: Snapshot): number | undefined | Labelled;
}

/** Where bill lines come from; what a later release adds counts as `other` until it is named here. */
const SOURCES: readonly string[] = ['focus'];

const secondsOf = (instant: string): number => Date.parse(instant) / 1000;
/** Nothing that waits has no age. A clock that was set back makes none either. */
const ageOf = (since: string | null, now: number): number => (since === null ? 0 : Math.max(0, now / 1000 - secondsOf(since)));

const OF_PROCESS: readonly GaugeSpec[] = [
  { name: 'ready', help: '1 where /readyz says yes.', read: ({ readiness }) => Number(readiness.isReady) },
  {
    name: 'check_ok',
    help: '1 where a check or notice of /readyz holds.',
    labels: ['check'],
    read: ({ readiness: { checks, notices } }) =>
      Object.entries({ ...checks, ...notices }).map(([check, { ok }]) => [{ check }, Number(ok)]),
  },
  { name: 'database_up', help: '1 where the database answers.', read: ({ readiness }) => Number(readiness.checks.database?.ok ?? false) },
  { name: 'write_queue_waiting', help: 'Commands that wait for a commit.', read: ({ waiting }) => waiting },
  { name: 'disk_free_bytes', help: 'What may still be written on the disk of the data folder.', read: ({ freeBytes }) => freeBytes },
  { name: 'build_info', help: 'What runs; always 1.', labels: ['release', 'node', 'engine'], read: ({ build }) => [[build, 1]] },
];

const OF_INSTALLATION: readonly GaugeSpec[] = [
  { name: 'jobs_waiting', help: 'Exports that wait for a worker.', read: ({ figures }) => figures.jobs?.waiting },
  { name: 'jobs_running', help: 'Exports that a worker has.', read: ({ figures }) => figures.jobs?.running },
  {
    name: 'job_oldest_age_seconds',
    help: 'Since when the oldest export waits or runs; 0 where none does.',
    read: ({ figures, now }) => figures.jobs && ageOf(figures.jobs.oldestRequestedAt, now),
  },
  { name: 'operations_waiting', help: 'Long operations that wait for a worker.', read: ({ figures }) => figures.operations?.queued },
  { name: 'operations_running', help: 'Long operations that a worker has.', read: ({ figures }) => figures.operations?.running },
  {
    name: 'operations_awaiting_approval',
    help: 'Operations above a limit that wait for a second person; what they move is reserved.',
    read: ({ figures }) => figures.operations?.awaitingApproval,
  },
  {
    name: 'operation_oldest_age_seconds',
    help: 'How long ago the oldest operation was asked for that waits for a worker or runs; 0 where none does.',
    read: ({ figures, now }) => figures.operations && ageOf(figures.operations.oldestAt, now),
  },
  {
    name: 'coupons_overdue',
    help: 'Coupons that ended more than an hour ago, and whose rest has not gone back to its quota.',
    read: ({ figures }) => figures.coupons?.overdue,
  },
  { name: 'events_waiting', help: 'Events that wait to be delivered to a webhook.', read: ({ figures }) => figures.events?.waiting },
  {
    name: 'events_parked',
    help: 'Events that are tried no more until somebody replays them.',
    read: ({ figures }) => figures.events?.parked,
  },
  {
    name: 'event_oldest_age_seconds',
    help: 'How long ago the oldest event happened that waits to be delivered; 0 where none does.',
    read: ({ figures, now }) => figures.events && ageOf(figures.events.oldestWaitingAt, now),
  },
  {
    name: 'verify_timestamp_seconds',
    help: 'When the audit chains, those of signatures and the ledgers were last verified; 0: never.',
    read: ({ figures: { verified } }) => (verified === undefined ? undefined : verified === null ? 0 : secondsOf(verified.at)),
  },
  {
    name: 'verify_intact',
    help: '1 where that found every chain intact, every standing what its chain says and every ledger adding up, or never was; 0 otherwise.',
    read: ({ figures: { verified } }) => (verified === undefined ? undefined : Number(verified?.isIntact ?? true)),
  },
  {
    name: 'data_timestamp_seconds',
    help: 'When bill lines of a source last came into force.',
    labels: ['source'],
    read: ({ figures }) => newestBySource(figures.data ?? []),
  },
  {
    name: 'replicas',
    help: 'Replicas seen in the last minute, by whether they take requests or end.',
    labels: ['state'],
    read: ({ figures: { replicas } }) => {
      const draining = replicas?.filter(({ isDraining }) => isDraining).length ?? 0;
      return replicas
        ? [
            [{ state: 'serving' }, replicas.length - draining],
            [{ state: 'draining' }, draining],
          ]
        : [];
    },
  },
  {
    name: 'replica_settings_variants',
    help: 'Different shared settings among those replicas; more than 1 is a mistake, or a roll-out.',
    read: ({ figures: { replicas } }) => replicas && new Set(replicas.map(({ settingsHash }) => settingsHash)).size,
  },
  {
    name: 'changes_closed',
    help: '1 while a restored store takes no changes.',
    read: ({ figures: { changes } }) => changes && Number(changes.areClosed),
  },
  {
    name: 'key_expiry_timestamp_seconds',
    help: 'When the first key or certificate of a kind ends or is due for rotation; of partners’ keys, when a partner is left without one.',
    labels: ['kind'],
    read: ({ endings, figures: { partnerKeys } }) => {
      const own = endings.map(({ kind, endsAt }) => [kind, endsAt()] as const);
      const ofPartners = partnerKeys?.endAt ? [['partner-key', Date.parse(partnerKeys.endAt)] as const] : [];
      return [...own, ...ofPartners].flatMap(([kind, at]) => (at === null ? [] : [[{ kind }, at / 1000] as const]));
    },
  },
];

/** Read when somebody scrapes. Those of the installation are the same on every replica. */
export const GAUGES: readonly GaugeSpec[] = [...OF_PROCESS, ...OF_INSTALLATION];

function newestBySource(ages: readonly { source: string; switchedAt: string }[]): Labelled {
  const newest = new Map<string, number>();
  for (const { source, switchedAt } of ages) {
    const label = SOURCES.includes(source) ? source : 'other';
    newest.set(label, Math.max(newest.get(label) ?? 0, secondsOf(switchedAt)));
  }
  return [...newest].map(([source, at]) => [{ source }, at]);
}
