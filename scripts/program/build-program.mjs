import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ensureBuilt, hashOf, runVite } from '../build.mjs';
import { ROOT } from '../set-up.mjs';
import { thirdPartyText } from './third-party.mjs';

/** Folder of the built program: `partner-widgets.mjs`, its source map, `widgets/` and `THIRD-PARTY.txt`. */
export const PROGRAM_FOLDER = `${ROOT}dist/program`;
const WIDGETS = `${ROOT}dist/widgets`;
const STAMP = '.inputs';
const INPUTS = ['bff', 'shared', 'scripts/program', 'scripts/build.mjs', 'package.json', 'package-lock.json', 'dist/widgets/.inputs'];

/**
 * Builds the program and its widgets unless what is there was built from just these files. It stands whole in its place or not at all, also
 * where several build at once. Throws `SetUpError` where it cannot be built.
 */
export function ensureProgramBuilt(node) {
  ensureBuilt(node);
  const inputs = hashOf(INPUTS);
  if (isBuiltFrom(inputs)) return;
  console.log('Building the program …');
  const folder = `${PROGRAM_FOLDER}.${process.pid}`;
  try {
    buildProgramInto(node, folder);
    writeFileSync(`${folder}/${STAMP}`, inputs);
    putInPlace(folder, inputs);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds the program into a folder, whatever is there; the widgets must be built. Throws `SetUpError` where it cannot be built. */
export function buildProgramInto(node, folder) {
  mkdirSync(folder, { recursive: true });
  runVite(node, ['--config', 'scripts/program/vite.config.ts', '--outDir', folder], 'The program');
  complete(folder);
}

function isBuiltFrom(inputs) {
  return existsSync(`${PROGRAM_FOLDER}/${STAMP}`) && readFileSync(`${PROGRAM_FOLDER}/${STAMP}`, 'utf8') === inputs;
}

/** What goes with the bundled file. */
function complete(folder) {
  chmodSync(`${folder}/partner-widgets.mjs`, 0o755);
  const lists = [`${folder}/licences.json`, `${WIDGETS}/.licences.json`];
  writeFileSync(`${folder}/THIRD-PARTY.txt`, thirdPartyText(lists.flatMap((path) => JSON.parse(readFileSync(path, 'utf8')))));
  rmSync(`${folder}/licences.json`);
  cpSync(WIDGETS, `${folder}/widgets`, { recursive: true, filter: (path) => !basename(path).startsWith('.') });
}

function putInPlace(folder, inputs) {
  // Whoever uses what another build has put there meanwhile must not have it taken away.
  if (isBuiltFrom(inputs)) return;
  const before = `${folder}.before`;
  try {
    if (existsSync(PROGRAM_FOLDER)) renameSync(PROGRAM_FOLDER, before);
    renameSync(folder, PROGRAM_FOLDER);
  } catch (error) {
    if (!isBuiltFrom(inputs)) throw error;
  } finally {
    rmSync(before, { recursive: true, force: true });
  }
}
