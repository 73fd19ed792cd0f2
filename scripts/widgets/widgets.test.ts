import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { TAGS } from '../../widgets/core/tags.ts';
import { ensureBuilt } from '../build.mjs';
import { ROOT } from '../set-up.mjs';

const FOLDER = join(ROOT, 'dist/widgets');
const textOf = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

beforeAll(() => ensureBuilt(process.execPath));

describe('the loader', () => {
  test('is at most 1.5 KB on its way to a page', () => {
    expect(gzipSync(textOf('loader.js'), { level: 9 }).length).toBeLessThanOrEqual(1_500);
  });

  test('brings nothing along before a page has an element', () => {
    expect([...textOf('loader.js').matchAll(/\bfrom\s*["'`]|\bimport\s*["'`]/g)]).toEqual([]);
  });

  test('finds an entry of its name beside itself for every element', () => {
    expect(readdirSync(FOLDER)).toEqual(expect.arrayContaining(TAGS.map((tag) => `${tag}.js`)));
  });
});

describe('sri.json', () => {
  const sri = () => JSON.parse(textOf('sri.json')) as { version: string; files: Record<string, string>; importmap: { integrity: object } };

  test('has the hash of every script that a page can load, and of no other', () => {
    const scripts = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
    expect(Object.keys(sri().files).sort()).toEqual(scripts.sort());
    for (const [name, integrity] of Object.entries(sri().files)) {
      const hash = createHash('sha384')
        .update(readFileSync(join(FOLDER, name)))
        .digest('base64');
      expect([name, integrity]).toEqual([name, `sha384-${hash}`]);
    }
  });

  test('has an import map that says the same of the places under /widgets/ and the release', () => {
    const { version, files, importmap } = sri();
    const { version: release } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(version).toBe(release);
    expect(importmap.integrity).toEqual(
      Object.fromEntries(Object.entries(files).map(([name, hash]) => [`/widgets/${version}/${name}`, hash])),
    );
  });
});
