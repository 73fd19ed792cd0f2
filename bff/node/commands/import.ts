import { billCycleAt } from '../../../shared/values/bill-cycle.ts';
import { type BillDetailImport, importBillDetail } from '../../actions/imports/import-bill-detail.ts';
import { type CustomersImport, importCustomers } from '../../actions/imports/import-customers.ts';
import { type FocusImport, importFocus } from '../../actions/imports/import-focus.ts';
import { ImportRefused } from '../../actions/imports/import-refused.ts';
import type { ImportInto } from '../../actions/imports/read-files.ts';
import { openCsv } from '../../files/csv/open-csv.ts';
import { openAnswers } from '../../files/json/open-answers.ts';
import type { World } from '../../ports/index.ts';
import { StoreUnavailable } from '../../ports/store.ts';
import { type DiskFile, filesAt, startFolder } from '../imports/import-files.ts';
import { type ImportFormat, type ImportOptions, readImportOptions, USAGE } from '../imports/import-options.ts';
import { createProgress } from '../imports/import-progress.ts';
import { billDetailSummary, customersSummary, focusSummary } from '../imports/import-summary.ts';
import { importProblemWords } from '../imports/import-words.ts';
import type { Command } from '../program/command.ts';
import { findPartner } from '../program/find-partner.ts';
import { makeKeyRing } from '../program/keyring.ts';
import { securityOf } from '../program/keys.ts';
import { StartFailure } from '../program/start-failure.ts';
import { unavailableSentence } from '../program/unavailable.ts';
import { openWorld } from '../program/world.ts';
import { IMPORT_CACHE_MEBIBYTES } from '../storage/stores.ts';

type ImportWorld = Pick<World, 'security' | 'clock'>;

export const importFilesCommand: Command = {
  summary: 'reads bills and customer lists from files',
  usage: USAGE,
  run: async (args) => {
    const options = readImportOptions(args);
    if (!options) {
      console.log(USAGE);
      return;
    }
    const files = await filesAt(options.paths, startFolder(process.env));
    if (options.isDryRun) {
      // Nothing is sealed or signed in a dry run; the hash that makes customer ids is the same whatever the keys.
      const world = {
        security: securityOf(makeKeyRing(), { variable: 'made for this run' }),
        clock: { now: Date.now, businessNow: Date.now },
      };
      await run(world, options, files, null);
      return;
    }
    const world = await openWorld(process.env, { writerCacheMebibytes: IMPORT_CACHE_MEBIBYTES });
    try {
      await run(world, options, files, { store: world.store, partner: await findPartner(world.store, options.partner) });
    } finally {
      await world.close();
    }
  },
};

async function run(world: ImportWorld, options: ImportOptions, files: readonly DiskFile[], into: ImportInto | null): Promise<void> {
  const startedAt = performance.now();
  const sizes = files.map(({ bytes }) => bytes);
  const progress = createProgress(process.stderr, sizes, () => performance.now());
  const shared = { ...options, files, into, openTable: openCsv, openAnswers, signal: stopSignal(), onProgress: progress.tell };
  try {
    const summarise = await bring(world, options.format, shared);
    const summary = summarise(secondsSince(startedAt), billCycleAt(world.clock.businessNow()));
    progress.end();
    console.log(summary);
  } catch (error) {
    progress.end();
    throw inWords(error, options);
  }
}

type Shared = FocusImport & BillDetailImport & CustomersImport;

/** Imports, and gives the words of its end. */
async function bring(world: ImportWorld, format: ImportFormat, shared: Shared): Promise<(seconds: number, runningCycle: string) => string> {
  if (format === 'customers') {
    const report = await importCustomers(world, shared);
    return (seconds) => customersSummary(report, seconds);
  }
  if (format === 'focus') {
    const report = await importFocus(world, shared);
    return (seconds, cycle) => focusSummary(report, seconds, cycle);
  }
  const report = await importBillDetail(world, shared);
  return (seconds, cycle) => billDetailSummary(report, seconds, cycle);
}

function inWords(error: unknown, { format }: ImportOptions): unknown {
  if (error instanceof ImportRefused) return new StartFailure(importProblemWords(error.details, format));
  if (error instanceof StoreUnavailable) {
    return new StartFailure(
      `${unavailableSentence(error)} What was in force before stays in force; run the import again once that is put right.`,
    );
  }
  return error;
}

/** A program started by npm hears one Ctrl-C twice: from the terminal and from the script that started it. */
const SAME_KEY_MILLISECONDS = 1000;

/** Ctrl-C ends the import at the next piece of the file, so that the delivery can be dropped; one more, later, ends the process at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let stoppedAt: number | null = null;
  const stop = () => {
    if (stoppedAt !== null && performance.now() - stoppedAt > SAME_KEY_MILLISECONDS) process.exit(130);
    stoppedAt ??= performance.now();
    controller.abort(new StartFailure('Stopped. Bills in force before stay in force; customers written so far stay.'));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}

function secondsSince(startedAt: number): number {
  return (performance.now() - startedAt) / 1000;
}
