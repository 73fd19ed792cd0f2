import type { World } from '../../ports/index.ts';
import { instantOf } from '../audit-entry.ts';

const HOUR_MILLISECONDS = 60 * 60 * 1000;
/** Longer than the 24 hours that are promised: replicas' clocks differ. */
const KEPT_HOURS = { answers: 25, codes: 25, drafts: 24 };
/** Rows a command deletes, so that those of others need not wait long. */
const ROWS_PER_COMMAND = 100;

/** Forgets the answers of commands, codes and drafts that are old, of all partners. */
export async function forgetPassing({ store, clock }: Pick<World, 'store' | 'clock'>): Promise<void> {
  const now = clock.now();
  const earlier = (hours: number) => instantOf(now - hours * HOUR_MILLISECONDS);
  const before = { answers: earlier(KEPT_HOURS.answers), codes: earlier(KEPT_HOURS.codes), drafts: earlier(KEPT_HOURS.drafts) };
  for (const partnerId of await store.reads.passing.partners(before)) {
    let count = ROWS_PER_COMMAND;
    while (count >= ROWS_PER_COMMAND) {
      count = await store.write(partnerId, async (unit) => {
        const answers = await unit.answers.forget(partnerId, before.answers, ROWS_PER_COMMAND);
        return answers + (await unit.passing.forget(partnerId, before, ROWS_PER_COMMAND));
      });
    }
  }
}
