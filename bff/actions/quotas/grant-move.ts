import { type Minor, minorToText } from '../../../shared/values/minor.ts';
import type { World } from '../../ports/index.ts';
import type { LedgerAccount } from '../../ports/ledger.ts';
import type { MoneyItem, MoneyOperation } from '../../ports/money-operations.ts';
import type { FoundQuota, StoredQuota } from '../../ports/quotas.ts';
import type { Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';
import { newItem } from '../money/new-operation.ts';
import { mirrorAtReseller } from './mirror.ts';

/** An item of a grant that goes through. */
export interface Granting {
  item: number;
  resellerId: string;
  amount: Minor;
}

export interface Granted extends Granting {
  /** The child quota. */
  quotaId: string;
  /** Of the account it came out of. */
  balanceBefore: Minor;
  /** The reseller's own operation. */
  mirrorId: string;
}

/**
 * Gives quota to resellers, out of the quota or out of what is held of it: in the distributor's book to `granted`, in each reseller's from
 * upstream into a child quota with the dates, restrictions and designated customers of its parent (DOMAIN.md §3.4). All checks are made.
 */
export async function grantQuota(
  world: World,
  unit: Unit,
  operation: MoneyOperation,
  { quota, from, items, at }: { quota: FoundQuota; from: LedgerAccount; items: readonly Granting[]; at: string },
): Promise<Granted[]> {
  if (items.length === 0) return [];
  const to = { kind: 'granted', quotaId: quota.quotaId } as const;
  const moves = items.map(({ amount, item }) => ({ from, to, amount, item }));
  const moved = await unit.ledger.move(quota, operation.operationId, at, moves);
  const list = quota.designated === null ? null : await unit.quotas.designatedCustomers(quota.partnerId, quota.quotaId);
  const granted: Granted[] = [];
  for (const [index, one] of items.entries()) {
    const child = childOf(world, quota, one, at);
    await unit.quotas.save(child);
    if (list) await unit.quotas.setDesignated(child.partnerId, child.quotaId, list);
    const move = { from: { kind: 'upstream' }, to: { kind: 'quota', quotaId: child.quotaId } } as const;
    const mirrorId = await mirrorAtReseller(world, unit, operation, { child, amount: one.amount, balanceBefore: 0n, at, move });
    const balanceBefore = (moved[index]?.fromAfter ?? 0n) + one.amount;
    granted.push({ ...one, quotaId: child.quotaId, balanceBefore, mirrorId });
  }
  await tell(world, unit, { operation, quota, granted });
  return granted;
}

/** The item of the log, under the quota that it came out of. */
export function grantedItem(
  quota: Pick<StoredQuota, 'quotaId'>,
  { item, resellerId, amount, balanceBefore }: Granted,
  at: string,
): MoneyItem {
  return newItem({ item, at, state: 'done', quotaId: quota.quotaId, resellerId, asked: amount, moved: amount, balanceBefore });
}

function childOf({ security }: World, parent: FoundQuota, { resellerId, amount }: Granting, at: string): StoredQuota {
  const { available: _, above: __, ...quota } = parent;
  return {
    ...quota,
    partnerId: resellerId,
    quotaId: security.makeId('qta'),
    total: amount,
    state: 'normal',
    parent: { partnerId: parent.partnerId, quotaId: parent.quotaId },
    issuedCount: 0,
    issuedTotal: 0n,
    createdAt: at,
    changedAt: at,
  };
}

/** The distributor hears of all, each reseller of its own under the operation of its own log. */
async function tell(
  world: World,
  unit: Unit,
  { operation, quota, granted }: { operation: MoneyOperation; quota: FoundQuota; granted: readonly Granted[] },
): Promise<void> {
  const at = instantOf(world.clock.now());
  const eventOf = (operationId: string, some: readonly Granted[]) => ({
    type: 'quota.granted' as const,
    at,
    customerId: null,
    data: {
      operationId,
      currency: quota.currency,
      total: minorToText(some.reduce((sum, { amount }) => sum + amount, 0n)),
      quotaId: quota.quotaId,
      grants: some.map(({ resellerId, quotaId, amount }) => ({ resellerId, quotaId, amount: minorToText(amount) })),
    },
  });
  await emit(world, unit, quota.partnerId, [eventOf(operation.operationId, granted)]);
  for (const one of granted) await emit(world, unit, one.resellerId, [eventOf(one.mirrorId, [one])]);
}
