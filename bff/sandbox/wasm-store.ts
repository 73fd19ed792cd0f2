import { SqliteDialect } from 'kysely';
import { listForms as forms } from '../actions/customers/list-forms.ts';
import type { Security, Store } from '../ports/index.ts';
import { openStore, sqliteEngine } from '../storage/index.ts';
import { openWasmDatabase, type WasmDatabase } from './wasm-database.ts';
import { seedWorld } from './world.ts';

/** A store in this page's memory, and the bytes by which it can be copied. */
export interface WasmStore extends Store {
  toBytes(): Uint8Array<ArrayBuffer>;
}

/** Opens a store in memory: empty, or a copy of one from its bytes. Reads and writes share one connection. */
export async function openWasmStore({ security, bytes }: { security: Security; bytes?: Uint8Array }): Promise<WasmStore> {
  const database: WasmDatabase = await openWasmDatabase(bytes);
  const store = await openStore({ engine: sqliteEngine, writer: new SqliteDialect({ database }), security, forms });
  return { ...store, toBytes: () => database.toBytes() };
}

const worlds = new Map<number, Promise<Uint8Array>>();
const WORLD_SEED = 'sandbox';

/** A copy of the sandbox world as it is at an instant; the world is made once a page. */
export async function copyWorld(now: number, security: Security): Promise<WasmStore> {
  const bytes = worlds.get(now) ?? makeWorld(now, security);
  worlds.set(now, bytes);
  return openWasmStore({ security, bytes: await bytes });
}

async function makeWorld(now: number, security: Security): Promise<Uint8Array> {
  const store = await openWasmStore({ security });
  await seedWorld({ store, security, seed: WORLD_SEED, now });
  const bytes = store.toBytes();
  await store.close();
  return bytes;
}
