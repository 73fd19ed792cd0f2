import { isRefusal } from '../../domain/refusal.ts';
import type { Executor } from '../money-operations/executor.ts';
import { decideGrant } from './grant-decide.ts';
import { grantedItem, grantQuota } from './grant-move.ts';

/**
 * Grants waiting items of a grant that was approved, out of what is held for it. Each is decided again: since then the quota may have been
 * frozen or have ended, a reseller may be leaving. What stands against the quota refuses each of them.
 */
export const executeGrant: Executor = async (world, unit, { operation, items, at }) => {
  const { operationId, partnerId, quotaId } = operation;
  if (quotaId === null) throw new Error(`Operation ${operationId} grants from no quota.`);
  // Whoever was no reseller of the distributor's is no party to the operation, and its book is not locked.
  const going = items.flatMap(({ item, resellerId, asked }) => (resellerId === null ? [] : [{ item, resellerId, amount: asked ?? 0n }]));
  const list = await unit.resellers.list(partnerId, null);
  const terms = { quotaId, amount: going[0]?.amount ?? 0n, resellerIds: going.map(({ resellerId }) => resellerId) };
  const held = going.reduce((sum, { amount }) => sum + amount, 0n);
  const names = new Map(list.map((reseller) => [reseller.partnerId, reseller.name]));
  const decided = await decideGrant(unit, partnerId, names, { terms, at, held });
  if (isRefusal(decided)) throw new Error(`Quota ${quotaId}, from which operation ${operationId} grants, is not there.`);
  const { quota } = decided;
  const refusalOf = (resellerId: string | null) =>
    resellerId === null ? 'not-found' : ((decided.refusal ?? decided.refusals.get(resellerId))?.refusal ?? null);
  const through = going.filter(({ resellerId }) => refusalOf(resellerId) === null);
  const from = { kind: 'held', operationId, quotaId } as const;
  const granted = await grantQuota(world, unit, operation, { quota, from, items: through, at });
  const done = new Map(granted.map((one) => [one.item, grantedItem(quota, one, at)]));
  return items.map((item) => done.get(item.item) ?? { ...item, at, state: 'refused', refusal: refusalOf(item.resellerId), moved: null });
};
