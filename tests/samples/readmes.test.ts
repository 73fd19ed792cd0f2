import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { ROOT } from '../../scripts/set-up.mjs';
import { commandFaults } from '../docs/commands.ts';

const FOLDER = join(ROOT, 'samples');
/** What pages load from the kit. */
const OF_THE_KIT = ['loader.js'];
const NAMES = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
/** Commands that are typed in a sample's folder and mean the project's. */
const OF_THE_PROJECT = / --prefix \.\.\/\.\./g;

function scriptsOf(folder: string): string[] {
  const path = join(folder, 'package.json');
  return existsSync(path) ? Object.keys(JSON.parse(readFileSync(path, 'utf8')).scripts) : [];
}

describe.each(NAMES)('the README of samples/%s', (name) => {
  const text = readFileSync(join(FOLDER, name, 'README.md'), 'utf8');
  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  const lines = blocks.join('').split('\n');

  test('names commands that are there', async () => {
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks) expect(spawnSync('bash', ['-n'], { input: block, encoding: 'utf8' }).stderr).toBe('');
    const ofTheProject = lines.filter((line) => line.search(OF_THE_PROJECT) >= 0).map((line) => line.replaceAll(OF_THE_PROJECT, ''));
    // What makes the packages is no command of the program.
    expect(await commandFaults(ofTheProject.filter((line) => line !== 'npm run packages').join('\n'))).toEqual([]);
    expect(Object.keys(manifest.scripts)).toContain('packages');
    const own = lines.filter((line) => line.search(OF_THE_PROJECT) < 0).join('\n');
    const called = [...own.matchAll(/npm (?:run )?([\w-]+)/g)].flatMap(([, script = '']) => (script === 'install' ? [] : [script]));
    expect(scriptsOf(join(FOLDER, name))).toEqual(expect.arrayContaining(called));
  });

  test('names files and samples that are there', () => {
    const links = [...text.matchAll(/\]\((\.\.\/[^)#]+)\)/g)].map(([, path = '']) => path);
    const files = [...text.matchAll(/`([\w./-]+\.(?:js|ts|php|py|java|conf|properties|html|sh))`/g)].map(([, path = '']) => path);
    const isThere = (path: string) =>
      OF_THE_KIT.includes(path) ||
      existsSync(join(FOLDER, name, path)) ||
      readdirSync(join(FOLDER, name), { recursive: true, encoding: 'utf8' }).some((one) => one.endsWith(`/${path}`));
    expect([...links, ...files].filter((path) => !isThere(path))).toEqual([]);
  });
});
