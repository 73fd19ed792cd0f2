import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { isNewEnough } from '../../scripts/set-up.mjs';

const ROOT = new URL('../../', import.meta.url).pathname;

/** Names that a file of the room cannot use, as its tsconfig says. */
function unknownNames(room: string, names: string[]): string[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(ROOT, `tsconfig/${room}.json`),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  );
  if (!config) throw new Error(`tsconfig/${room}.json cannot be read`);
  const folder = mkdtempSync(join(tmpdir(), 'globals-'));
  try {
    const file = join(folder, 'plant.ts');
    writeFileSync(file, `${names.map((name) => `void ${name};`).join('\n')}\nexport {};\n`);
    const options = { ...config.options, typeRoots: [join(ROOT, 'node_modules/@types')] };
    const found = ts.getPreEmitDiagnostics(ts.createProgram([file], options));
    const messages = found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    return names.filter((name) => messages.some((message) => message.includes(`'${name}'`)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('what a room may take for granted', () => {
  test.each([
    ['shared', ['fetch', 'document', 'process', 'Buffer']],
    ['domain', ['fetch', 'document', 'process', 'Buffer', 'crypto', 'setTimeout']],
    ['contract', ['document', 'process', 'Buffer']],
    ['bff', ['document', 'window', 'localStorage', 'process', 'Buffer', 'require']],
    ['node', ['document', 'window']],
    ['widgets', ['process', 'Buffer', 'require']],
    ['stories', ['process', 'Buffer', 'require']],
  ])('%s knows none of %j', (room, names) => {
    expect(unknownNames(room, names)).toEqual(names);
  });

  test.each([
    ['bff', ['fetch', 'crypto', 'URL', 'TextDecoder', 'ReadableStream']],
    ['node', ['process', 'Buffer', 'fetch', 'crypto']],
    ['widgets', ['document', 'fetch', 'customElements']],
  ])('%s knows %j', (room, names) => {
    expect(unknownNames(room, names)).toEqual([]);
  });
});

test('Node 24 from npm is what runs, wherever npm has one for the platform', async () => {
  const pinned = spawnSync(join(ROOT, 'node_modules/.bin/node'), ['--version'], { encoding: 'utf8' });
  expect(process.version).toBe(pinned.status === 0 ? pinned.stdout.trim() : process.version);
  expect(isNewEnough(process.versions.node)).toBe(true);
});
