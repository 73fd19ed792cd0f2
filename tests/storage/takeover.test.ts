import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { unpackPiece } from '../../bff/actions/exports/pieces.ts';
import { createJobRunner } from '../../bff/actions/jobs/run.ts';
import { tableWriters } from '../../bff/files/index.ts';
import type { JobRecord } from '../../bff/ports/jobs.ts';
import { type Store, StoreUnavailable } from '../../bff/ports/store.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../shared/values/lists.ts';
import { unzip } from '../unzip.ts';
import { addExport, CUSTOMERS, exportWorld, fillForExport, ROWS_PER_PIECE } from './export-world.ts';
import { PARTNER } from './records.ts';
import { onBothEngines } from './stores.ts';

const LEASE = 30_000;

const find = (store: Store, jobId: string) => store.reads.jobs.find(PARTNER, jobId);

async function fileOf(store: Store, jobId: string, format: ExportFormat): Promise<Buffer> {
  const { chunks } = (await find(store, jobId)) ?? { chunks: 0 };
  const parts: Uint8Array[] = [];
  for (let index = 0; index < chunks; index += 1)
    parts.push(await unpackPiece(format, (await store.reads.jobs.chunk(PARTNER, jobId, index)) as Uint8Array));
  return Buffer.concat(parts);
}

/** What a file says, opened from its end where it is a workbook. */
async function textOf(store: Store, jobId: string, format: ExportFormat): Promise<string> {
  const file = await fileOf(store, jobId, format);
  return format === 'csv' ? file.toString() : String(unzip(file).get('xl/worksheets/sheet1.xml'));
}

