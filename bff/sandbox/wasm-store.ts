import { SqliteDialect } from 'kysely';
import { listForms as forms } from '../actions/customers/list-forms.ts';
import type { Security, Store } from '../ports/index.ts';
import { openStore, sqliteEngine } from '../storage/index.ts';
import { openWasmDatabase, type WasmDatabase } from './wasm-database.ts';
import { seedWorld, WORLD_SEED, WORLD_SIZES, type WorldSize } from './world.ts';

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

/** Which world: how large, and the instant at which its past ends, milliseconds since 1970 in UTC. */
export interface WorldWanted {
  now: number;
  size: WorldSize;
}

/** Where worlds that were made before are kept: the bytes of a database file, or null where there is none of that kind. */
export type WorldShelf = (wanted: WorldWanted) => Promise<Uint8Array | null>;

const worlds = new Map<string, Promise<Uint8Array>>();
let shelf: WorldShelf = async () => null;

/** Names the place of worlds made before; without one each page makes its own, which takes seconds. */
export function takeWorldsFrom(from: WorldShelf): void {
  shelf = from;
}

const GZIP = [0x1f, 0x8b];
const DATABASE = 'SQLite format 3\0';

/** The database in a file of a shelf, compressed or (by a server that undid it on the way) not; null where the file holds none. */
export async function unpackWorld(file: Uint8Array<ArrayBuffer>): Promise<Uint8Array | null> {
  const isPacked = GZIP.every((byte, index) => file[index] === byte);
  const unpacked = isPacked ? new Blob([file]).stream().pipeThrough(new DecompressionStream('gzip')) : file;
  const bytes = new Uint8Array(await new Response(unpacked).arrayBuffer());
  return new TextDecoder().decode(bytes.subarray(0, DATABASE.length)) === DATABASE ? bytes : null;
}

/** A copy of the sandbox world as it is at an instant; it is had once a page. */
export async function copyWorld(wanted: WorldWanted, security: Security): Promise<WasmStore> {
  const name = `${wanted.now} ${wanted.size}`;
  const bytes = worlds.get(name) ?? haveWorld(wanted, security);
  worlds.set(name, bytes);
  // What failed once, for want of a network for instance, is tried again by whoever asks next.
  bytes.catch(() => worlds.delete(name));
  return openWasmStore({ security, bytes: await bytes });
}

async function haveWorld(wanted: WorldWanted, security: Security): Promise<Uint8Array> {
  return (await shelf(wanted)) ?? (await makeWorld(wanted, security));
}

async function makeWorld({ now, size }: WorldWanted, security: Security): Promise<Uint8Array> {
  const store = await openWasmStore({ security });
  await seedWorld({ store, security, seed: WORLD_SEED, now, ...WORLD_SIZES[size] });
  const bytes = store.toBytes();
  await store.close();
  return bytes;
}
