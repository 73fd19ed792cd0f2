import { expect, test } from 'vitest';
import { unpackPiece } from '../../bff/actions/exports/pieces.ts';
import { type ExportRequest, sealRequest } from '../../bff/actions/exports/request.ts';
import { createJobRunner } from '../../bff/actions/jobs/run.ts';
import { tableWriters } from '../../bff/files/index.ts';
import { type Store, StoreUnavailable } from '../../bff/ports/store.ts';
import { CODE, sign, versionRecord, withdrawal } from './agreement-world.ts';
import { exportWorld, ROWS_PER_PIECE } from './export-world.ts';
import { ALL, customerRecord, jobRecord, NOW, operatorRecord, PARTNER, partnerRecord } from './records.ts';
import { security } from './security.ts';
import { onBothEngines } from './stores.ts';

const OPERATOR = 'op_AAAAAAAAAAAAAAAAAAAAAA';
const LEASE = 30_000;
const CUSTOMERS = 150;
const TERMS = { audience: ['agency-sale', 'referral'], effectiveAt: NOW, noticeDays: 30, isRequired: true } as const;

/** A partner whose customers have signed, all but every third one. */
async function fill(store: Store, roles: readonly string[] = ['administrator']): Promise<void> {
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add(partnerRecord());
    await unit.operators.save(operatorRecord(OPERATOR, { roles }));
    await unit.customers.save(
      PARTNER,
      Array.from({ length: CUSTOMERS }, (_, index) => customerRecord(`cus-${index}`, { customerNameMasked: `李${index}**` })),
    );
    const { texts, ...version } = versionRecord(1);
    await unit.agreements.publish(
      { ...version, texts },
      texts.map((text) => ({ ...text, source: '# Notice\n', rendered: '{}' })),
    );
    for (let index = 0; index < CUSTOMERS; index += 1) if (index % 3 > 0) await sign(unit, `sig_${index}`, { customerId: `cus-${index}` });
  });
}

async function addExport(store: Store, jobId: string): Promise<void> {
  const request: ExportRequest = {
    locale: 'zh-CN',
    asked: { what: 'agreement-standings', code: CODE },
    basis: {
      partnerIds: [PARTNER],
      isOfResellers: false,
      scope: ALL,
      standings: { code: CODE, at: NOW, current: { version: 1, ...TERMS }, effective: [{ version: 1, ...TERMS }] },
    },
  };
  const job = jobRecord(jobId, {
    operatorId: OPERATOR,
    what: 'agreement-standings',
    request: await sealRequest(security, PARTNER, jobId, request),
    requestHash: jobId,
    total: CUSTOMERS,
  });
  await store.write(PARTNER, (unit) => unit.jobs.add(job));
}

function runnerAt(store: Store, now: number, owner: string) {
  return createJobRunner(
    exportWorld(store, () => now),
    { writers: tableWriters, owner, rowsPerPiece: ROWS_PER_PIECE },
  );
}

async function fileOf(store: Store, jobId: string): Promise<string> {
  const { chunks } = (await store.reads.jobs.find(PARTNER, jobId)) ?? { chunks: 0 };
  const parts: Uint8Array[] = [];
  for (let index = 0; index < chunks; index += 1)
    parts.push(await unpackPiece('csv', (await store.reads.jobs.chunk(PARTNER, jobId, index)) as Uint8Array));
  return Buffer.concat(parts).toString();
}

onBothEngines('An export of who has signed', (engines) => {
  test('whose worker dies is taken over where it was, and its file is the same byte for byte', async () => {
    const { store } = await engines.open();
    await fill(store);
    await addExport(store, 'job_killed');
    const find = () => store.reads.jobs.find(PARTNER, 'job_killed');
    const dying: Store = {
      ...store,
      write: async (partnerId, command) => {
        if (((await find())?.chunks ?? 0) >= 4) throw new StoreUnavailable('killed');
        return store.write(partnerId, command);
      },
    };
    await expect(runnerAt(dying, 0, 'wrk_first').runOnce()).rejects.toThrow(StoreUnavailable);
    expect(await find()).toMatchObject({ state: 'running', done: 4 * ROWS_PER_PIECE, attempts: 1 });
    expect(await runnerAt(store, 2 * LEASE, 'wrk_second').runOnce()).toBe(true);
    expect(await find()).toMatchObject({ state: 'done', done: CUSTOMERS, attempts: 2 });

    await addExport(store, 'job_whole');
    await runnerAt(store, 3 * LEASE, 'wrk_third').runOnce();
    const [killed, whole] = [await fileOf(store, 'job_killed'), await fileOf(store, 'job_whole')];
    expect(killed).toBe(whole);
    const rows = whole.trimEnd().split('\r\n').slice(1);
    expect(new Set(rows.map((row) => row.split(',')[0])).size).toBe(CUSTOMERS);
    expect(rows.map((row) => row.includes('已签署'))).toEqual(Array.from({ length: CUSTOMERS }, (_, index) => index % 3 > 0));
  });

  test('names each customer once, also those who sign or withdraw while it is written', async () => {
    const { store } = await engines.open();
    await fill(store);
    await addExport(store, 'job_moving');
    let isMoved = false;
    const moving: Store = {
      ...store,
      write: async (partnerId, command) => {
        if (!isMoved && ((await store.reads.jobs.find(PARTNER, 'job_moving'))?.chunks ?? 0) >= 3) {
          isMoved = true;
          await store.write(PARTNER, async (unit) => {
            // The first and the last: one row is written already, the other is not.
            await sign(unit, 'sig_0', { customerId: 'cus-0' });
            await sign(unit, 'sig_147', { customerId: 'cus-147' });
            for (const index of [1, 149]) {
              const row = await unit.agreements.record(PARTNER, `sig_${index}`);
              if (row) await unit.agreements.append(withdrawal(row, `sig_${index}_w`));
            }
          });
        }
        return store.write(partnerId, command);
      },
    };
    await runnerAt(moving, 0, 'wrk_first').runOnce();
    const rows = (await fileOf(store, 'job_moving')).trimEnd().split('\r\n').slice(1);
    expect(rows.map((row) => row.split(',')[0]).sort()).toEqual(Array.from({ length: CUSTOMERS }, (_, index) => `cus-${index}`).sort());
    const isSigned = (customerId: string) => rows.find((row) => row.startsWith(`${customerId},`))?.includes('已签署');
    expect(['cus-0', 'cus-1', 'cus-147', 'cus-149'].map(isSigned)).toEqual([false, true, true, false]);
  });

  test('fails where whoever asked is no administrator any more', async () => {
    const { store } = await engines.open();
    await fill(store, ['account-manager']);
    await addExport(store, 'job_refused');
    await runnerAt(store, 0, 'wrk_first').runOnce();
    expect(await store.reads.jobs.find(PARTNER, 'job_refused')).toMatchObject({ state: 'failed', failure: 'permission-missing' });
  });
});
