import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../set-up.mjs';
import { licenceOf, withBroughtAlong } from './dependencies.ts';
import { readSbom, type Sbom } from './sbom.ts';

const DOCUMENT = readFileSync(join(ROOT, 'docs/DEPENDENCIES.md'), 'utf8');
const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
/** Licences that ask for no more than to be named. */
const LICENCES = ['MIT', 'MIT-0', 'ISC', 'BSD-3-Clause', 'Apache-2.0'];

let sbom: Sbom;
beforeAll(async () => {
  sbom = await readSbom();
});

describe('docs/DEPENDENCIES.md', () => {
  test('names every production dependency with its release and licence, a reason and who maintains it, and no other', () => {
    const rows = [...DOCUMENT.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)];
    const told = rows.map(([, name, release, licence]) => [name, release, licence]);
    const own = sbom.components.filter(({ name }) => name in dependencies);
    expect(told.sort()).toEqual(own.map((one) => [one.name, dependencies[one.name], licenceOf(one)]).sort());
    for (const [, name, , , reason = '', maintainer = ''] of rows)
      expect([name, reason.length > 20, maintainer.length > 5]).toEqual([name, true, true]);
  });

  test('lists what those bring along', () => {
    expect(withBroughtAlong(DOCUMENT, sbom, new Set(Object.keys(dependencies))), 'npm run dependencies makes it anew').toBe(DOCUMENT);
  });
});

test('every package that ships has a licence that asks for no more than to be named', () => {
  expect(sbom.components.filter((one) => !LICENCES.includes(licenceOf(one))).map((one) => `${one.name}: ${licenceOf(one)}`)).toEqual([]);
});

test('every production dependency is pinned to one release', () => {
  expect(Object.entries(dependencies).filter(([, release]) => !/^\d+\.\d+\.\d+$/.test(release))).toEqual([]);
});
