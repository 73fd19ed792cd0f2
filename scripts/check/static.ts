import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../set-up.mjs';
import { runCommand, runProgram } from './command.ts';
import { addResults, oneResult, type Stage } from './result.ts';

/** Format and lint, as one check. */
export const formatStage: Stage = {
  name: 'format and lint',
  run: async () => {
    const { exitCode, output } = await runCommand(join(ROOT, 'node_modules/.bin/biome'), [
      'ci',
      '.',
      '--max-diagnostics=50',
      '--colors=off',
    ]);
    return oneResult(exitCode === 0, output);
  },
};

/** TypeScript 7: the same answers in a third of the time. What needs its programming interface (dependency-cruiser, the manifest) has TypeScript 6. */
const CHECKER = 'node_modules/typescript7/bin/tsc';

/** Types of every room, each with the globals that its own tsconfig grants; two rooms at a time. */
export const typesStage: Stage = {
  name: 'types of every room',
  processors: 2,
  run: async () => {
    const rooms = readdirSync(join(ROOT, 'tsconfig')).filter((name) => name.endsWith('.json'));
    const results = await Promise.all([0, 1].map((start) => checkRooms(rooms.filter((_, index) => index % 2 === start))));
    return addResults(results);
  },
};

async function checkRooms(rooms: string[]) {
  const results = [];
  for (const room of rooms) {
    const { exitCode, output } = await runProgram(CHECKER, ['-p', `tsconfig/${room}`, '--pretty', 'false']);
    results.push(oneResult(exitCode === 0, `${room}:\n${output}`));
  }
  return addResults(results);
}

/** npm 11 asks that every install script be allowed by name. */
export const installScriptsStage: Stage = {
  name: 'install scripts',
  run: async () => {
    const lock = await import('../../package-lock.json', { with: { type: 'json' } });
    const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
    const packages = lock.default.packages as Record<string, { version?: string; hasInstallScript?: boolean }>;
    const scripted = Object.keys(packages).filter((path) => packages[path]?.hasInstallScript);
    const names = scripted.map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    const missing = names.filter((name) => !(name in manifest.allowScripts));
    return oneResult(missing.length === 0, `package.json's allowScripts does not name ${missing.join(', ')}.`);
  },
};

/** The program for production can be built; the stages that run it find it there. */
export const programStage: Stage = {
  name: 'program for production',
  processors: 2,
  isMaking: true,
  run: async () => {
    const { exitCode, output } = await runProgram('scripts/program/build.mjs', []);
    return oneResult(exitCode === 0, output);
  },
};
