import { SqliteDialect } from 'kysely';
import { listForms as forms } from '../actions/customers/list-forms.ts';
import type { Security, Store } from '../ports/index.ts';
import { openStore, sqliteEngine } from '../storage/index.ts';
import { openWasmDatabase, type WasmDatabase } from './wasm-database.ts';
import { seedWorld, WORLD_SEED } from './world.ts';

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

const worlds = new Map<string, Promise<Uint8Array>>();
/** Customers of the partners that have any, where the world is huge. */
const HUGE = {
  customersOf: { distributor: 10_000, resellerNorth: 60, resellerSouth: 40, solutionProvider: 60 },
  cycles: 2,
  olderCycles: 0,
} as const;

/** A copy of the sandbox world as it is at an instant; the world is made once a page. */
export async function copyWorld(now: number, security: Security, size?: 'huge'): Promise<WasmStore> {
  const name = `${now} ${size}`;
  const bytes = worlds.get(name) ?? makeWorld(now, security, size);
  worlds.set(name, bytes);
  return openWasmStore({ security, bytes: await bytes });
}

async function makeWorld(now: number, security: Security, size?: 'huge'): Promise<Uint8Array> {
  const store = await openWasmStore({ security });
  await seedWorld({ store, security, seed: WORLD_SEED, now, ...(size === 'huge' && HUGE) });
  const bytes = store.toBytes();
  await store.close();
  return bytes;
}
