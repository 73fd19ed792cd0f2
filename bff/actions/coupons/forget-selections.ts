import type { World } from '../../ports/index.ts';
import { instantOf } from '../audit-entry.ts';

/** Selections deleted by one command, each with up to 10,000 coupons. */
const SELECTIONS_PER_COMMAND = 5;

/** Deletes selections whose hour is over, of all partners that have some. */
export async function forgetSelections({ store, clock }: World): Promise<void> {
  const until = instantOf(clock.businessNow());
  for (const partnerId of await store.reads.selections.forgettable(until)) {
    let count = SELECTIONS_PER_COMMAND;
    while (count === SELECTIONS_PER_COMMAND)
      count = await store.write(partnerId, (unit) => unit.selections.forget(partnerId, until, SELECTIONS_PER_COMMAND));
  }
}
