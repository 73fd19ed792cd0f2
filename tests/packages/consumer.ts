import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensurePackages } from '../../scripts/packages/make-packages.ts';
import { temporaryFolder } from '../e2e/process.ts';

/** A project of somebody else's that has installed our packages from their archives. */
export interface Consumer {
  path: string;
  /** Writes a file of the project. */
  write(name: string, text: string): string;
  /** Runs Node in it. */
  node(args: readonly string[]): { status: number | null; output: string };
  /** What a package says of itself. */
  manifest(name: string): Manifest;
  remove(): void;
}

export interface Manifest {
  exports: Record<string, string | { types?: string; default?: string }>;
  sideEffects: string[];
  peerDependencies?: Record<string, string>;
  dependencies: Record<string, string>;
}

const INSTALL = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'];

/** Installs packages into an empty folder, as npm does for everybody. Throws where npm cannot. */
export async function installPackages(names: readonly string[]): Promise<Consumer> {
  const folder = temporaryFolder('packages');
  const run = (command: string, args: readonly string[]) => {
    const { NODE_OPTIONS: _, NODE_PATH: __, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder.path, encoding: 'utf8', env });
    return { status, output: `${stdout}${stderr}` };
  };
  const write = (name: string, text: string): string => {
    const path = join(folder.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  write('package.json', '{ "private": true, "type": "module" }');
  const { status, output } = run('npm', [...INSTALL, ...(await ensurePackages(names))]);
  if (status !== 0) throw new Error(`npm could not install ${names.join(', ')}:\n${output}`);
  return {
    path: folder.path,
    write,
    node: (args) => run(process.execPath, args),
    manifest: (name) => JSON.parse(readFileSync(join(folder.path, 'node_modules', name, 'package.json'), 'utf8')) as Manifest,
    remove: folder.remove,
  };
}
