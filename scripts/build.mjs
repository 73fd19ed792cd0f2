import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ROOT, SetUpError } from './set-up.mjs';
import { writeIntegrity } from './widgets/integrity.mjs';

const OUTPUT = `${ROOT}dist/widgets/`;
const STAMP = `${OUTPUT}.inputs`;
const INPUTS = ['widgets', 'shared', 'vite.config.ts', 'scripts/widgets', 'scripts/program', 'package.json', 'package-lock.json'];

/** Builds the widgets unless what was built was built from just these files. Throws `SetUpError` where the build fails. */
export function ensureBuilt(node) {
  const inputs = hashOf(INPUTS);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === inputs) return;
  console.log('Building the widgets …');
  runVite(node, [], 'The widgets');
  runVite(node, ['--config', 'scripts/widgets/loader.vite.config.ts'], 'The loader');
  writeIntegrity(OUTPUT);
  writeFileSync(STAMP, inputs);
}

/** Runs `vite build`. Throws `SetUpError` where it fails. */
export function runVite(node, args, what) {
  const vite = `${ROOT}node_modules/vite/bin/vite.js`;
  // Whatever asked for the build, a test run for instance: what is built is what portals load.
  const env = { ...process.env, NODE_ENV: 'production' };
  const built = spawnSync(node, [vite, 'build', '--logLevel', 'warn', ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (built.status !== 0) throw new SetUpError(`${what} could not be built; the reason stands above.`);
}

/** SHA-256 over files and the files of folders, tests left out. */
export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesUnder))
    hash
      .update(`${path}\0`)
      .update(readFileSync(`${ROOT}${path}`))
      .update('\0');
  return hash.digest('hex');
}

function filesUnder(path) {
  if (/\.[a-z]+$/.test(path)) return [path];
  const entries = readdirSync(`${ROOT}${path}`, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/test\.ts$/.test(entry.name))
    .map((entry) => `${entry.parentPath.slice(ROOT.length)}/${entry.name}`)
    .sort();
}
