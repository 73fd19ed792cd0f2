import { subjectOf } from '../../domain/event-rules.ts';
import type { EventEntry } from '../../ports/events.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';

/**
 * Tells the partner's own systems, in the transaction of what it tells of. The later steps add their kinds to `EVENT_TYPES`, say what
 * they carry in `eventData` of the contract, and call this where they change something.
 */
export async function emit(
  { security }: Pick<World, 'security'>,
  unit: Unit,
  partnerId: string,
  events: readonly EventEntry[],
): Promise<void> {
  if (events.length === 0) return;
  await unit.events.append(
    partnerId,
    events.map((event) => ({ ...event, eventId: security.makeId('evt'), subject: subjectOf(event) })),
  );
}
