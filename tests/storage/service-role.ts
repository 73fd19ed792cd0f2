import { grantTo, migrate } from '../../bff/storage/index.ts';
import type { StartedPostgres } from '../postgres.ts';
import { openRaw } from './planted.ts';

export const SERVICE = 'service';

/** The same database, as the account that the service uses. */
export function serviceAddress(address: string): string {
  const url = new URL(address);
  url.username = SERVICE;
  return url.href;
}

/** A database with the schema of this release, granted to the service's account; its address as the owner of the tables. */
export async function createServiceDatabase(server: StartedPostgres): Promise<string> {
  const address = await server.createDatabase();
  await using raw = openRaw(address);
  await raw.run(`do $$ begin create role ${SERVICE} login; exception when duplicate_object then null; end $$`);
  await migrate(raw.db, raw.engine);
  const granted = await raw.db.transaction().execute((transaction) => grantTo(transaction, SERVICE));
  if (typeof granted === 'string') throw new Error(`Not granted: ${granted}`);
  return address;
}
