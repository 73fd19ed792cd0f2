import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SETTINGS } from '../../bff/node/program/settings-schema.ts';
import { ROOT } from '../../scripts/set-up.mjs';

/** A program that runs in a process group of its own, as one started in a terminal does. */
export interface Running {
  pid: number | undefined;
  output(): string;
  /** Resolves with the first match in what the program says; rejects where it ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends a signal to the whole group, as Ctrl-C does. */
  signalGroup(signal: NodeJS.Signals): void;
  /** Sends a signal to the program alone, as a service manager does. */
  signal(signal: NodeJS.Signals): void;
  ended: Promise<number | null>;
}

export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = ROOT): Running {
  const child = spawn(command, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: cleanEnvironment(env) });
  const parts: string[] = [];
  const output = () => parts.join('');
  const listeners = new Set<() => void>();
  const hear = (part: string) => {
    parts.push(part);
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    pid: child.pid,
    output,
    says: (pattern) => waitFor(pattern, output, listeners, ended),
    signalGroup: (signal) => kill(child, signal),
    signal: (signal) => child.kill(signal),
    ended,
  };
}

/** The tests' own environment must not decide how the program under test behaves. */
function cleanEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !(name in SETTINGS) && !/^(npm_|VITEST|NODE_ENV$|NODE_OPTIONS$|SETTINGS_FILE$|AT$)/.test(name),
  );
  return { ...Object.fromEntries(inherited), ...env };
}

function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  process.kill(-child.pid, signal);
}

function waitFor(
  pattern: RegExp,
  output: () => string,
  listeners: Set<() => void>,
  ended: Promise<number | null>,
): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const match = pattern.exec(output());
      if (!match) return;
      listeners.delete(look);
      resolve(match);
    };
    listeners.add(look);
    look();
    void ended.then((code) => reject(new Error(`Ended with code ${code} before it said ${pattern}:\n${output()}`)));
  });
}

/** A folder for one test's data; `remove` takes it away. */
export function temporaryFolder(name: string): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), `${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
