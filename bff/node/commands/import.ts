import { importCustomers } from '../../actions/imports/import-customers.ts';
import { importFocus } from '../../actions/imports/import-focus.ts';
import { ImportRefused } from '../../actions/imports/import-refused.ts';
import type { ImportInto } from '../../actions/imports/read-files.ts';
import { openCsv } from '../../files/csv/open-csv.ts';
import type { World } from '../../ports/index.ts';
import { StoreUnavailable } from '../../ports/store.ts';
import { createDemonstrationSecurity } from '../../security/demonstration.ts';
import { type DiskFile, filesAt } from '../import-files.ts';
import { type ImportOptions, readImportOptions, USAGE } from '../import-options.ts';
import { findPartner } from '../import-partner.ts';
import { createProgress } from '../import-progress.ts';
import { customersSummary, focusSummary } from '../import-summary.ts';
import { importProblemWords } from '../import-words.ts';
import { runCommand, StartFailure } from '../start-failure.ts';
import { openWorld } from '../world.ts';

type ImportWorld = Pick<World, 'security' | 'clock'>;

await runCommand(async () => {
  const options = readImportOptions(process.argv.slice(2));
  if (!options) {
    console.log(USAGE);
    return;
  }
  const files = await filesAt(options.paths);
  if (options.isDryRun) {
    // Nothing is sealed or signed in a dry run; the hash that makes customer ids is the same whatever the keys.
    const world = { security: createDemonstrationSecurity(), clock: { now: Date.now, businessNow: Date.now } };
    await run(world, options, files, null);
    return;
  }
  const world = await openWorld();
  try {
    await run(world, options, files, { store: world.store, partner: await findPartner(world.store, options.partner) });
  } finally {
    await world.close();
  }
});

async function run(world: ImportWorld, options: ImportOptions, files: readonly DiskFile[], into: ImportInto | null): Promise<void> {
  const startedAt = performance.now();
  const sizes = files.map(({ bytes }) => bytes);
  const progress = createProgress(process.stderr, sizes, () => performance.now());
  const shared = { ...options, files, into, openTable: openCsv, signal: stopSignal(), onProgress: progress.tell };
  try {
    const summary =
      options.format === 'focus'
        ? focusSummary(await importFocus(world, shared), secondsSince(startedAt))
        : customersSummary(await importCustomers(world, shared), secondsSince(startedAt));
    progress.end();
    console.log(summary);
  } catch (error) {
    progress.end();
    throw inWords(error, options);
  }
}

function inWords(error: unknown, { format }: ImportOptions): unknown {
  if (error instanceof ImportRefused) return new StartFailure(importProblemWords(error.details, format));
  if (error instanceof StoreUnavailable) {
    return new StartFailure(
      'The database cannot be reached. What was in force before stays in force; run the import again once it answers.',
    );
  }
  return error;
}

/** Ctrl-C ends the import at the next piece of the file, so that the delivery can be dropped; a second one ends the process at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort(new StartFailure('Stopped. Bills in force before stay in force; customers written so far stay.'));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return controller.signal;
}

function secondsSince(startedAt: number): number {
  return (performance.now() - startedAt) / 1000;
}
