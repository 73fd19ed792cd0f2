import { resolve } from 'node:path';
import { createSystemClock } from '../program/clock.ts';
import type { Command } from '../program/command.ts';
import { openKeys } from '../program/keys.ts';
import { typed } from '../program/release.ts';
import { readProgramSettings } from '../program/settings.ts';
import { StartFailure } from '../program/start-failure.ts';
import { readArguments } from '../program/usage.ts';
import { isFile, isSqliteFile } from '../storage/durable-files.ts';
import { type ComparedTable, type Moved, movePartner, UnequalTables } from '../storage/move-partner.ts';
import { DATABASE_FILE, inWords } from '../storage/open-store.ts';
import { readManifest } from '../storage/sqlite-backup.ts';

const USAGE = `${typed('move --from FILE.sqlite --to postgres://USER@HOST/DATABASE --partner PARTNER')}

Moves a partner, a distributor with its resellers, from an SQLite database into a PostgreSQL, which may be empty or hold other partners. Stop
the service of the source first. Every row is counted and summed up on both sides; where one differs, nothing is kept. Ids, keys, sessions
and audit chains stay as they are. In the source the partner's keys and sessions end, so that nobody writes in both. Needs the field keys of the
source (KEYS_FILE), and the target's replicas need the same.`;

const OPTIONS = { from: { type: 'string' }, to: { type: 'string' }, partner: { type: 'string' } } as const;

export const moveCommand: Command = {
  summary: 'moves a partner from SQLite to PostgreSQL',
  usage: USAGE,
  run: async (args) => {
    const { values } = readArguments({ args, options: OPTIONS }, USAGE);
    const { from, to, partner } = values;
    if (from === undefined || to === undefined || partner === undefined)
      throw new StartFailure(`--from, --to and --partner are needed.\n\n${USAGE}`);
    if (!isFile(from)) throw new StartFailure(`There is no file ${from}.`);
    if (!/^postgres(ql)?:\/\//.test(to) || !URL.canParse(to))
      throw new StartFailure(`--to is the address of a PostgreSQL, such as postgres://user@host/database.`);
    refusePassword(new URL(to));
    refuseBackup(resolve(from));
    console.log(linesOf(await move({ from: resolve(from), to, partner })));
  },
};

/** What is typed behind a command, every account of the machine can read while it runs. */
function refusePassword({ password, searchParams }: URL): void {
  if (password === '' && !searchParams.has('password')) return;
  throw new StartFailure(
    'Leave the password out of --to, where every account of this machine could read it: set PGPASSWORD, or write it into ~/.pgpass. Nothing was changed.',
  );
}

/** A move changes what it moves from: a backup would be none any more, and the database that serves would go on beside the target. */
function refuseBackup(from: string): void {
  if (isSqliteFile(from) && readManifest(from))
    throw new StartFailure(
      `${from} is a backup. Name the database that the service used, ${DATABASE_FILE} in its data folder; what is only in a backup is restored and released first. Nothing was changed.`,
    );
}

async function move(named: { from: string; to: string; partner: string }): Promise<Moved> {
  const settings = readProgramSettings(process.env);
  const keys = openKeys(settings, resolve(settings.DATA_DIR));
  try {
    return await movePartner({
      ...named,
      world: { security: keys.security, clock: createSystemClock() },
      fieldKeyIds: keys.ring().fieldKeys.map(({ keyId }) => keyId),
      onBegin: ({ partnerId, name, partners }) => console.log(`Moving ${name} (${partnerId}), partners in all: ${partners}.`),
    });
  } catch (error) {
    if (error instanceof UnequalTables)
      throw new StartFailure(
        `${tableOf(error.tables)}\n\nThe rows that came are not the rows that went. Nothing was kept in the target, nothing changed in the source.`,
      );
    throw inWords(error, 'The PostgreSQL of --to');
  }
}

function linesOf(moved: Moved): string {
  if (moved.outcome === 'finished')
    return 'An earlier move had come to its end in the target, and was killed before it closed the source. The source is closed for the partner now.';
  return `${tableOf(moved.tables)}

Moved, every row equal. In the source the partner's keys and sessions are over. Point its service at the target; the keys there are the same.`;
}

/** Rows and sums of each table on both sides. */
function tableOf(tables: readonly ComparedTable[]): string {
  const lines = tables.map(({ table, source, target, isEqual }) =>
    [
      table.padEnd(22),
      ...[source, target].map(({ rows, sha256 }) => `${String(rows).padStart(9)} ${sha256.slice(0, 16)}`),
      isEqual ? 'equal' : 'NOT EQUAL',
    ].join('  '),
  );
  return [`${'table'.padEnd(22)}  ${'source'.padStart(9)} ${''.padEnd(16)}  ${'target'.padStart(9)}`, ...lines].join('\n');
}
