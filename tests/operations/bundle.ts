import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ensureProgramBuilt, PROGRAM_FOLDER } from '../../scripts/program/build-program.mjs';
import { type Running, run, temporaryFolder } from '../e2e/process.ts';

/** The bundled program, unpacked where nothing of the checkout can be found, with a data folder of its own. */
export interface Unpacked {
  /** Empty but for what the program puts there. */
  dataFolder: string;
  /** Where the program and its widgets are. */
  programFolder: string;
  /** Runs `partner-widgets` with these arguments. */
  program(args: readonly string[], env?: NodeJS.ProcessEnv): Running;
  /** Runs it to its end. */
  ask(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }>;
  /** Runs a line of shell as a person would type it, with the program in the path. */
  shell(line: string, env?: NodeJS.ProcessEnv): Running;
  remove(): void;
}

/** Builds the program where that is due. */
export function unpackProgram(): Unpacked {
  ensureProgramBuilt(process.execPath);
  const folder = temporaryFolder('program');
  const [programFolder, bin, dataFolder, home] = ['program', 'bin', 'data', 'home'].map((name) => join(folder.path, name)) as [
    string,
    string,
    string,
    string,
  ];
  cpSync(PROGRAM_FOLDER, programFolder, { recursive: true });
  mkdirSync(bin);
  mkdirSync(home);
  symlinkSync(join(programFolder, 'partner-widgets.mjs'), join(bin, 'partner-widgets'));
  // An empty SETTINGS_FILE: what this machine itself is set to must not matter.
  const own = { DATA_DIR: dataFolder, SETTINGS_FILE: '', PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter) };
  const program: Unpacked['program'] = (args, env = {}) =>
    run(process.execPath, [join(programFolder, 'partner-widgets.mjs'), ...args], { ...own, ...env }, home);
  return {
    dataFolder,
    programFolder,
    program,
    ask: async (args, env) => {
      const running = program(args, env);
      return { code: await running.ended, output: running.output() };
    },
    shell: (line, env = {}) => run('bash', ['-c', line], { ...own, ...env }, home),
    remove: folder.remove,
  };
}

/** Address at which a service says that it answers. */
export async function addressOf(service: Running): Promise<string> {
  const [, address = ''] = await service.says(/answers at (https?:\/\/[^\s]+)/);
  return address;
}