/** Another process that works on the store's exports, once it is at work on one and some pieces are written. */
async function startWorking(store: Store, address: string, jobId: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./exporting-child.ts', import.meta.url)), address], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = Date.now() + 30_000;
  while (((await find(store, jobId))?.chunks ?? 0) < 3) {
    if (Date.now() > end) throw new Error('The other process does not work.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return child;
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('close', (code) => resolve(code)));
}

function runnerAt(store: Store, now: () => number, owner: string) {
  return createJobRunner(exportWorld(store, now), { writers: tableWriters, owner, rowsPerPiece: ROWS_PER_PIECE });
}

onBothEngines('An export', (engines) => {
  test.each(EXPORT_FORMATS)(
    'in %s that a kill interrupts is taken over, and its file is the same byte for byte',
    { timeout: 120_000 },
    async (format) => {
      const { store, address } = await engines.open();
      await fillForExport(store);
      await addExport(store, 'job_killed', format, Date.now());
      const child = await startWorking(store, address, 'job_killed');
      const gone = ended(child);
      child.kill('SIGKILL');
      await gone;
      const left = await find(store, 'job_killed');
      expect(left).toMatchObject({ state: 'running', attempts: 1 });
      expect(left?.done).toBeLessThan(CUSTOMERS);

      expect(await runnerAt(store, Date.now, 'wrk_early').runOnce()).toBe(false);
      const later = () => Date.now() + LEASE + 1_000;
      expect(await runnerAt(store, later, 'wrk_second').runOnce()).toBe(true);
      expect(await find(store, 'job_killed')).toMatchObject({ state: 'done', done: CUSTOMERS, attempts: 2 });
      const trail = await store.reads.audit.after(PARTNER, 0, 100);
      expect(trail.map(({ action }) => action)).toEqual(['job.takeover', 'export.done']);
      expect(trail[0]?.details).toMatchObject({ attempt: 2, rows: left?.done });

      await addExport(store, 'job_whole', format, Date.now());
      expect(await runnerAt(store, later, 'wrk_third').runOnce()).toBe(true);
      const [killed, whole] = [await fileOf(store, 'job_killed', format), await fileOf(store, 'job_whole', format)];
      expect(killed.equals(whole)).toBe(true);
      expect(killed.length).toBe((await find(store, 'job_killed'))?.bytes);
      const text = await textOf(store, 'job_whole', format);
      expect(new Set(text.match(/cus-\d+/g)).size).toBe(CUSTOMERS);
      expect(text.match(/cus-\d+/g)).toHaveLength(CUSTOMERS);
    },
  );

  test.each([
    ['csv', 3],
    ['xlsx', 0],
  ] as const)('in %s that is taken over goes on from where its file can be gone on with', async (format, chunks) => {
    const { store } = await engines.open();
    await fillForExport(store);
    await addExport(store, 'job_seen', format, 0);
    const seen: (JobRecord | null)[] = [];
    const dying: Store = {
      ...store,
      write: async (partnerId, command) => {
        if (((await find(store, 'job_seen'))?.chunks ?? 0) >= 3) throw new StoreUnavailable('killed');
        return store.write(partnerId, command);
      },
    };
    await expect(runnerAt(dying, () => 0, 'wrk_first').runOnce()).rejects.toThrow(StoreUnavailable);
    const watching: Store = {
      ...store,
      write: async (partnerId, command) => {
        if (seen.length < 2) seen.push(await find(store, 'job_seen'));
        return store.write(partnerId, command);
      },
    };
    await runnerAt(watching, () => 2 * LEASE, 'wrk_second').runOnce();
    const [left, claimed] = seen;
    expect(left).toMatchObject({ attempts: 1, chunks: 3 });
    expect(left?.done).toBeGreaterThan(0);
    expect(claimed).toMatchObject({ attempts: 2, chunks });
    if (chunks === 0) expect(claimed).toMatchObject({ done: 0, bytes: 0, checkpoint: null });
    else expect(claimed).toMatchObject({ done: left?.done, bytes: left?.bytes, checkpoint: left?.checkpoint });
    expect(await find(store, 'job_seen')).toMatchObject({ state: 'done', done: CUSTOMERS });
  });

  test.each(EXPORT_FORMATS)('in %s that a stopping service gives back is taken up at once', { timeout: 60_000 }, async (format) => {
    const { store, address } = await engines.open();
    await fillForExport(store);
    await addExport(store, 'job_stopped', format, Date.now());
    const child = await startWorking(store, address, 'job_stopped');
    const gone = ended(child);
    child.kill('SIGTERM');
    expect(await gone).toBe(0);
    const left = await find(store, 'job_stopped');
    expect(left).toMatchObject({ state: 'running', attempts: 0, lease: null });
    if (format === 'csv') expect(left?.done).toBe((left?.chunks ?? 0) * ROWS_PER_PIECE);
    expect(await runnerAt(store, Date.now, 'wrk_second').runOnce()).toBe(true);
    expect(await find(store, 'job_stopped')).toMatchObject({ state: 'done', done: CUSTOMERS });
    expect((await textOf(store, 'job_stopped', format)).match(/cus-\d+/g)).toHaveLength(CUSTOMERS);
    expect((await store.reads.audit.after(PARTNER, 0, 100)).map(({ action }) => action)).toEqual(['export.done']);
  });

  test('over which five workers died is given up', async () => {
    const { store } = await engines.open();
    await fillForExport(store);
    await addExport(store, 'job_deadly', 'csv', 0);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const at = new Date(attempt * LEASE).toISOString();
      const until = new Date((attempt + 1) * LEASE).toISOString();
      await store.write(PARTNER, (unit) => unit.jobs.claim(PARTNER, 'job_deadly', at, { owner: `wrk_${attempt}`, until }));
    }
    expect(await runnerAt(store, () => 6 * LEASE, 'wrk_last').runOnce()).toBe(true);
    expect(await find(store, 'job_deadly')).toMatchObject({ state: 'failed', failure: 'internal', chunks: 0 });
    expect((await store.reads.audit.after(PARTNER, 0, 100)).map(({ action }) => action)).toEqual(['job.takeover', 'export.failed']);
  });

  test('whose worker lost its lease is left alone by it', async () => {
    const { store, address } = await engines.open();
    const second = await engines.reopen(address);
    await fillForExport(store);
    await addExport(store, 'job_lost', 'csv', 0);
    let isTaken = false;
    const interrupting: Store = {
      ...store,
      write: async (partnerId, command) => {
        if (!isTaken && ((await find(store, 'job_lost'))?.chunks ?? 0) === 2) {
          isTaken = true;
          const lease = { owner: 'wrk_second', until: new Date(10 * LEASE).toISOString() };
          await second.write(PARTNER, (unit) => unit.jobs.claim(PARTNER, 'job_lost', new Date(2 * LEASE).toISOString(), lease));
        }
        return store.write(partnerId, command);
      },
    };
    await runnerAt(interrupting, () => 0, 'wrk_first').runOnce();
    expect(isTaken).toBe(true);
    expect(await find(store, 'job_lost')).toMatchObject({
      state: 'running',
      chunks: 2,
      done: 2 * ROWS_PER_PIECE,
      lease: { owner: 'wrk_second' },
    });
    expect(await store.reads.audit.after(PARTNER, 0, 100)).toEqual([]);
  });
});
