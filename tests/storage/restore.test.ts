import { appendFileSync, copyFileSync, mkdtempSync, readdirSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { gatherChains, type Walking } from '../../bff/actions/restore/gather.ts';
import { releasePartner } from '../../bff/actions/restore/release.ts';
import { createSystemClock } from '../../bff/node/program/clock.ts';
import { chainWalk, rowsOf, signaturesOf, signatureWalk } from '../../bff/node/program/verify-chains.ts';
import type { Store } from '../../bff/ports/store.ts';
import { installationKeys } from './installation.ts';
import { ALL, auditEntry, listQuery, PARTNER, partnerRecord } from './records.ts';
import { aroundRestores, backedUp, command, fill, folder, keys, OPERATOR, postgres, security, sqlite, time } from './restore-world.ts';
import { runCommand, spawnCommand } from './run-command.ts';

// Each starts several processes.
vi.setConfig({ testTimeout: 120_000 });
aroundRestores();

describe.each([
  { name: 'SQLite', make: sqlite },
  { name: 'PostgreSQL', make: postgres },
])('A restored store on $name', ({ make }) => {
  test('goes on with nothing that was under way: sessions are over, leases dropped, shown values hidden; restored again it is the same', async () => {
    const place = await make();
    const store = await place.open();
    await fill(store);
    await store.close();
    const backup = await backedUp(place);
    for (const _time of ['first', 'second']) {
      expect(await command(place, 'restore', backup, '--replace')).toMatchObject({
        code: 0,
        output: expect.stringMatching(/Sessions ended: 2\./),
      });
      const restored = await place.open();
      const now = new Date().toISOString();
      expect(await restored.operations.closedChanges()).toMatchObject({ since: expect.any(String), backupAt: expect.any(String) });
      expect(await restored.operations.sessionsFrom(now, now)).toBe(0);
      expect(await restored.reads.sessions.findBySecretHash('hash 2')).toMatchObject({ revokedAt: expect.any(String) });
      expect(await restored.reads.reveals.isShown(PARTNER, OPERATOR, { field: 'mobile', customerId: 'cus-1', at: now })).toBe(false);
      expect(await restored.reads.jobs.due(now, 5)).toEqual([{ partnerId: PARTNER, jobId: 'job_1' }]);
      expect(await restored.reads.events.due(time(), 5)).toMatchObject([{ webhookId: 'whk_1' }]);
      expect((await restored.reads.audit.after(PARTNER, 0, 10)).map(({ action }) => action)).toEqual(['test.done', 'store.restore']);
      const [value] = await restored.reads.customers.values([PARTNER], ALL, 'mobile', ['cus-1']);
      expect(value?.value).toMatch(/^a1\./);
      await restored.close();
    }
  });

  test('is not made where its field keys are missing or others; what is there stays, and the keys are named', async () => {
    const place = await make();
    const store = await place.open();
    await fill(store);
    await store.close();
    const backup = await backedUp(place);
    const [key] = keys.ring.fieldKeys;
    const strangers = [installationKeys(), installationKeys({ keyId: key?.keyId ?? '' })];
    for (const stranger of strangers) {
      const data = mkdtempSync(join(folder, 'keys-'));
      stranger.put(data);
      if (place.environment.DATABASE_URL === undefined)
        copyFileSync(join(place.environment.DATA_DIR ?? '', 'partner-widgets.sqlite'), join(data, 'partner-widgets.sqlite'));
      const refused = await runCommand('restore', [backup, '--replace'], { ...place.environment, DATA_DIR: data });
      expect(refused).toMatchObject({ code: 1, output: expect.stringContaining(key?.keyId ?? '') });
      expect(refused.output).toContain('Nothing was changed');
    }
    const same = await place.open();
    expect(await same.operations.closedChanges()).toBeNull();
    await same.close();
  });

  test('is released once where two type it at once: one row in each chain, one event, one gap', async () => {
    const place = await make();
    const store = await place.open();
    await fill(store);
    await store.close();
    const backup = await backedUp(place);
    expect(await command(place, 'restore', backup, '--replace')).toMatchObject({ code: 0 });
    const restored = await place.open();
    const closed = await restored.operations.closedChanges();
    if (!closed) throw new Error('Changes are not closed.');
    const walking: Walking = {
      rowsOf: (id) => rowsOf(restored, id),
      walk: (heads) => chainWalk(security, heads),
      signaturesOf: (id) => signaturesOf(restored, id),
      walkSignatures: (heads, trail) => signatureWalk(security, heads, trail),
      readLoss: security.readSignedLoss,
    };
    // Both have looked before either writes.
    const [one = [], other = []] = await Promise.all([
      gatherChains(restored, closed, [], walking),
      gatherChains(restored, closed, [], walking),
    ]);
    const world = { store: restored, security, clock: createSystemClock() };
    await Promise.all([...one, ...other].map((chain) => releasePartner(world, chain, closed, { isCompared: false })));
    const rows = await restored.reads.audit.after(PARTNER, 0, 100);
    expect(rows.filter(({ action }) => action === 'store.release')).toHaveLength(1);
    expect((await restored.reads.events.after(PARTNER, 0, 100)).map(({ type }) => type)).toEqual(['webhook.test', 'store.restored']);
    await restored.close();
  });

  test('is either the former one or the whole restored one when the restore is killed, and can be restored then', {
    timeout: 60_000,
  }, async () => {
    const place = await make();
    const store = await place.open();
    await fill(store);
    await store.close();
    const backup = await backedUp(place);
    const child = spawnCommand('restore', [backup, '--replace'], place.environment);
    // Killed at the first thing it does on the way: its copy, or its word that it keeps what is there.
    const data = place.environment.DATA_DIR ?? '';
    await new Promise<void>((resolve) => {
      const watcher = watch(data, (_change, file) => {
        if (!file?.startsWith('partner-widgets.sqlite.unfinished-')) return;
        watcher.close();
        resolve();
      });
      child.stdout?.once('data', () => resolve());
      child.once('close', () => resolve());
    });
    child.kill('SIGKILL');
    await new Promise((resolve) => (child.exitCode !== null || child.signalCode !== null ? resolve(null) : child.once('close', resolve)));
    const found = await place.open();
    expect(await found.reads.customers.count(listQuery())).toBe(1);
    await found.close();
    expect(await command(place, 'restore', backup, '--replace')).toMatchObject({ code: 0 });
    expect(readdirSync(data).filter((file) => file.includes('unfinished'))).toEqual([]);
  });
});

test('A restore that is typed twice at once puts one whole, closed database there, and says of the other that it did nothing', async () => {
  const place = await sqlite();
  const store = await place.open();
  await fill(store);
  await store.close();
  const backup = await backedUp(place);
  const data = place.environment.DATA_DIR ?? '';
  for (let round = 0; round < 4; round += 1) {
    rmSync(join(data, 'partner-widgets.sqlite'));
    const both = await Promise.all([command(place, 'restore', backup), command(place, 'restore', backup)]);
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(both.find(({ code }) => code === 1)?.output).toMatch(/holds data\. Add --replace|is in use/);
    const restored = await place.open();
    expect(await restored.operations.closedChanges()).not.toBeNull();
    expect(await restored.reads.customers.count(listQuery())).toBe(1);
    await restored.close();
  }
  expect(readdirSync(data).filter((file) => file.includes('unfinished'))).toEqual([]);
});

test('A partner that the backup did not know, and a second restore of it, are accepted and told; heads of all lives bear the chains out', async () => {
  const place = await sqlite();
  const heads = join(folder, 'lives.jsonl');
  const leave = async (store: Store) => {
    for (const partnerId of await store.reads.audit.partners()) {
      const head = await store.reads.audit.head(partnerId);
      if (!head) continue;
      const line = { partnerId, ...head, at: new Date().toISOString() };
      appendFileSync(heads, `${JSON.stringify({ ...line, signed: await security.signHead(line) })}\n`);
    }
  };
  const live = async (partnerId: string) => {
    const store = await place.open();
    if (!(await store.reads.partners.find(partnerId))) await store.write(partnerId, (unit) => unit.partners.add(partnerRecord(partnerId)));
    for (let row = 0; row < 5; row += 1) await store.write(partnerId, (unit) => unit.audit.append(partnerId, auditEntry()));
    await leave(store);
    await store.close();
  };
  const first = await place.open();
  await fill(first);
  await first.close();
  await live(PARTNER);
  const backup = await backedUp(place);
  for (const lost of [5, 7]) {
    await live(PARTNER);
    await live('par_late');
    expect(await command(place, 'restore', backup, '--replace')).toMatchObject({ code: 0 });
    expect(await command(place, 'partner', 'add', '--name', 'New', '--kind', 'distributor')).toMatchObject({
      code: 1,
      output: expect.stringContaining('takes no changes yet'),
    });
    expect(await command(place, 'verify', '--head', heads)).toMatchObject({
      code: 1,
      output: expect.stringContaining('closed since a restore'),
    });
    const refused = await command(place, 'release', '--head', heads);
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining(`par_late: ${lost} rows (1 to ${lost})`) });
    expect(await command(place, 'release', '--head', heads, '--accept-lost')).toMatchObject({ code: 0 });
    const verified = await command(place, 'verify', '--head', heads);
    expect(verified).toMatchObject({ code: 0, output: expect.stringContaining(`rows 1 to ${lost} of before are lost`) });
  }
});

