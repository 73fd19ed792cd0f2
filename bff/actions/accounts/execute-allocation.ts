import { checkReceiver, type Party } from '../../domain/account-rules.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyItem, MoneyOperation } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import type { Executor } from '../money-operations/executor.ts';
import { customerParty, ownReseller } from './load-parties.ts';
import { moveToParties, type PartyMove } from './move-parties.ts';

/**
 * Pays out an allocation that was approved, from what was held for it. Whoever may not receive money any more gets none; that goes back at
 * the end of the operation. Resellers whose books it moves must be locked with the partner (`MoneyItem.resellerId`).
 */
export const executeAllocation: Executor = async (world, unit, { operation, items, at }) => {
  const parties = await partiesOf(unit, operation, items);
  const checked = items.map((item) => ({ item, refusal: checkReceiver(parties.get(item.item) ?? null) }));
  const moves = checked.flatMap(({ item, refusal }) => (refusal ? [] : [moveOf(item)]));
  const left = await pay(world, unit, operation, moves, at);
  return checked.map(({ item, refusal }) => {
    if (refusal) return { ...item, at, state: 'refused', refusal: refusal.refusal, terms: null };
    const move = moveOf(item);
    return { ...item, at, state: 'done', moved: move.amount, balanceBefore: (left.get(move.id) ?? move.amount) - move.amount, terms: null };
  });
};

async function partiesOf(unit: Unit, { partnerId }: MoneyOperation, items: readonly MoneyItem[]): Promise<Map<number, Party | null>> {
  const customerIds = items.flatMap(({ customerId }) => (customerId === null ? [] : [customerId]));
  const rows = await unit.customers.picked([partnerId], { kind: 'all' }, customerIds);
  const customers = new Map(rows.map((row) => [row.customerId, customerParty(row)]));
  const parties = new Map<number, Party | null>();
  for (const { item, customerId, resellerId } of items) {
    const reseller = resellerId === null ? null : await ownReseller(unit, partnerId, resellerId);
    const asReseller = reseller && ({ kind: 'reseller', isLeaving: reseller.isLeaving, free: 0n } as const);
    parties.set(item, customerId === null ? asReseller : (customers.get(customerId) ?? null));
  }
  return parties;
}

function moveOf({ item, customerId, resellerId, asked }: MoneyItem): PartyMove {
  const id = customerId ?? resellerId;
  if (id === null || asked === null) throw new Error('A waiting item of an allocation names who receives how much.');
  return { item, kind: customerId === null ? 'reseller' : 'customer', id, amount: asked };
}

async function pay(
  world: World,
  unit: Unit,
  operation: MoneyOperation,
  moves: readonly PartyMove[],
  at: string,
): Promise<Map<string, bigint>> {
  if (moves.length === 0) return new Map();
  const from = { kind: 'held', operationId: operation.operationId, quotaId: null } as const;
  return moveToParties(world, unit, operation, { from, moves, at });
}
