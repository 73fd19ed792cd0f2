import { describe, expect, test } from 'vitest';
import { GAUGES, type Snapshot } from './gauges.ts';
import type { Figures } from './metrics-figures.ts';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();
const UNREAD = Object.fromEntries(
  ['jobs', 'coupons', 'events', 'verified', 'data', 'replicas', 'changes', 'partnerKeys'].map((name) => [name, undefined]),
) as unknown as Figures;

const SNAPSHOT: Snapshot = {
  now: NOW,
  readiness: { isReady: false, checks: { database: { ok: false, why: 'does not answer' } }, notices: { disk: { ok: true } } },
  figures: UNREAD,
  waiting: 7,
  freeBytes: 1024,
  endings: [
    { kind: 'tls-certificate', endsAt: () => NOW + 1000 },
    { kind: 'field-key', endsAt: () => null },
  ],
  build: { release: '1.2.3', node: 'v24.1.0', engine: 'postgres' },
};

function read(name: string, figures: Partial<Figures> = {}) {
  const gauge = GAUGES.find((spec) => spec.name === name);
  if (!gauge) throw new Error(`There is no gauge ${name}.`);
  return gauge.read({ ...SNAPSHOT, figures: { ...UNREAD, ...figures } });
}

const replica = (settingsHash: string, isDraining: boolean) => ({
  replicaId: 'rep_1',
  release: '1.2.3',
  schema: 10,
  settingsHash,
  keyIds: [],
  startedAt: ago(100),
  seenAt: ago(1),
  isDraining,
});

describe('what a scrape is told', () => {
  test('of this process: readiness, each check, commands that wait, free disk', () => {
    expect(read('ready')).toBe(0);
    expect(read('database_up')).toBe(0);
    expect(read('check_ok')).toEqual([
      [{ check: 'database' }, 0],
      [{ check: 'disk' }, 1],
    ]);
    expect([read('write_queue_waiting'), read('disk_free_bytes')]).toEqual([7, 1024]);
  });

  test('of work that waits: how much, and how old the oldest is', () => {
    const jobs = { waiting: 2, running: 1, oldestRequestedAt: ago(90) };
    expect([read('jobs_waiting', { jobs }), read('jobs_running', { jobs }), read('job_oldest_age_seconds', { jobs })]).toEqual([2, 1, 90]);
    expect([read('coupons_overdue'), read('coupons_overdue', { coupons: { overdue: 3 } })]).toEqual([undefined, 3]);
    const events = { waiting: 5, parked: 3, oldestWaitingAt: ago(60) };
    expect([read('events_waiting', { events }), read('events_parked', { events }), read('event_oldest_age_seconds', { events })]).toEqual([
      5, 3, 60,
    ]);
  });

  test('nothing that waits has no age, nor has what a clock that was set back calls future', () => {
    expect(read('job_oldest_age_seconds', { jobs: { waiting: 0, running: 0, oldestRequestedAt: null } })).toBe(0);
    expect(read('job_oldest_age_seconds', { jobs: { waiting: 1, running: 0, oldestRequestedAt: ago(-3600) } })).toBe(0);
  });

  test('never verified is an age without end, not a broken chain', () => {
    expect([read('verify_timestamp_seconds', { verified: null }), read('verify_intact', { verified: null })]).toEqual([0, 1]);
    const verified = { at: ago(10), isIntact: false, rows: 3 };
    expect([read('verify_timestamp_seconds', { verified }), read('verify_intact', { verified })]).toEqual([NOW / 1000 - 10, 0]);
  });

  test('the newest data of each source, and one label for sources that nobody has named', () => {
    const data = [
      { source: 'focus', switchedAt: ago(50) },
      { source: 'a customer’s name', switchedAt: ago(40) },
      { source: 'another', switchedAt: ago(30) },
    ];
    expect(read('data_timestamp_seconds', { data })).toEqual([
      [{ source: 'focus' }, NOW / 1000 - 50],
      [{ source: 'other' }, NOW / 1000 - 30],
    ]);
  });

  test('replicas that serve and that end, and whether their settings differ', () => {
    const replicas = [replica('a', false), replica('a', false), replica('b', true)];
    expect(read('replicas', { replicas })).toEqual([
      [{ state: 'serving' }, 2],
      [{ state: 'draining' }, 1],
    ]);
    expect(read('replica_settings_variants', { replicas })).toBe(2);
  });

  test('when the first key or certificate of each kind ends, and nothing of those that never do', () => {
    expect(read('key_expiry_timestamp_seconds', { partnerKeys: { endAt: ago(-60) } })).toEqual([
      [{ kind: 'tls-certificate' }, NOW / 1000 + 1],
      [{ kind: 'partner-key' }, NOW / 1000 + 60],
    ]);
    expect(read('key_expiry_timestamp_seconds', { partnerKeys: { endAt: null } })).toHaveLength(1);
  });

  test('closed changes', () => {
    expect([read('changes_closed', { changes: { areClosed: true } }), read('changes_closed', { changes: { areClosed: false } })]).toEqual([
      1, 0,
    ]);
  });

  test('what was never read is not said to be well', () => {
    for (const name of ['jobs_waiting', 'events_parked', 'verify_intact', 'changes_closed', 'replica_settings_variants'])
      expect(read(name), name).toBeUndefined();
    for (const name of ['data_timestamp_seconds', 'replicas']) expect(read(name), name).toEqual([]);
  });
});
