import { execFileSync } from 'node:child_process';
import { chmodSync, constants, copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeRelease, type Release } from '../../scripts/release/make-release.ts';
import { temporaryFolder } from '../e2e/process.ts';

/** A release archive unpacked as on a machine of its own: no checkout and no package in sight, and a Node in the path. */
export interface UnpackedArchive {
  release: Release;
  /** What stands in the archive. */
  folder: string;
  /** An empty folder for what the program writes. */
  data: string;
  /** Nothing else is in the environment. */
  env: { PATH: string };
  remove(): void;
}

export async function unpackArchive(): Promise<UnpackedArchive> {
  const temporary = temporaryFolder('archive');
  // Other accounts run what is unpacked here.
  chmodSync(temporary.path, 0o755);
  const release = await makeRelease(join(temporary.path, 'download'));
  const [opt, data, bin] = ['opt', 'data', 'bin'].map((name) => join(temporary.path, name)) as [string, string, string];
  for (const path of [opt, data, bin]) mkdirSync(path);
  execFileSync('tar', ['xzf', release.path, '-C', opt]);
  // A copy, because a clone may stand in a folder that only its owner may enter.
  copyFileSync(process.execPath, join(bin, 'node'), constants.COPYFILE_FICLONE);
  chmodSync(join(bin, 'node'), 0o755);
  return { release, folder: join(opt, release.folder), data, env: { PATH: `${bin}:/usr/bin:/bin` }, remove: temporary.remove };
}

/** Paths of all files below a folder. */
export function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
