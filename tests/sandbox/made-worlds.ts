import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { takeWorldsFrom, unpackWorld, WORLD_FILE, WORLD_TIME } from '../../bff/sandbox/index.ts';
import { ensureWorlds, WORLDS } from '../../scripts/sandbox/made-worlds.mjs';

/** Sandboxes of this file open worlds that were made before, as stories do. */
export function useMadeWorlds(): void {
  ensureWorlds(process.execPath);
  takeWorldsFrom(async ({ now, size }) => (now === WORLD_TIME ? unpackWorld(await fileOf(size)) : null));
}

/** The file of a made world, as it stands on the shelf. */
export async function fileOf(size: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(join(WORLDS, size, WORLD_FILE)));
}
