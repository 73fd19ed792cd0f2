import { checkNewKey } from '../../domain/key-rules.ts';
import type { World } from '../../ports/index.ts';
import type { KeyRecord } from '../../ports/records.ts';
import { commandEntry } from './command-entry.ts';
import { makeKey } from './make-key.ts';

type KeyRefusal = 'partner-not-found' | 'two-keys-are-active';

/** Gives a partner one more secret key. The secret is answered once and kept as a hash only. */
export async function addKey(
  world: Pick<World, 'store' | 'security' | 'clock'>,
  partnerId: string,
): Promise<{ key: KeyRecord; secret: string } | { refusal: KeyRefusal }> {
  const partner = await world.store.reads.partners.find(partnerId);
  if (!partner) return { refusal: 'partner-not-found' };
  const { key, secret, hash } = await makeKey(world, partner);
  return world.store.write(partnerId, async (unit) => {
    const refusal = checkNewKey(await unit.partners.keys(partnerId), world.clock.now());
    if (refusal) return { refusal };
    await unit.partners.addKey(key, hash);
    await unit.audit.append(partnerId, commandEntry(world, 'key.add', [key.keyId]));
    return { key, secret };
  });
}