test('A backup is not restored under replicas that run; one that nobody knew of notices, and changes nothing of what was restored', async () => {
  const place = await postgres();
  const store = await place.open();
  await fill(store);
  const backup = await backedUp(place);
  const at = new Date().toISOString();
  const replica = {
    replicaId: 'rep_1',
    release: '1.0.0',
    schema: 10,
    settingsHash: '',
    keyIds: [],
    startedAt: at,
    seenAt: at,
    isDraining: false,
  };
  await store.operations.saveReplica(replica);
  expect(await command(place, 'restore', backup, '--replace')).toMatchObject({ code: 1, output: expect.stringContaining('rep_1') });
  await store.operations.removeReplica('rep_1');
  const change = () => store.write(PARTNER, (unit) => unit.partners.setCurrency(PARTNER, 'USD'));
  await change();
  expect(await command(place, 'restore', backup, '--replace')).toMatchObject({ code: 0 });
  await expect(change()).rejects.toMatchObject({ name: 'ChangesClosed' });
  expect(await store.reads.partners.find(PARTNER)).toMatchObject({ currency: 'CNY' });
  await store.close();
});

test('A database whose pages can no longer be read is replaced, and kept', async () => {
  const place = await sqlite();
  const store = await place.open();
  await fill(store);
  await store.close();
  const backup = await backedUp(place);
  copyFileSync(new URL(import.meta.url).pathname, place.path);
  const restored = await command(place, 'restore', backup, '--replace');
  expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('will be kept') });
  expect(readdirSync(place.environment.DATA_DIR ?? '').some((file) => file.includes('.replaced-'))).toBe(true);
});
