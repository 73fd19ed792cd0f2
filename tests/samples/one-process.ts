import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/set-up.mjs';
import { run, temporaryFolder } from '../e2e/process.ts';

/** An installation that the samples' READMEs make before a server with the BFF inside is started. */
export interface Installation {
  key: string;
  /** Lays its data where a sample looks for them. Answers that folder. */
  copyTo(folder: string): string;
  remove(): void;
}

/** Keys, tables and a partner, as the program makes them. */
export async function makeInstallation(): Promise<Installation> {
  const place = temporaryFolder('one-process');
  const type = async (...args: string[]): Promise<string> => {
    const running = run(process.execPath, [join(ROOT, 'bff/node/program/run.ts'), ...args], { DATA_DIR: place.path });
    if ((await running.ended) !== 0) throw new Error(running.output());
    return running.output();
  };
  await type('keyring', 'make');
  await type('migrate');
  const added = await type('partner', 'add', '--name', 'My company', '--kind', 'distributor', '--with-key');
  const key = /^pwk_live_\S+$/m.exec(added)?.[0] ?? '';
  const copyTo = (folder: string) => {
    cpSync(place.path, join(folder, 'data'), { recursive: true });
    return join(folder, 'data');
  };
  return { key, copyTo, remove: place.remove };
}
