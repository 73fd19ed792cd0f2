import { accessSync, constants, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux keeps what is there in memory. Containers often leave 64 MB of it: then files stand where all temporary ones do. */
const MEMORY = '/dev/shm';
const ROOM_BYTES = 2 * 1024 ** 3;

/**
 * A new folder where making, filling and dropping databases costs least; whoever asks removes it. It serves every test that does not ask
 * what survives the machine: a killed process finds in it what it wrote, as on a disk.
 */
export function quickFolder(name: string): string {
  return mkdtempSync(join(hasMemory() ? MEMORY : tmpdir(), `${name}-`));
}

function hasMemory(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ROOM_BYTES && process.availableMemory() > 2 * ROOM_BYTES;
  } catch {
    return false;
  }
}
