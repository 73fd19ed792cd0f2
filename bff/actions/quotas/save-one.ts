import type { ItemChange } from '../../../shared/values/lists.ts';
import { applyStatement, type QuotaStatement, type StatedQuota } from '../../domain/quota-statement.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { StoredQuota } from '../../ports/quotas.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { newItem, newOperation } from '../money/new-operation.ts';

/** A statement with the list it may bring, each customer once and in order; null: no list. */
export type StatedItem = Omit<QuotaStatement, 'designated'> & {
  quotaId: string;
  designatedCustomerIds?: readonly string[] | null | undefined;
};

/** Saves one statement, and books what the total grew or shrank by. */
export async function saveQuota(world: World, unit: Unit, call: CallOf<'PUT /v1/quotas'>, item: StatedItem): Promise<ItemChange | Refusal> {
  const { partnerId } = call.caller.partner;
  const at = instantOf(world.clock.businessNow());
  const { quotaId, designatedCustomerIds: list, ...stated } = item;
  const known = await unit.quotas.find(partnerId, quotaId);
  const quota = applyStatement({ ...stated, designated: list === null ? null : list?.length }, known, at);
  if (isRefusal(quota)) return quota;
  const isNewList = list !== undefined && !(await isSameList(unit, known, list));
  if (known && !isNewList && isSame(known, quota)) return 'unchanged';
  await unit.quotas.save({ ...quota, partnerId, quotaId, parent: null, createdAt: known?.createdAt ?? at, changedAt: at });
  if (isNewList) await unit.quotas.setDesignated(partnerId, quotaId, list);
  await book(world, unit, call, { quota: { ...quota, quotaId }, before: known?.total ?? 0n, available: known?.available ?? 0n, at });
  return known ? 'changed' : 'added';
}

async function isSameList(unit: Unit, known: StoredQuota | null, list: readonly string[] | null): Promise<boolean> {
  if (known === null || list === null || known.designated !== list.length) return (known?.designated ?? null) === list;
  const stored = await unit.quotas.designatedCustomers(known.partnerId, known.quotaId);
  const present = new Set(stored);
  return list.every((customerId) => present.has(customerId));
}

function isSame(known: StoredQuota, quota: StatedQuota): boolean {
  const { restrictions: before, ...rest } = known;
  const { restrictions: after, ...stated } = quota;
  const fields = Object.entries(stated) as [keyof typeof stated, unknown][];
  return fields.every(([field, value]) => rest[field] === value) && textOf(before) === textOf(after);
}

/** Restrictions alike in what they say, in whatever order their parts stand. */
function textOf(restrictions: object): string {
  const parts = Object.entries(restrictions).filter(([, value]) => value !== undefined);
  return JSON.stringify(parts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Booking {
  quota: StatedQuota & { quotaId: string };
  before: bigint;
  available: bigint;
  at: string;
}

/** Amounts of the log are signed here: below zero where the total shrank. */
async function book(world: World, unit: Unit, call: CallOf<'PUT /v1/quotas'>, { quota, before, available, at }: Booking): Promise<void> {
  const grown = quota.total - before;
  if (grown === 0n) return;
  const { partnerId } = call.caller.partner;
  const { quotaId, asset, currency } = quota;
  const amounts = { asked: grown, moved: grown };
  const operation = newOperation(world, call, { kind: 'quota-statement', asset, currency, quotaId, at, items: 1, done: 1, ...amounts });
  const { operationId } = operation;
  await unit.moneyOperations.add(operation);
  const [upstream, own] = [{ kind: 'upstream' }, { kind: 'quota', quotaId }] as const;
  const move = grown > 0n ? { from: upstream, to: own, amount: grown } : { from: own, to: upstream, amount: -grown };
  await unit.ledger.move({ partnerId, asset, currency }, operationId, at, [{ ...move, item: 1 }]);
  const item = newItem({ item: 1, at, state: 'done', quotaId, balanceBefore: available, ...amounts });
  await unit.moneyOperations.saveItems(operationId, [item]);
}
