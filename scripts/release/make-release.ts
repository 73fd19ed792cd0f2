import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureProgramBuilt } from '../program/build-program.mjs';
import { ROOT } from '../set-up.mjs';
import { packRelease } from './archive.ts';
import { type ReleaseFile, releaseFiles } from './contents.ts';

export interface Release {
  /** Path of the archive. */
  path: string;
  /** The one folder in it. */
  folder: string;
  sha256: string;
  bytes: number;
}

/** Builds what is stale and packs the release archive into a folder. Throws `SetUpError` where something cannot be built. */
export async function makeRelease(into = join(ROOT, 'dist/release')): Promise<Release> {
  ensureProgramBuilt(process.execPath);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const folder = `partner-widgets-${version}`;
  return writeArchive(into, folder, await releaseFiles());
}

/** Packs files into an archive of a folder, with its digest beside it. */
export async function writeArchive(into: string, folder: string, files: readonly ReleaseFile[]): Promise<Release> {
  const archive = await packRelease(folder, files);
  const sha256 = createHash('sha256').update(archive).digest('hex');
  const path = join(into, `${folder}.tar.gz`);
  mkdirSync(into, { recursive: true });
  writeFileSync(path, archive);
  writeFileSync(`${path}.sha256`, `${sha256}  ${folder}.tar.gz\n`);
  return { path, folder, sha256, bytes: archive.byteLength };
}
