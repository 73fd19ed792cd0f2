import { decideRotation, type RotateRefusal } from '../../domain/key-rules.ts';
import type { World } from '../../ports/index.ts';
import type { KeyRecord } from '../../ports/records.ts';
import { commandEntry } from './command-entry.ts';
import { makeKey } from './make-key.ts';

export interface RotatedKey {
  key: KeyRecord;
  /** Answered once. */
  secret: string;
  replacedId: string;
  /** When the replaced key ends by itself. */
  endsAt: string;
}

/**
 * Gives a partner a new secret key and lets the old one end by itself after the overlap, so that its servers change over without a
 * pause. Sessions that the old key minted live on to their own end.
 */
export async function rotateKey(
  world: Pick<World, 'store' | 'security' | 'clock'>,
  partnerId: string,
  overlapMilliseconds: number,
): Promise<RotatedKey | { refusal: RotateRefusal | 'partner-not-found' }> {
  const partner = await world.store.reads.partners.find(partnerId);
  if (!partner) return { refusal: 'partner-not-found' };
  const { key, secret, hash } = await makeKey(world, partner);
  return world.store.write(partnerId, async (unit) => {
    const decided = decideRotation(await unit.partners.keys(partnerId), overlapMilliseconds, world.clock.now());
    if ('refusal' in decided) return decided;
    const { replacedId, endsAt } = decided;
    await unit.partners.addKey(key, hash);
    await unit.partners.endKey(partnerId, replacedId, endsAt);
    const entry = commandEntry(world, 'key.rotate', [key.keyId, replacedId]);
    await unit.audit.append(partnerId, { ...entry, details: { endsAt } });
    return { key, secret, replacedId, endsAt };
  });
}
