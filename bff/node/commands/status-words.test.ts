import { expect, test } from 'vitest';
import type { ReplicaRecord } from '../../ports/operations.ts';
import { typed } from '../program/release.ts';
import { type StatusFacts, schemaLine, statusLines } from './status-words.ts';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');
const QUIET: StatusFacts = {
  replicas: [],
  closed: null,
  verified: null,
  jobs: { waiting: 0, running: 0, oldestRequestedAt: null },
  money: { queued: 0, running: 0, awaitingApproval: 0, oldestAt: null },
  webhooks: { waiting: 0, parked: 0, oldestWaitingAt: null },
};

function replica(replicaId: string, stated: Partial<ReplicaRecord> = {}): ReplicaRecord {
  return {
    replicaId,
    release: '1.0.0',
    schema: 10,
    settingsHash: 'a',
    keyIds: ['k1'],
    startedAt: '2026-03-01T08:00:00.000Z',
    seenAt: '2026-03-01T11:59:57.000Z',
    isDraining: false,
    ...stated,
  };
}

const linesOf = (facts: Partial<StatusFacts>) => statusLines({ ...QUIET, ...facts }, NOW);

test('An installation in order is told in a few lines', () => {
  const verified = { at: '2026-03-01T10:00:00.000Z', isIntact: true, rows: 12_345 };
  expect(linesOf({ replicas: [replica('rep_1'), replica('rep_2', { isDraining: true })], verified })).toEqual([
    '2 replicas:',
    '  rep_1  release 1.0.0, knows schema 10, since 2026-03-01T08:00:00.000Z, seen 3 seconds ago',
    '  rep_2  release 1.0.0, knows schema 10, since 2026-03-01T08:00:00.000Z, seen 3 seconds ago, ending',
    'Changes are open.',
    'Audit chains and ledgers verified 2 hours ago, 12,345 rows: intact.',
    'Exports: 0 waiting, 0 running.',
    'Long operations: 0 waiting, 0 running; 0 waiting for a second person.',
    'Webhooks: 0 events to be delivered; 0 parked.',
  ]);
});

test('Replicas with other settings or without a key of the others are named', () => {
  const lines = linesOf({
    replicas: [replica('rep_1'), replica('rep_2', { settingsHash: 'b' }), replica('rep_3', { keyIds: ['k1', 'k2', 'head.h1'] })],
  });
  expect(lines).toContain(
    `SETTINGS DIFFER between rep_1, rep_3 and rep_2: limits and lifetimes depend on who answers. Compare ${typed('config')} on each machine.`,
  );
  expect(lines).toContain('KEYS DIFFER: rep_1 lacks keys k2, head.h1. Give it the keys file of the others.');
  expect(lines.join()).not.toContain('KEYS DIFFER: rep_3');
});

test('A replica that was killed is told apart from those that run', () => {
  const lines = linesOf({ replicas: [replica('rep_gone', { seenAt: '2026-03-01T11:57:00.000Z', settingsHash: 'b' })] });
  expect(lines[0]).toBe('No replica runs.');
  expect(lines[1]).toContain('rep_gone  last seen 3 minutes ago and did not take its leave');
  expect(lines.join()).not.toContain('DIFFER');
});

test('What waits, what is broken and what is closed is said with what to type', () => {
  const lines = linesOf({
    closed: { since: '2026-03-01T11:00:00.000Z', backupAt: null },
    verified: { at: '2026-03-01T11:00:00.000Z', isIntact: false, rows: 5 },
    jobs: { waiting: 2, running: 1, oldestRequestedAt: '2026-03-01T11:50:00.000Z' },
    webhooks: { waiting: 1, parked: 4, oldestWaitingAt: '2026-02-27T11:50:00.000Z' },
  }).join('\n');
  expect(lines).toContain(
    `Changes are CLOSED since 2026-03-01T11:00:00.000Z: the store was restored from a backup of an unknown time. ${typed('release')} opens them.`,
  );
  expect(lines).toContain(`5 rows: BROKEN: ${typed('verify')} names what is wrong.`);
  expect(lines).toContain('Exports: 2 waiting, 1 running, the oldest asked for 10 minutes ago.');
  expect(lines).toContain('Webhooks: 1 event to be delivered, the oldest of 2 days ago; 4 parked.');
});

test('How the database stands to the program is said first', () => {
  const line = (state: Parameters<typeof schemaLine>[1]['state'], applied: number) =>
    schemaLine('1.1.0', { state, applied, known: 11 }, 'migrate');
  expect(line('current', 11)).toBe('Release 1.1.0 (this program) knows schema 11; the database has it.');
  expect(line('behind', 10)).toContain('has 10: migrate brings it up to date.');
  expect(line('ahead', 12)).toContain('has 12, from a newer release, and this one works on it.');
  expect(line('empty', 0)).toContain('is empty: migrate makes its schema.');
});

test('Long operations are told with how long the oldest waits, and not on a schema that knows none', () => {
  const money = { queued: 2, running: 1, awaitingApproval: 3, oldestAt: '2026-03-01T11:40:00.000Z' };
  expect(linesOf({ money })).toContain(
    'Long operations: 2 waiting, 1 running, the oldest asked for 20 minutes ago; 3 waiting for a second person.',
  );
  expect(linesOf({ money: null }).join()).not.toContain('Long operations');
});
