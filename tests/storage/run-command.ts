import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Ran {
  code: number;
  output: string;
}

const PROGRAM = fileURLToPath(new URL('../../bff/node/program/run.ts', import.meta.url));

function clean(environment: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env;
  return { PATH, NODE_COMPILE_CACHE, MIGRATE: 'start', ...environment };
}

/** Runs a command line program of the service in a process of its own, with nothing in its environment but what is named; it may make its database. */
export function runCommand(name: string, args: readonly string[], environment: Record<string, string>): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, name, ...args], { env: clean(environment) }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr });
    });
  });
}

/** Starts one, to be watched or killed. */
export function spawnCommand(name: string, args: readonly string[], environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [PROGRAM, name, ...args], { env: clean(environment), stdio: ['ignore', 'pipe', 'inherit'] });
}
