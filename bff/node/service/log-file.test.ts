import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createLog } from './log.ts';
import { openLogFile } from './log-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'partner-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('Lines are kept in order, in a folder made for them, for the service’s account alone', async () => {
  const path = join(folder, 'made', 'log.jsonl');
  const file = openLogFile(path);
  const lines = Array.from({ length: 2_000 }, (_, index) => `line ${index} 名\n`);
  for (const line of lines) file.write(line);
  await file.flush();
  file.write('last\n');
  await file.flush();
  expect(readFileSync(path, 'utf8')).toBe(`${lines.join('')}last\n`);
  expect(statSync(path).mode & 0o077).toBe(0);
});

/** Every write to this device fails as on a full disk. */
const FULL = '/dev/full';

test.runIf(existsSync(FULL))('A full disk neither ends nor holds up the service, nor fills its memory', async () => {
  const log = createLog({ path: FULL });
  for (let count = 0; count < 50_000; count += 1) log.failure(`req_${count}`, new Error('x'));
  await log.flush();
  log.failure('req_last', new Error('x'));
  await log.flush();
});
