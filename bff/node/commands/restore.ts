import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Command } from '../program/command.ts';
import { readProgramSettings } from '../program/settings.ts';
import { StartFailure } from '../program/start-failure.ts';
import { chainLine, verifyChains } from '../program/verify-chains.ts';
import { DATABASE_FILE, openWorld } from '../program/world.ts';
import { restorePostgres } from '../storage/postgres-backup.ts';
import { restoreSqlite } from '../storage/sqlite-backup.ts';

const USAGE = `npm run restore -- FILE [--replace]

Puts a backup in the place of the database and walks its audit chains. Stop the service first. A database that holds data is only
replaced with --replace, and kept: beside the new one (SQLite), or in a schema of its own (PostgreSQL).`;

export const restoreCommand: Command = {
  summary: 'puts a backup in the place of the database',
  run: async (args) => {
    const { path, isReplacing } = readOptions(args);
    if (!existsSync(path)) throw new StartFailure(`There is no file ${path}.`);
    const kept = await restore(path, { isReplacing });
    if (kept) console.log(`What was there before is kept: ${kept}`);
    const world = await openWorld();
    try {
      // Heads that were signed after the backup would rightly call its tail cut; `npm run verify` says so.
      for await (const chain of verifyChains(world.store, world.security, [])) {
        console.log(chainLine(chain));
        if (chain.check.state === 'broken') process.exitCode = 1;
      }
    } finally {
      await world.close();
    }
    console.log('Restored.');
  },
};

function readOptions(args: string[]): { path: string; isReplacing: boolean } {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { replace: { type: 'boolean' } } });
  const [named, ...more] = positionals;
  if (named === undefined || more.length > 0) throw new StartFailure(USAGE);
  return { path: resolve(named), isReplacing: values.replace === true };
}

async function restore(path: string, options: { isReplacing: boolean }): Promise<string | null> {
  const { DATABASE_URL: url, DATA_DIR } = readProgramSettings(process.env);
  if (url) return restorePostgres(path, url, options);
  const folder = resolve(DATA_DIR);
  mkdirSync(folder, { recursive: true });
  return restoreSqlite(path, join(folder, DATABASE_FILE), options);
}
