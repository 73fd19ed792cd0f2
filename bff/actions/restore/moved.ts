import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { commandEntry } from '../keys/command-entry.ts';

type Moving = Pick<World, 'security' | 'clock'>;

/** How a partner that is there already came: by a move that ended before the source was closed, or not from this source. */
export async function wasMovedFrom(source: Unit, target: Unit, partnerId: string): Promise<boolean> {
  const { sequence, hash } = (await source.audit.head(partnerId)) ?? { sequence: 0, hash: '' };
  const [next] = await target.audit.after(partnerId, sequence, 1);
  return next?.action === 'partner.move' && next.details.headSequence === sequence && next.details.headHash === hash;
}

/** Whether a source gave the partner away: its chain ends with that. */
export async function isGivenAway(source: Unit, partnerId: string): Promise<boolean> {
  const head = await source.audit.head(partnerId);
  const [last] = head ? await source.audit.after(partnerId, head.sequence - 1, 1) : [];
  return last?.action === 'partner.move' && last.details.direction === 'away';
}

/** Says in the chain of the store a partner came to how far the chain was that came. */
export async function recordArrival(world: Moving, target: Unit, partnerId: string): Promise<void> {
  const head = await target.audit.head(partnerId);
  const details = { direction: 'here', headSequence: head?.sequence ?? 0, headHash: head?.hash ?? '' };
  await target.audit.append(partnerId, { ...commandEntry(world, 'partner.move', [partnerId]), details });
}

/** Lets nobody go on with a partner where it was: its keys and sessions end there, and its webhooks hear from the other store alone. */
export async function giveAway(world: Moving, source: Unit, partnerId: string): Promise<void> {
  const at = instantOf(world.clock.now());
  for (const { keyId } of await source.partners.keys(partnerId)) {
    await source.partners.revokeKey(partnerId, keyId, at);
    await source.sessions.revoke(partnerId, { keyId }, at);
  }
  for (const { webhookId } of await source.events.webhooks(partnerId))
    await source.events.saveWebhook(partnerId, webhookId, { isEnabled: false });
  await source.audit.append(partnerId, { ...commandEntry(world, 'partner.move', [partnerId]), details: { direction: 'away' } });
}
