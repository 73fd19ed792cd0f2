import { freezeMigrations } from './frozen-migrations.ts';
import { recordStatements } from './released-statements.ts';

/** `npm run freeze-migrations`, with every release: its migrations can no longer be edited, and what it asks of the database must go on working. */
try {
  const names = freezeMigrations();
  console.log(names.length > 0 ? `Frozen: ${names.join(', ')}.` : 'No migration is new.');
  console.log(`Statements that the next release's schema must still answer: ${await recordStatements()}.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
