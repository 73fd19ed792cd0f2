import { readFile } from 'node:fs/promises';

export async function readWorldFile() {
  return new Uint8Array(await readFile(new URL('./world.sqlite.gz', import.meta.url)));
}
