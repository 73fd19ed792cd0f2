import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createSystemClock } from '../../bff/node/program/clock.ts';
import { HEADS_FILE, startHeads } from '../../bff/node/service/heads.ts';
import type { Store, Unit } from '../../bff/ports/store.ts';
import { sign } from './agreement-world.ts';
import { auditEntry, customerRecord, PARTNER, partnerRecord } from './records.ts';
import { aroundRestores, backedUp, command, folder, type Place, postgres, security, sqlite } from './restore-world.ts';

// Each starts several processes.
vi.setConfig({ testTimeout: 120_000 });
aroundRestores();

const SECOND = `par_${'B'.repeat(22)}`;

/** Signs, and says so in the audit trail as the service does. */
async function signed(unit: Unit, recordId: string, partnerId = PARTNER): Promise<void> {
  const { sequence, hash } = await sign(unit, recordId, { partnerId, at: new Date().toISOString() });
  const entry = { ...auditEntry(), at: new Date().toISOString(), action: 'agreement.sign', details: { isRepeat: false, sequence, hash } };
  await unit.audit.append(partnerId, entry as Parameters<typeof unit.audit.append>[1]);
}

async function inStore(place: Place, run: (store: Store) => Promise<void>): Promise<void> {
  const store = await place.open();
  await run(store);
  await store.close();
}

/** Heads that leave the machine now. */
async function leave(store: Store, place: Place): Promise<void> {
  const failed: unknown[] = [];
  const options = { store, security, clock: createSystemClock(), folder: place.environment.DATA_DIR ?? '', onHead: () => {} };
  await startHeads({ ...options, onFailure: (error) => failed.push(error) }).stop();
  expect(failed).toEqual([]);
}

test.each([
  { name: 'SQLite', make: sqlite },
  { name: 'PostgreSQL', make: postgres },
])('Signatures that a restore on $name loses are told, accepted under a signature, and no break from then on', async ({ make, name }) => {
  const place = await make();
  await inStore(place, async (store) => {
    for (const partnerId of [PARTNER, SECOND])
      await store.write(partnerId, async (unit) => {
        await unit.partners.add(partnerRecord(partnerId));
        await unit.customers.save(partnerId, [customerRecord('cus-1')]);
      });
    await store.write(PARTNER, async (unit) => {
      await signed(unit, 'sig-1');
      await signed(unit, 'sig-2');
    });
  });
  const backup = await backedUp(place);
  await inStore(place, async (store) => {
    await store.write(PARTNER, async (unit) => {
      await signed(unit, 'sig-3');
      await signed(unit, 'sig-4');
    });
    // The backup knows no signature of this one.
    await store.write(SECOND, (unit) => signed(unit, 'sig-5', SECOND));
    await leave(store, place);
  });
  const heads = join(folder, `${name}.heads`);
  const own = join(place.environment.DATA_DIR ?? '', HEADS_FILE);
  copyFileSync(own, heads);
  expect(await command(place, 'restore', backup, '--replace')).toMatchObject({
    code: 0,
    output: expect.stringContaining('CHANGES ARE CLOSED'),
  });

  const refused = await command(place, 'release', '--head', heads);
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('--accept-lost') });
  expect(refused.output).toContain(`${PARTNER} signatures: 2 rows (3 to 4)`);
  expect(refused.output).toContain(`${SECOND} signatures: 1 rows (1 to 1)`);
  expect(await command(place, 'release', '--head', heads, '--accept-lost')).toMatchObject({ code: 0 });

  await inStore(place, async (store) => {
    const [release] = (await store.reads.audit.after(PARTNER, 0, 100)).filter(({ action }) => action === 'store.release');
    expect(release?.details).toMatchObject({ keptSignatures: 2, lostSignaturesFrom: 3, lostSignaturesUntil: 4 });
    await store.write(PARTNER, (unit) => signed(unit, 'sig-6'));
    await store.write(SECOND, (unit) => signed(unit, 'sig-7', SECOND));
    await leave(store, place);
  });
  writeFileSync(heads, readFileSync(own, 'utf8'));
  const verified = await command(place, 'verify', '--head', heads);
  expect(verified).toMatchObject({ code: 0 });
  expect(verified.output).toMatch(new RegExp(`${PARTNER} signatures: rows 3, head \\w+: intact\n.*rows 3 to 4 of before are lost`));
  expect(verified.output).toMatch(new RegExp(`${SECOND} signatures: rows 1, head \\w+: intact\n.*rows 1 to 1 of before are lost`));
});
