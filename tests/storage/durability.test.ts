import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import { StoreOverloaded } from '../../bff/ports/store.ts';
import { WriteQueue } from '../../bff/storage/queue.ts';
import { PARTNER, partnerRecord } from './records.ts';
import { security } from './security.ts';

const folder = mkdtempSync(join(tmpdir(), 'partner-durable-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Kills a writing process without warning once it has answered some commands; answers with the lines it printed whole. */
function writeUntilKilled(path: string): Promise<string[]> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./writing-child.ts', import.meta.url)), path]);
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
    if (printed.split('\n').length > 100) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('close', () => resolve(printed.split('\n').slice(0, -1))));
}

test('What was answered is kept when the process is killed without warning', { timeout: 120_000 }, async () => {
  const path = join(folder, 'killed.sqlite');
  const first = await openSqliteStore({ path, security });
  await first.write(PARTNER, (unit) => unit.partners.add(partnerRecord()));
  await first.close();
  for (let round = 0; round < 3; round += 1) {
    const answered = await writeUntilKilled(path);
    expect(answered.length).toBeGreaterThan(50);
    const store = await openSqliteStore({ path, security });
    const kept = new Set((await store.reads.audit.after(PARTNER, 0, 100_000)).map((row) => `${row.sequence} ${row.hash}`));
    expect(answered.filter((line) => !kept.has(line))).toEqual([]);
    await store.close();
  }
});

test('A queue that is full refuses at once, and every command of a batch fails with its commit', async () => {
  const release = Promise.withResolvers<void>();
  const outcomes: string[] = [];
  const queue = new WriteQueue<null>(
    async () => {
      await release.promise;
      throw new Error('the commit failed');
    },
    { batchMaximum: 2, waitingMaximum: 2, isRetryable: () => false, isUnavailable: () => false },
  );
  const job = (name: string) => ({
    partnerIds: [PARTNER],
    run: async () => {},
    done: () => void outcomes.push(`${name} done`),
    fail: (error: unknown) => void outcomes.push(`${name}: ${(error as Error).message}`),
  });
  queue.add(job('a'));
  queue.add(job('b'));
  expect(() => queue.add(job('c'))).toThrow(StoreOverloaded);
  release.resolve();
  await queue.close();
  expect(outcomes).toEqual(['a: the commit failed', 'b: the commit failed']);
});
