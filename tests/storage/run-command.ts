import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Ran {
  code: number;
  output: string;
}

/** Runs a command line program of the service in a process of its own, with nothing in its environment but what is named; it may make its database. */
export function runCommand(name: string, args: readonly string[], environment: Record<string, string>): Promise<Ran> {
  const program = fileURLToPath(new URL('../../bff/node/program/run.ts', import.meta.url));
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH ?? '', MIGRATE: 'start', ...environment };
    execFile(process.execPath, [program, name, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr });
    });
  });
}
