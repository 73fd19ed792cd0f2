import type { Unit } from '../../ports/store.ts';
import { type Connection, partsOf } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';
import { endOpen, findHeld, moveCustomers, needFree } from './held.ts';
import { forgetResources, saveResources } from './resources.ts';
import { touchCustomers } from './save.ts';

export function withdrawing(connection: Connection): Pick<Unit['customers'], 'withdraw' | 'saveResources' | 'forgetResources'> {
  return {
    withdraw: (partnerId, withdrawals) => withdraw(connection, partnerId, withdrawals),
    saveResources: (partnerId, customerId, resources) => saveResources(connection, partnerId, customerId, resources),
    forgetResources: (partnerId, customerIds) => forgetResources(connection, partnerId, customerIds),
  };
}

/**
 * Ends open assignments (R-AM-4); customers whom nobody holds stay as they are. What was consumed in the period that ends stays with it
 * (R-AM-2), what is consumed from then on belongs to nobody.
 */
async function withdraw(connection: Connection, partnerId: string, withdrawals: readonly { customerId: string; at: string }[]) {
  const partnerKey = await needPartnerKey(connection, partnerId);
  for (const part of partsOf(withdrawals)) {
    const customers = await findHeld(
      connection,
      partnerKey,
      part.map(({ customerId }) => customerId),
    );
    const endings = part.flatMap(({ customerId, at }) => {
      const held = customers.get(customerId);
      if (!held) throw new Error('A withdrawal names a customer that the store does not have.');
      if (held.manager_key === 0) return [];
      needFree(held, at);
      return [{ held, at, managerKey: 0 }];
    });
    if (endings.length === 0) continue;
    await endOpen(connection, endings);
    await moveCustomers(connection, partnerKey, endings);
  }
  await touchCustomers(connection, partnerKey);
}
