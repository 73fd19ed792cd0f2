import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Set-up that runs on a bare Node 20.19: no packages, no types. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Compiled code is kept here, so that the next start need not strip types and compile again: half the start-up time, a sixth of the memory. */
export const COMPILE_CACHE = `${ROOT}node_modules/.cache/compiled`;
const PINNED = `${ROOT}node_modules/.bin/node`;

/** Oldest Node that strips types without a flag and has `node:sqlite`. */
const OLDEST = [22, 18];

/** A sentence for whoever typed the command; no stack. */
export class SetUpError extends Error {
  name = 'SetUpError';
}

/** True where every package of the lock file stands in `node_modules` in its version, as npm itself recorded it at the end of the installation. */
export function isInstalled() {
  const locked = readPackages(`${ROOT}package-lock.json`);
  const installed = readPackages(`${ROOT}node_modules/.package-lock.json`);
  if (!locked || !installed) return false;
  return Object.entries(locked).every(
    ([path, entry]) => path === '' || (path in installed ? installed[path].version === entry.version : entry.optional === true),
  );
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

/** Installs what the lock file names, unless it is there. Throws `SetUpError` where npm cannot. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing packages (once; about a minute) …');
  if (npm('ci')) return;
  if (!isNewEnough(process.versions.node)) {
    throw new SetUpError(
      'The packages could not be installed (npm said why above). Check the network and the disk, then run the command again.',
    );
  }
  console.log('Trying again without install scripts, since one of them may not know this platform …');
  if (!npm('ci', '--ignore-scripts') || !npm('rebuild', '--ignore-scripts=false', 'esbuild')) {
    throw new SetUpError(
      'The packages could not be installed (npm said why above). Check the network and the disk, then run the command again.',
    );
  }
}

function npm(...args) {
  // The npm that runs this script leaves its own settings behind as variables; the inner one is to start clean.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config_local_prefix|lifecycle|package)/.test(name)),
  );
  const options = { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env, shell: process.platform === 'win32' };
  return spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], options).status === 0;
}

export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/**
 * The Node to run on: the one from npm where it runs on this platform, else this one where it is new enough.
 * Throws `SetUpError` where neither is.
 */
export function findNode() {
  if (isPinned(process.execPath)) return process.execPath;
  if (existsSync(PINNED) && spawnSync(PINNED, ['--version']).status === 0) return PINNED;
  if (isNewEnough(process.versions.node)) return process.execPath;
  throw new SetUpError(
    `Node ${OLDEST.join('.')} or newer is needed: this is Node ${process.versions.node}, and npm has no build of Node 24 for ${process.platform} ${process.arch}. Install one from nodejs.org, then run the command again.`,
  );
}

function isPinned(path) {
  return existsSync(PINNED) && realpathSync(PINNED) === realpathSync(path);
}

/**
 * Runs a program on the given Node and answers with its exit code. Ctrl-C reaches the whole process group by itself; a signal sent to this
 * process alone is handed on.
 */
export function runNode(node, args, env = process.env) {
  const options = { cwd: process.cwd(), stdio: 'inherit', env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...env } };
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...args], options);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

/** Runs a script's main function; a `SetUpError` is said in its one sentence. */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
