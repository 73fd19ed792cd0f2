import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages } from '../../scripts/packages/make-packages.ts';
import { ROOT } from '../../scripts/set-up.mjs';
import { run, temporaryFolder } from '../e2e/process.ts';

/** Copies of the samples, as somebody has them who unpacked the project and built its packages. */
export interface Copies {
  /** Where a sample stands. */
  folderOf(name: string): string;
  /** Types a command in a sample's folder, to its end. Throws with what it says where it fails. */
  type(name: string, command: string, env?: NodeJS.ProcessEnv): Promise<void>;
  /** `npm install` in a sample's folder, out of npm's own cache where it can. */
  install(name: string): Promise<void>;
  /** The same for several that need much the same, at once: npm lays what they share beside them. */
  installTogether(names: readonly string[]): Promise<void>;
  remove(): void;
}

const INSTALL = 'npm install --prefer-offline --no-audit --no-fund --no-package-lock --loglevel=error';

/** Builds the packages and lays copies of all samples beside them. */
export async function copySamples(): Promise<Copies> {
  await ensurePackages();
  const place = temporaryFolder('samples');
  cpSync(join(ROOT, 'samples'), join(place.path, 'samples'), {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|dist)$/.test(path),
  });
  symlinkSync(join(ROOT, 'dist'), join(place.path, 'dist'));
  const folderOf = (name: string) => join(place.path, 'samples', name);
  const type = async (name: string, command: string, env?: NodeJS.ProcessEnv) => {
    const running = run('sh', ['-c', command], { NODE_ENV: undefined, ...env }, folderOf(name));
    if ((await running.ended) !== 0) throw new Error(`In samples/${name}: ${command}\n${running.output()}`);
  };
  const installTogether = (workspaces: readonly string[]) => {
    writeFileSync(join(folderOf('.'), 'package.json'), JSON.stringify({ private: true, workspaces }));
    return type('.', INSTALL);
  };
  return { folderOf, type, install: (name) => type(name, INSTALL), installTogether, remove: place.remove };
}
