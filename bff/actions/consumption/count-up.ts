import type { World } from '../../ports/index.ts';
import type { JobRunner } from '../jobs/run.ts';

/**
 * Adds up lines that an earlier release wrote, and lets them follow what it changed of assignments: a few customers in each command, partner by
 * partner, so that the commands of others have their turns between. Until then questions about those cycles are refused with
 * `figures-not-ready`. Each sweep looks at every partner again: while releases change, replicas of the earlier one go on writing.
 */
export function createCountingRunner({ store }: Pick<World, 'store'>): JobRunner {
  let waiting: string[] = [];
  let isStopped = false;
  return {
    async runOnce() {
      const [partnerId] = waiting;
      if (isStopped || partnerId === undefined) return false;
      const { next } = await store.write(partnerId, (unit) => unit.figures.catchUp(partnerId, null));
      if (next === null) waiting = waiting.slice(1);
      return waiting.length > 0;
    },
    async sweep() {
      waiting = (await store.reads.partners.list()).map(({ partnerId }) => partnerId);
    },
    stop() {
      isStopped = true;
    },
  };
}
