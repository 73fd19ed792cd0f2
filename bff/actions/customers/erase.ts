import type { World } from '../../ports/index.ts';
import { commandEntry } from '../keys/command-entry.ts';

export type EraseRefusal = 'customer-not-found' | 'customer-erased';

export interface ErasedCustomer {
  /** Live sessions of the customer itself that ended with it. */
  endedSessions: number;
  /** Files of exports that can no longer be downloaded. */
  droppedFiles: number;
}

/**
 * Empties a customer's personal data for good (docs/DATA.md), the annexes of its signatures too, ends its own sessions and writes that down,
 * all or nothing. What it owes, was billed, signed and who managed it stay, under an id that says nothing of the person.
 */
export async function eraseCustomer(
  world: Pick<World, 'store' | 'security' | 'clock'>,
  partnerId: string,
  customerId: string,
): Promise<ErasedCustomer | { refusal: EraseRefusal }> {
  return world.store.write(partnerId, async (unit) => {
    const [stored] = await unit.customers.known(partnerId, [customerId]);
    if (!stored) return { refusal: 'customer-not-found' };
    if (stored.customer.erasedAt !== null) return { refusal: 'customer-erased' };
    const entry = commandEntry(world, 'customer.erase', [customerId]);
    const { droppedFiles } = await unit.customers.erase(partnerId, customerId, entry.at);
    const endedSessions = await unit.sessions.revoke(partnerId, { customerId }, entry.at);
    await unit.audit.append(partnerId, { ...entry, details: { endedSessions, droppedFiles } });
    return { endedSessions, droppedFiles };
  });
}
