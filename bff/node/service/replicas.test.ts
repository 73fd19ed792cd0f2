import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SCHEMA_NUMBER } from '../../storage/index.ts';
import { RELEASE } from '../program/release.ts';
import { readProgramSettings } from '../program/settings.ts';
import { type OpenedWorld, openWorld } from '../program/world.ts';
import { sharedSettingsHash, startReplica } from './replicas.ts';

const PATIENT = { timeout: 20_000 };
const folder = mkdtempSync(join(tmpdir(), 'partner-replicas-'));
let world: OpenedWorld;
beforeEach(async () => {
  world = await openWorld({ DATA_DIR: folder, LOG_LEVEL: 'silent' }, { demonstration: {} });
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});
const seen = () => world.store.operations.replicas('2000-01-01T00:00:00.000Z');

test('A replica is seen while it runs, seen to end, and then gone', async () => {
  const { presence, membership } = startReplica(world, { beatMilliseconds: 5 });
  await vi.waitFor(async () => expect(await seen()).toHaveLength(1), PATIENT);
  const [first] = await seen();
  expect(first).toMatchObject({
    release: RELEASE,
    schema: SCHEMA_NUMBER,
    isDraining: false,
    keyIds: [expect.any(String), expect.stringMatching(/^head\./)],
  });
  await vi.waitFor(async () => expect((await seen())[0]?.seenAt).not.toBe(first?.seenAt), PATIENT);
  await presence.stop();
  expect(await seen()).toMatchObject([{ replicaId: first?.replicaId, isDraining: true }]);
  await membership.stop();
  expect(await seen()).toEqual([]);
});

test('A database that is away is told once, and the replica is seen again afterwards', async () => {
  const failures: unknown[] = [];
  let isAway = true;
  const { operations } = world.store;
  const saveReplica: typeof operations.saveReplica = (record) =>
    isAway ? Promise.reject(new Error('away')) : operations.saveReplica(record);
  const log = { ...world.log, failure: (_part: string, error: unknown) => failures.push(error) };
  let tries = 0;
  const store = {
    ...world.store,
    operations: {
      ...operations,
      saveReplica: (record: Parameters<typeof saveReplica>[0]) => {
        tries += 1;
        return saveReplica(record);
      },
    },
  };
  const { presence, membership } = startReplica({ ...world, store, log }, { beatMilliseconds: 5 });
  await vi.waitFor(() => expect(tries).toBeGreaterThan(3), PATIENT);
  expect(failures).toHaveLength(1);
  isAway = false;
  await vi.waitFor(async () => expect(await seen()).toHaveLength(1), PATIENT);
  await presence.stop();
  await membership.stop();
});

test('Settings that decide what operators may do are compared, those of one machine are not', () => {
  const hashOf = (env: NodeJS.ProcessEnv) => sharedSettingsHash(readProgramSettings(env));
  const usual = hashOf({});
  expect(hashOf({ PORT: '9000', DATA_DIR: '/elsewhere', LOG_LEVEL: 'error', DATABASE_URL: 'postgres://a/b' })).toBe(usual);
  expect(hashOf({ REVEAL_CELLS_PER_DAY: '5' })).not.toBe(usual);
  expect(hashOf({ TOKEN_LIFE_SECONDS: '60' })).not.toBe(usual);
});
