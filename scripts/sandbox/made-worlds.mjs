import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { hashOf } from '../build.mjs';
import { ROOT, SetUpError } from '../set-up.mjs';

/** Where sandbox worlds stand that were made before: `<size>/world.sqlite.gz`, which stories and tests open instead of making their own. */
export const WORLDS = `${ROOT}.cache/sandbox/`;
/** What the worlds there were made from. */
export const WORLDS_STAMP = `${WORLDS}.inputs`;
const INPUTS = ['sandbox', 'domain', 'ports', 'actions', 'storage', 'security'].map((room) => `bff/${room}`);

/**
 * Makes the worlds unless those that are there were made from just these files: a quarter of a minute, once for many runs. Throws
 * `SetUpError` where they cannot be made.
 */
export function ensureWorlds(node) {
  const inputs = hashOf([...INPUTS, 'shared', 'scripts/sandbox/make-worlds.ts', 'package-lock.json']);
  if (existsSync(WORLDS_STAMP) && readFileSync(WORLDS_STAMP, 'utf8') === inputs) return;
  const made = spawnSync(node, ['--disable-warning=ExperimentalWarning', `${ROOT}scripts/sandbox/make-worlds.ts`, inputs], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (made.status !== 0) throw new SetUpError('The worlds of the sandbox could not be made; the reason stands above.');
}
