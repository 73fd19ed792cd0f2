import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { closeRestored, keysThatDoNotOpen } from '../../actions/restore/close.ts';
import { SCHEMA_NUMBER } from '../../storage/index.ts';
import { createSystemClock } from '../program/clock.ts';
import type { Command } from '../program/command.ts';
import { type OpenedKeys, openKeys } from '../program/keys.ts';
import { RELEASE, typed } from '../program/release.ts';
import { readProgramSettings } from '../program/settings.ts';
import { StartFailure } from '../program/start-failure.ts';
import { readArguments } from '../program/usage.ts';
import { DATABASE_FILE } from '../program/world.ts';
import { isDiskFull, isFile } from '../storage/durable-files.ts';
import { databaseName, inWords } from '../storage/open-store.ts';
import { restorePostgres } from '../storage/postgres-restore.ts';
import type { Restored, RestoreOptions } from '../storage/restore-options.ts';
import { restoreSqlite } from '../storage/sqlite-restore.ts';

const USAGE = `${typed('restore FILE [--replace]')}

Puts a backup in the place of the database. Stop the service first, all replicas of it. A database that holds data is only replaced with
--replace, and kept: beside the new one (SQLite), or in a schema of its own (PostgreSQL). Everybody's session is over, and the service
takes no changes until ${typed('release')} opened them.`;

export const restoreCommand: Command = {
  summary: 'puts a backup in the place of the database; it takes no changes until release',
  usage: USAGE,
  run: async (args) => {
    const { path, isReplacing } = readOptions(args);
    if (!isFile(path)) throw new StartFailure(`There is no file ${path}.`);
    const settings = readProgramSettings(process.env);
    const folder = resolve(settings.DATA_DIR);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const keys = openKeys(settings, folder);
    const options = restoreOptions(path, keys, isReplacing);
    try {
      const { DATABASE_URL: url } = settings;
      const restored = url ? await restorePostgres(path, url, options) : await restoreSqlite(path, join(folder, DATABASE_FILE), options);
      console.log(toldOf(restored));
    } catch (error) {
      if (isDiskFull(error)) throw new StartFailure('There is no room for the restored database: the disk is full. Nothing was changed.');
      if ((error as { code?: unknown }).code === '42501')
        throw new StartFailure(
          'The account of DATABASE_URL may not make the tables anew. Type this with the DATABASE_URL of the account that owns them, as for migrate. Nothing was changed.',
        );
      throw inWords(error, databaseName(settings.DATABASE_URL, folder));
    }
  },
};

function readOptions(args: string[]): { path: string; isReplacing: boolean } {
  const { values, positionals } = readArguments({ args, allowPositionals: true, options: { replace: { type: 'boolean' } } }, USAGE);
  const [named, ...more] = positionals;
  if (named === undefined || more.length > 0) throw new StartFailure(USAGE);
  return { path: resolve(named), isReplacing: values.replace === true };
}

function restoreOptions(path: string, { security, ring }: OpenedKeys, isReplacing: boolean): RestoreOptions {
  return {
    isReplacing,
    security,
    onKept: (name) => console.log(`What is there now will be kept as ${name}.`),
    check({ schema, release, fieldKeyIds }) {
      if (schema > SCHEMA_NUMBER)
        throw new StartFailure(
          `${path} was made by a newer release (${release ? `${release}, ` : ''}schema ${schema}); this is ${RELEASE}, which knows schema ${SCHEMA_NUMBER}. Restore it with that release. Nothing was changed.`,
        );
      const known = new Set(ring().fieldKeys.map(({ keyId }) => keyId));
      const missing = fieldKeyIds.filter((keyId) => !known.has(keyId));
      if (missing.length > 0) throw new StartFailure(keysMissing(path, missing));
    },
    async close(loaded, backupAt) {
      const wrong = await keysThatDoNotOpen(security, loaded);
      if (wrong.length > 0) throw new StartFailure(keysWrong(path, wrong));
      return closeRestored({ security, clock: createSystemClock() }, loaded, backupAt);
    },
  };
}

function keysMissing(path: string, keyIds: readonly string[]): string {
  return `${path} holds what was sealed with field keys that are not at hand here: ${keyIds.join(', ')}. Nothing was changed. Put back the keys of then first, behind the present ones: ${typed('keyring restore FILE --merge')}.`;
}

function keysWrong(path: string, keyIds: readonly string[]): string {
  return `The field keys ${keyIds.join(', ')} of ${path} have other secrets than the keys of these ids here. Nothing was changed. Put the keys of then into a file of their own, and name it with KEYS_FILE: ${typed('keyring restore FILE')}.`;
}

function toldOf({ backupAt, restoredAt, partners, rows, endedSessions, queuedJobs, waitingDeliveries }: Restored): string {
  const what = rows > 0 ? `${rows} rows, ${partners} audit chains` : `${partners} audit chains`;
  return `Restored ${restoredAt} from a backup of ${backupAt ?? 'a time that it does not say'}: ${what}.
Sessions ended: ${endedSessions}. Jobs queued anew: ${queuedJobs}. Deliveries that wait again: ${waitingDeliveries}.

CHANGES ARE CLOSED. The service can be started; it answers reads, and refuses every change as changes-closed.
What happened after the backup is not here any more: keys that were revoked since, customers that were erased, roles that were taken away
are as they were then. Do that again after the release. To open changes, with the heads that were kept elsewhere:

  ${typed('release --head FILE')}`;
}
