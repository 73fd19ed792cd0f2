import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../set-up.mjs';

export interface CommandResult {
  exitCode: number;
  output: string;
}

const LONGEST_MINUTES = 10;

export interface CommandOptions {
  /** When it is ended; default: ten minutes. */
  minutes?: number;
}

/** Runs a program of `node_modules/.bin`, or a file, on the Node that runs this, and gathers what it says. */
export function runProgram(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  options: CommandOptions = {},
): Promise<CommandResult> {
  const file = program.includes('/') ? join(ROOT, program) : join(ROOT, 'node_modules/.bin', program);
  return runCommand(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], env, options);
}

/** Runs a command in the project's folder, and ends it when it takes too long. */
export function runCommand(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  { minutes = LONGEST_MINUTES }: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', CI: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: minutes * 60_000,
    });
    const parts: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (part: string) => parts.push(part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => parts.push(part));
    child.on('error', (error) => resolve({ exitCode: 1, output: error.message }));
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output: parts.join('').trim() }));
  });
}
