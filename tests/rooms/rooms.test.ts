import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOMS } from '../../.dependency-cruiser.mjs';
import { FILE_PLANTS, PLANTS, TARGETS } from './plants.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

/** Files that the check reports as breaking their room's rule. */
function reportedIn(folder: string, rooms: string[]): Map<string, Set<string>> {
  const cruiser = join(ROOT, 'node_modules/.bin/depcruise');
  const args = [cruiser, '--config', join(ROOT, '.dependency-cruiser.mjs'), '--output-type', 'json', ...rooms];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 27 });
  const { summary } = JSON.parse(stdout) as ICruiseResult;
  const reported = new Map<string, Set<string>>();
  for (const { from, to, rule } of summary.violations) reported.set(from, (reported.get(from) ?? new Set()).add(`${rule.name}, not ${to}`));
  return reported;
}

const plantings = PLANTS.flatMap(({ room, folder, forbidden, allowed }) => [
  ...forbidden.map((source, index) => ({ room, file: `${folder}/forbidden-${index}.ts`, source, isForbidden: true })),
  ...allowed.map((source, index) => ({ room, file: `${folder}/allowed-${index}.ts`, source, isForbidden: false })),
]);

describe('the table of rooms', () => {
  let folder: string;
  let reported: Map<string, Set<string>>;

  const isReported = (file: string, rule: string, found = reported) => [...(found.get(file) ?? [])].some((name) => name.startsWith(rule));
  const put = (file: string, source: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${source}\n`);
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rooms-'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    for (const target of TARGETS) put(target, 'export interface Thing { name: string }\nexport const thing = 1;');
    for (const { file, source } of plantings) put(file, source);
    put('bff/unlisted/file.ts', 'export {};\nimport "../domain/target.ts";');
    reported = reportedIn(folder, ['shared', 'bff', 'widgets', 'stories']);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('every row has a planted violation', () => {
    expect(new Set([...PLANTS, ...FILE_PLANTS].map(({ room }) => room))).toEqual(new Set(ROOMS.map(({ room }) => room)));
  });

  test.each(plantings.filter(({ isForbidden }) => isForbidden))('$room is caught with `$source`', ({ room, file }) => {
    expect(isReported(file, `${room}:`)).toBe(true);
  });

  test.each(plantings.filter(({ isForbidden }) => !isForbidden))('$room may have `$source`', ({ file }) => {
    expect([...(reported.get(file) ?? [])]).toEqual([]);
  });

  test.each(FILE_PLANTS.flatMap(({ room, file, forbidden }) => forbidden.map((source) => ({ room, file, source }))))(
    '$room is caught with `$source`',
    ({ room, file, source }) => {
      put(file, source);
      expect(isReported(file, `${room}:`, reportedIn(folder, [file]))).toBe(true);
    },
  );

  test('a folder that the table does not know is caught', () => {
    expect(isReported('bff/unlisted/file.ts', 'every file has a room')).toBe(true);
  });

  test('a circle of imports is caught', () => {
    put('bff/domain/one.ts', "import { two } from './two.ts'; export const one = two;");
    put('bff/domain/two.ts', "import { one } from './one.ts'; export const two = one;");
    expect(isReported('bff/domain/one.ts', 'no circles', reportedIn(folder, ['bff/domain']))).toBe(true);
  });
});

test('the project keeps to its rooms', () => {
  const violations = [...reportedIn(ROOT, ['shared', 'bff', 'widgets', 'stories'])];
  expect(violations).toEqual([]);
});
