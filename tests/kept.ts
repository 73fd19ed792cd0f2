import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder that a run of all stages keeps for its files, and takes away at its end (scripts/check/run.ts). */
export const KEPT_FOLDER = 'TEST_KEPT_FOLDER';

/**
 * What many test files need alike and none changes, made by the first of them: its path. Null outside a run of all stages, where each file
 * makes its own. Two that begin at the same moment both make it, and one of the two stays.
 */
export async function kept(name: string, make: (path: string) => Promise<void>): Promise<string | null> {
  const folder = process.env[KEPT_FOLDER];
  if (!folder) return null;
  const path = join(folder, name);
  if (existsSync(path)) return path;
  const workshop = await mkdtemp(join(folder, 'making-'));
  try {
    // Another account's server may work in it.
    await chmod(workshop, 0o755);
    await make(join(workshop, name));
    await rename(join(workshop, name), path).catch((error) => {
      if (!existsSync(path)) throw error;
    });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  return path;
}
