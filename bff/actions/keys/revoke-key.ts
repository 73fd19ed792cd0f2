import type { World } from '../../ports/index.ts';
import { commandEntry } from './command-entry.ts';

/** Ends a secret key on every replica. Answers false where the partner has no such live key. Sessions it minted live on. */
export async function revokeKey(world: Pick<World, 'store' | 'security' | 'clock'>, partnerId: string, keyId: string): Promise<boolean> {
  const at = new Date(world.clock.now()).toISOString();
  return world.store.write(partnerId, async (unit) => {
    const isRevoked = await unit.partners.revokeKey(partnerId, keyId, at);
    if (isRevoked) await unit.audit.append(partnerId, commandEntry(world, 'key.revoke', [keyId]));
    return isRevoked;
  });
}
