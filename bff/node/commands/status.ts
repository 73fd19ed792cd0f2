import { resolve } from 'node:path';
import { eventReads, operationLeaseReads, operationsOf, readSchema } from '../../storage/index.ts';
import type { Command } from '../program/command.ts';
import { RELEASE, typed } from '../program/release.ts';
import { readProgramSettings } from '../program/settings.ts';
import { readArguments, ways } from '../program/usage.ts';
import { withDatabase } from '../storage/open-database.ts';
import { schemaLine, statusLines } from './status-words.ts';

const USAGE = `${ways([['status', 'what runs on this database, and what is waiting or wrong']])}

Reads the database alone, so that it answers while no replica does. Replicas are those that were seen within a day.`;

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** The first schema in which replicas say that they are there. */
const FIRST_WITH_REPLICAS = 10;
/** The first in which money moves. */
const FIRST_WITH_LEDGER = 11;

export const statusCommand: Command = {
  summary: 'shows replicas, and what is waiting or wrong',
  usage: USAGE,
  run: async (args) => {
    readArguments({ args, options: {} }, USAGE);
    const settings = readProgramSettings(process.env);
    const address = { url: settings.DATABASE_URL, dataFolder: resolve(settings.DATA_DIR) };
    await withDatabase(address, { isReadOnly: true }, async ({ db, engine }) => {
      const standing = await readSchema(db, engine);
      console.log(schemaLine(RELEASE, standing, typed('migrate')));
      if (standing.applied < FIRST_WITH_REPLICAS) return;
      const operations = operationsOf({ db, engine }, { db, engine });
      const now = Date.now();
      const facts = {
        replicas: await operations.replicas(new Date(now - DAY_MILLISECONDS).toISOString()),
        closed: await operations.closedChanges(),
        verified: await operations.lastVerified(),
        jobs: await operations.jobBacklog(),
        money: standing.applied < FIRST_WITH_LEDGER ? null : await operationLeaseReads({ db, engine }).backlog(),
        webhooks: await eventReads({ db, engine }).backlog(),
      };
      for (const line of statusLines(facts, now)) console.log(line);
    });
  },
};
