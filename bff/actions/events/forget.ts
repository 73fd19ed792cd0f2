import type { World } from '../../ports/index.ts';
import { instantOf } from '../audit-entry.ts';
import { tellRestOfRefusedSessions } from './tell-refused-session.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** Events a command looks at, so that those of others need not wait long. */
const EVENTS_PER_COMMAND = 500;
const TOLD_MAXIMUM = 10_000;

/** What is done for events now and then: tells what was only counted, and forgets what is old, of all partners. */
export async function sweepEvents(world: Pick<World, 'store' | 'clock' | 'security' | 'settings'>): Promise<void> {
  await tellRestOfRefusedSessions(world);
  await forgetOldEvents(world);
  await forgetToldLimits(world);
}

/** Those that still wait for a webhook stay. */
async function forgetOldEvents({ store, clock, settings }: Pick<World, 'store' | 'clock' | 'settings'>): Promise<void> {
  const before = instantOf(clock.now() - settings.eventDays * DAY_MILLISECONDS);
  for (const partnerId of await store.reads.events.forgettable(before)) {
    while (await store.write(partnerId, (unit) => unit.events.forget(partnerId, before, EVENTS_PER_COMMAND)));
  }
}

/** The longest window of reveals is a day. */
async function forgetToldLimits({ store, clock }: Pick<World, 'store' | 'clock'>): Promise<void> {
  const now = clock.now();
  const before = instantOf(now - DAY_MILLISECONDS);
  for (const { partnerId, about } of await store.reads.events.told('reveal.limit-reached ', before, TOLD_MAXIMUM))
    await store.write(partnerId, (unit) => unit.events.forgetTold(partnerId, about, before));
}
