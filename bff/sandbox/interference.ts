import type { Clock, Store } from '../ports/index.ts';
import { worldPartner } from './generate-partners.ts';

interface Parts {
  store: Store;
  clock: Clock;
}

/** Paths of batches over customers, each with what somebody else does to a customer so that the batch's item is refused. */
export const BATCH_PATHS = ['/v1/assignments', '/v1/assignments/withdraw', '/v1/customers/tags'] as const;

/**
 * Somebody else in the distributor's house, a moment quicker: of the customers that a batch names, every second is assigned to another
 * manager, withdrawn, or tagged until it is full. The batch then meets a world that has moved on, as it would in life.
 */
export async function beQuicker({ store, clock }: Parts, path: (typeof BATCH_PATHS)[number], request: Request): Promise<void> {
  const { customerIds, operatorId } = (await request.clone().json()) as { customerIds: string[]; operatorId?: string };
  const { record, operators } = worldPartner('distributor');
  const chosen = customerIds.filter((_, index) => index % 2 === 1);
  const at = new Date(clock.businessNow()).toISOString();
  const managers = operators.filter(({ roles }) => roles.includes('account-manager'));
  const other = managers.find((manager) => manager.operatorId !== operatorId);
  if (chosen.length === 0 || !other) return;
  await store.write(record.partnerId, async (unit) => {
    const stored = await unit.customers.stored(record.partnerId, chosen);
    if (path === '/v1/customers/tags') {
      const full = stored.map(({ customer }) => ({ ...customer, tags: Array.from({ length: 20 }, (_, index) => `标签 ${index + 1}`) }));
      await unit.customers.save(record.partnerId, full);
      return;
    }
    const held = stored.filter(({ assignment }) => (assignment !== null) === (path === '/v1/assignments/withdraw'));
    if (path === '/v1/assignments/withdraw') {
      await unit.customers.withdraw(
        record.partnerId,
        held.map(({ customer: { customerId } }) => ({ customerId, at })),
      );
    } else {
      await unit.customers.assign(
        record.partnerId,
        held.map(({ customer: { customerId } }) => ({ customerId, operatorId: other.operatorId, assignedAt: at })),
      );
    }
  });
}
