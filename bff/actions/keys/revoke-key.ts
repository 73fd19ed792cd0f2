import type { World } from '../../ports/index.ts';
import { commandEntry } from './command-entry.ts';

export interface RevokedKey {
  /** Live sessions that ended with the key. */
  endedSessions: number;
}

/**
 * Ends a secret key on every replica, and the sessions it minted with it, since whoever holds a leaked key may hold them too. Pages
 * of the partner's own ask for new sessions, which its next key mints. `keepsSessions` lets them live on until they end.
 * Answers null where the partner has no such live key.
 */
export async function revokeKey(
  world: Pick<World, 'store' | 'security' | 'clock'>,
  partnerId: string,
  keyId: string,
  { keepsSessions = false }: { keepsSessions?: boolean } = {},
): Promise<RevokedKey | null> {
  const at = new Date(world.clock.now()).toISOString();
  return world.store.write(partnerId, async (unit) => {
    if (!(await unit.partners.revokeKey(partnerId, keyId, at))) return null;
    const endedSessions = keepsSessions ? 0 : await unit.sessions.revoke(partnerId, { keyId }, at);
    await unit.audit.append(partnerId, { ...commandEntry(world, 'key.revoke', [keyId]), details: { endedSessions, keepsSessions } });
    return { endedSessions };
  });
}
