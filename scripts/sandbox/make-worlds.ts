import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import { seededChance } from '../../bff/sandbox/seeded-chance.ts';
import { seedWorld, WORLD_FILE, WORLD_SEED, WORLD_SIZES, WORLD_TIME, type WorldSize } from '../../bff/sandbox/world.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { quickFolder } from '../../tests/quick-folder.ts';
import { WORLDS, WORLDS_STAMP } from './made-worlds.mjs';

/** `make-worlds.ts INPUTS`: writes every size of the sandbox world as it is at `WORLD_TIME`, and notes what they were made from. */
const [inputs = ''] = process.argv.slice(2);
const folder = quickFolder('partner-worlds');
try {
  for (const size of Object.keys(WORLD_SIZES) as WorldSize[]) await makeWorld(size);
  replace(WORLDS_STAMP, inputs);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function makeWorld(size: WorldSize): Promise<void> {
  const path = join(folder, `${size}.sqlite`);
  const security = createDemonstrationSecurity(seededChance(WORLD_SEED));
  const store = await openSqliteStore({ path, security });
  await seedWorld({ store, security, seed: WORLD_SEED, now: WORLD_TIME, ...WORLD_SIZES[size] });
  await store.close();
  const database = new DatabaseSync(path);
  // A database in memory cannot have a log beside it.
  database.exec('pragma journal_mode = delete; vacuum;');
  database.close();
  mkdirSync(join(WORLDS, size), { recursive: true });
  replace(join(WORLDS, size, WORLD_FILE), gzipSync(readFileSync(path), { level: 1 }));
}

/** Whoever reads meanwhile sees the old file or the new one, never a part. */
function replace(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.${process.pid}`, content);
  renameSync(`${path}.${process.pid}`, path);
}
