import { type Minor, minorToText } from '../../../shared/values/minor.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyItem, MoneyOperation } from '../../ports/money-operations.ts';
import type { FoundQuota } from '../../ports/quotas.ts';
import type { Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';
import { newItem } from '../money/new-operation.ts';
import { mirrorAtReseller } from './mirror.ts';

/** An item of a recall that goes through. */
export interface Recalling {
  item: number;
  child: FoundQuota & { parent: NonNullable<FoundQuota['parent']> };
}

interface Recalled extends Recalling {
  mirrorId: string;
}

/**
 * Takes the whole balance of granted quotas back (R-REC-7): in the distributor's book from `granted` to the quota above, in each reseller's
 * out to upstream. The child is recalled then, also where nothing was left; what comes back from its coupons later follows (`returns.ts`).
 */
export async function recallQuotas(
  world: World,
  unit: Unit,
  operation: MoneyOperation,
  { items, at }: { items: readonly Recalling[]; at: string },
): Promise<void> {
  const recalled: Recalled[] = [];
  for (const { item, child } of items) {
    const { available: amount, parent, partnerId, quotaId, asset, currency } = child;
    const { issuedCount: _, issuedTotal: __, available: ___, above: ____, ...stored } = child;
    const from = { kind: 'granted', quotaId: parent.quotaId } as const;
    const to = { kind: 'quota', quotaId: parent.quotaId } as const;
    const book = { partnerId: parent.partnerId, asset, currency };
    if (amount > 0n) await unit.ledger.move(book, operation.operationId, at, [{ from, to, amount, item }]);
    await unit.quotas.save({ ...stored, state: 'recalled', total: child.total - amount, changedAt: at });
    const move = { from: { kind: 'quota', quotaId }, to: { kind: 'upstream' } } as const;
    const mirrorId = await mirrorAtReseller(world, unit, operation, { child, amount, balanceBefore: amount, at, move });
    recalled.push({ item, child, mirrorId });
    await tell(world, unit, partnerId, mirrorId, [child]);
  }
  if (recalled.length > 0)
    await tell(
      world,
      unit,
      operation.partnerId,
      operation.operationId,
      recalled.map(({ child }) => child),
    );
}

/** The item of the log, under the quota that it went back to. */
export function recalledItem({ item, child }: Recalling, at: string): MoneyItem {
  const { available: amount, parent, partnerId } = child;
  const named = { quotaId: parent.quotaId, resellerId: partnerId };
  return newItem({ item, at, state: 'done', ...named, asked: amount, moved: amount, balanceBefore: amount });
}

/** The distributor hears of all, each reseller of its own. */
async function tell(world: World, unit: Unit, partnerId: string, operationId: string, children: readonly FoundQuota[]): Promise<void> {
  const total: Minor = children.reduce((sum, { available }) => sum + available, 0n);
  const quotas = children.map((child) => ({
    resellerId: child.partnerId,
    quotaId: child.quotaId,
    amount: minorToText(child.available),
  }));
  const data = { operationId, currency: children[0]?.currency ?? '', total: minorToText(total), quotas };
  await emit(world, unit, partnerId, [{ type: 'quota.recalled', at: instantOf(world.clock.now()), customerId: null, data }]);
}
