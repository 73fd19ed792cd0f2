import type { World } from '../../ports/index.ts';
import { instantOf } from '../audit-entry.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** Rows a command deletes, so that those of others need not wait long. */
const ROWS_PER_COMMAND = 100;

/** Deletes files that expired and records that are old, of all partners. */
export async function forgetOldJobs({ store, clock, settings }: World): Promise<void> {
  const now = clock.now();
  const before = { filesExpired: instantOf(now), recordsEnded: instantOf(now - settings.exportRecordDays * DAY_MILLISECONDS) };
  for (const partnerId of await store.reads.jobs.forgettable(before)) {
    let count = ROWS_PER_COMMAND;
    while (count === ROWS_PER_COMMAND)
      count = await store.write(partnerId, (unit) => unit.jobs.forget(partnerId, before, ROWS_PER_COMMAND));
  }
}
