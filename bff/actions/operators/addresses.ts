import type { World } from '../../ports/index.ts';
import type { OperatorAddress } from '../../ports/store.ts';
import { openAddress, sealAddress } from '../step-up/operator-address.ts';

interface Item {
  userId: string;
  email?: string | null | undefined;
}

/**
 * Addresses that items would change, by user id, sealed before the command begins: null takes one away. Of a user id that stands twice
 * the first item counts. What is stated as it is stored is left out.
 */
export async function changedAddresses(
  { store, security }: Pick<World, 'store' | 'security'>,
  partnerId: string,
  items: readonly Item[],
): Promise<ReadonlyMap<string, OperatorAddress | null>> {
  const changed = new Map<string, OperatorAddress | null>();
  const seen = new Set<string>();
  if (items.every(({ email }) => email === undefined)) return changed;
  const known = new Map((await store.reads.operators.addresses(partnerId)).map((address) => [address.userId, address]));
  for (const { userId, email } of items) {
    const isFirst = !seen.has(userId);
    seen.add(userId);
    if (!isFirst || email === undefined) continue;
    const before = known.get(userId);
    if (email === null && before) changed.set(userId, null);
    if (email === null) continue;
    // What no key opens is replaced.
    const clear = before && (await openAddress(security, partnerId, userId, before).catch(() => null));
    if (clear !== email) changed.set(userId, await sealAddress(security, partnerId, userId, email));
  }
  return changed;
}
