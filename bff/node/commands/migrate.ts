import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { grantTo, migrate, planMigrations, readSchema } from '../../storage/index.ts';
import type { Command } from '../program/command.ts';
import { noPartnerYet } from '../program/find-partner.ts';
import { RELEASE } from '../program/release.ts';
import { readProgramSettings } from '../program/settings.ts';
import { StartFailure } from '../program/start-failure.ts';
import { readArguments, ways } from '../program/usage.ts';
import { type DatabaseAddress, withDatabase } from '../storage/open-database.ts';
import { grantWords, newsLine, planWords, unfitWords } from './migrate-words.ts';

const USAGE = `${ways([
  ['migrate', 'brings the database to the schema of this release, while replicas run'],
  ['migrate --plan', 'says what that would run, and who would wait; changes nothing'],
  ['migrate --grant ROLE', 'does it, and grants the PostgreSQL account ROLE what the service needs, and no more'],
])}

On PostgreSQL run it as the owner of the tables (DATABASE_URL with that account), and let the service use another account: then nobody who
takes over the service can change or delete what was recorded. It needs no keys. An expanding migration can be run before the new release:
replicas of the release before go on. A contracting one is refused while a replica runs that could not.`;

export const migrateCommand: Command = {
  summary: 'brings the database to the schema of this release',
  usage: USAGE,
  run: async (args) => {
    const { isPlan, role } = readOptions(args);
    const settings = readProgramSettings(process.env);
    const address = { url: settings.DATABASE_URL, dataFolder: resolve(settings.DATA_DIR) };
    if (isPlan) return plan(address);
    if (role !== undefined && !address.url)
      throw new StartFailure('--grant is for PostgreSQL: set DATABASE_URL. SQLite knows no accounts.');
    await bringUpToDate(address);
    if (role !== undefined) await grant(address, role);
  },
};

function readOptions(args: string[]): { isPlan: boolean; role: string | undefined } {
  const { values } = readArguments({ args, options: { plan: { type: 'boolean' }, grant: { type: 'string' } } }, USAGE);
  if (values.plan && values.grant !== undefined) throw new StartFailure(`--plan and --grant do not go together.\n\n${USAGE}`);
  return { isPlan: values.plan === true, role: values.grant };
}

async function plan(address: DatabaseAddress): Promise<void> {
  await withDatabase(address, { isReadOnly: true }, async (database) => {
    const { standing, planned } = await planMigrations(database);
    console.log(planWords(standing, planned, database.engine.kind));
  });
}

async function bringUpToDate(address: DatabaseAddress): Promise<void> {
  if (!address.url) mkdirSync(address.dataFolder, { recursive: true, mode: 0o700 });
  await withDatabase(address, { isReadOnly: false }, async ({ db, engine }) => {
    const before = await readSchema(db, engine);
    if (before.state === 'ahead')
      return console.log(`A newer release brought the schema to ${before.applied}. Release ${RELEASE} works on it; nothing to do.`);
    const numbers = await migrate(db, engine, {
      onNews: (news) => console.log(newsLine(news)),
      onWait: () => console.log('Another process is migrating this database; waiting for it …'),
    });
    if (numbers.length === 0) return console.log(`The schema is up to date: ${before.applied}.`);
    if (before.state === 'empty') console.log(`The schema is made: ${before.known}. ${noPartnerYet()}`);
    else console.log(`The schema went from ${before.applied} to ${before.known}.`);
  });
}

async function grant(address: DatabaseAddress, role: string): Promise<void> {
  await withDatabase(address, { isReadOnly: false }, async ({ db }) => {
    const granted = await db.transaction().execute(async (transaction) => {
      const rights = await grantTo(transaction, role);
      if (typeof rights === 'string') throw new StartFailure(unfitWords(role, rights));
      return rights;
    });
    console.log(grantWords(role, granted));
  });
}
