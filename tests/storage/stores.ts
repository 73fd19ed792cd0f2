import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { openPostgresStore, openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { quickFolder } from '../quick-folder.ts';
import { security } from './security.ts';
import { createServiceDatabase, serviceAddress } from './service-role.ts';

export { security };

export interface Engines {
  /** A store on an empty database, and the address by which it can be opened again. */
  open(): Promise<{ store: Store; address: string }>;
  reopen(address: string): Promise<Store>;
  /** The address of a database that holds nothing yet. */
  empty(): Promise<string>;
}

/** Runs the same promises on SQLite and on a real PostgreSQL. */
export function onBothEngines(title: string, promises: (engines: Engines) => void): void {
  describe(`${title} on SQLite`, () => promises(sqliteEngines()));
  describe(`${title} on PostgreSQL`, () => promises(postgresEngines()));
}

function sqliteEngines(): Engines {
  const folder = quickFolder('partner-storage');
  const opened: Store[] = [];
  let count = 0;
  afterAll(async () => {
    for (const store of opened) await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const reopen = async (path: string) => {
    const store = await openSqliteStore({ path, security });
    opened.push(store);
    return store;
  };
  const empty = async () => join(folder, `${++count}.sqlite`);
  return {
    reopen,
    empty,
    async open() {
      const address = await empty();
      return { store: await reopen(address), address };
    },
  };
}

/** Stores are opened by an account that has what `migrate --grant` gives and no more; the address is that of the tables' owner. */
function postgresEngines(): Engines {
  let server: RunningPostgres;
  const opened: Store[] = [];
  beforeAll(async () => {
    server = await startPostgres({ prepare: createServiceDatabase });
  }, 120_000);
  afterAll(async () => {
    for (const store of opened) await store.close();
    await server?.stop();
  });
  const reopen = async (address: string) => {
    const store = await openPostgresStore({ url: serviceAddress(address), security, schema: 'check' });
    opened.push(store);
    return store;
  };
  return {
    reopen,
    empty: () => server.createDatabase(),
    async open() {
      const address = await server.createDatabase(server.prepared ?? undefined);
      return { store: await reopen(address), address };
    },
  };
}
