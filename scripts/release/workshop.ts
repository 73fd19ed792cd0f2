import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../set-up.mjs';
import { ensureWorkshopBuilt, WORKSHOP_FOLDER } from '../workshop/build.ts';
import type { ReleaseFile } from './contents.ts';
import { type Release, writeArchive } from './make-release.ts';

/** Files of the built workshop; those whose names begin with a dot are the build's own. */
export function workshopFiles(folder = WORKSHOP_FOLDER): ReleaseFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: path.slice(folder.length + 1).replaceAll('\\', '/'),
      bytes: readFileSync(path),
      isExecutable: false,
    }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Builds the workshop where it is stale and packs it into an archive of its own. Throws `SetUpError` where it cannot be built. */
export async function makeWorkshop(into = join(ROOT, 'dist/release')): Promise<Release> {
  ensureWorkshopBuilt();
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const folder = `partner-widgets-workshop-${version}`;
  return writeArchive(into, folder, workshopFiles());
}
