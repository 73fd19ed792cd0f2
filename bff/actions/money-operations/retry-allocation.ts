import { freeOf } from '../../domain/account-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import { instantOf } from '../audit-entry.ts';
import { approvalFor } from '../money/limits.ts';
import { memoFor } from '../money/memo.ts';
import { newItem, newOperation } from '../money/new-operation.ts';
import { addReserved } from './reserve.ts';
import type { Retrying } from './retry.ts';

/**
 * Allocates again to those who were refused: the total leaves the account at once and is held, and each is looked at anew when its turn
 * comes (R-ACC-1, R-ACC-2). Above a limit of the partner it waits for a second person, as the first time.
 */
export async function retryAllocation({ world, unit, call, before, items }: Retrying): Promise<MoneyOperation | Refusal> {
  const { partnerId, currency } = before;
  const account = currency === null ? null : await unit.accounts.find(partnerId, 'balance', currency);
  if (!account || currency === null) return refuse('currency-unknown');
  const total = items.reduce((sum, { asked }) => sum + (asked ?? 0n), 0n);
  if (total > freeOf(account)) return refuse('balance-insufficient');
  const at = instantOf(world.clock.businessNow());
  const memo = memoFor(call.caller.partner.partnerId, before);
  const approval = await approvalFor(unit, call.caller, world.clock, { kind: 'allocation', currency, amount: total });
  const operation = newOperation(world, call, {
    ...{ kind: 'allocation', partnerId, asset: 'money', currency, at, memo, approval },
    state: approval ? 'awaiting-approval' : 'queued',
    asked: total,
    items: items.length,
    retryOf: before.operationId,
  });
  await addReserved(world, unit, operation);
  const waiting = items.map(({ customerId, resellerId, asked }, index) =>
    newItem({ item: index + 1, at, state: 'waiting', customerId, resellerId, asked }),
  );
  await unit.moneyOperations.saveItems(operation.operationId, waiting);
  return operation;
}
