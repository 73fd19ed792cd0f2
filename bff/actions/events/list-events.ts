import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { checkAfter } from '../../domain/webhook-rules.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { toEventAnswer } from './to-event-answer.ts';

/** The partner's events after one that was read. */
export async function listEvents(
  { store }: World,
  { caller: { partner }, query: { after, limit } }: CallOf<'GET /v1/events'>,
): Promise<AnswerOf<'GET /v1/events'> | Refusal> {
  const { events } = store.reads;
  const found = await events.after(partner.partnerId, after, limit + 1);
  // Asked for afterwards: what is forgotten in between must not be passed over in silence.
  const bounds = await events.bounds(partner.partnerId);
  const refused = checkAfter(after, bounds);
  if (refused) return refused;
  const page = found.slice(0, limit);
  const next = page.at(-1)?.sequence ?? Math.max(after, bounds.forgotten);
  return { events: page.map(toEventAnswer), after: next, hasMore: found.length > limit };
}
