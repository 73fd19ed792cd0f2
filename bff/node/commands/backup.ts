import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Command } from '../program/command.ts';
import { readProgramSettings } from '../program/settings.ts';
import { StartFailure } from '../program/start-failure.ts';
import { DATABASE_FILE } from '../program/world.ts';
import { backupPostgres } from '../storage/postgres-backup.ts';
import { backupSqlite } from '../storage/sqlite-backup.ts';

const USAGE = `npm run backup -- FILE

Writes the database of one moment into FILE, while the service runs. The keys (keys.json) are not in it: keep them apart.`;

export const backupCommand: Command = {
  summary: 'a copy of the database, while the service runs',
  run: async (args) => {
    const { positionals } = parseArgs({ args: args, allowPositionals: true });
    const [named, ...more] = positionals;
    if (named === undefined || more.length > 0) throw new StartFailure(USAGE);
    const path = resolve(named);
    if (existsSync(path)) throw new StartFailure(`${path} is there already. Name a new file.`);
    const { DATABASE_URL: url, DATA_DIR: folder } = readProgramSettings(process.env);
    if (url) await backupPostgres(url, path);
    else backupSqlite(join(resolve(folder), DATABASE_FILE), path);
    console.log(`${path}: ${(statSync(path).size / 1024 / 1024).toFixed(1)} MiB. The keys are not in it: keep keys.json apart from it.`);
  },
};
