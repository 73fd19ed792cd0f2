import type { Minor } from '../../../shared/values/minor.ts';
import type { World } from '../../ports/index.ts';
import type { LedgerMove, Moved } from '../../ports/ledger.ts';
import type { Unit } from '../../ports/store.ts';
import type { KeyCaller, Once } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { newItem, newOperation } from '../money/new-operation.ts';
import { bookOf } from './move-parties.ts';

interface ServerCall {
  caller: KeyCaller;
  requestId: string;
  once: Once;
}

interface ServerMove {
  kind: 'top-up' | 'charge';
  currency: string;
  amount: Minor;
  reference: string;
  customerId: string | null;
  balanceBefore: Minor;
  from: LedgerMove['from'];
  to: LedgerMove['to'];
}

/** Books one amount that the partner's own system states, under its reference. */
export async function bookOne(
  world: World,
  unit: Unit,
  call: ServerCall,
  { kind, currency, amount, reference, ...move }: ServerMove,
): Promise<Moved & { operationId: string }> {
  const { partnerId } = call.caller.partner;
  const at = instantOf(world.clock.businessNow());
  const done = { asked: amount, moved: amount, items: 1, done: 1 };
  const operation = newOperation(world, call, { kind, asset: 'money', currency, at, ...done });
  const { operationId } = operation;
  await unit.moneyOperations.add(operation);
  // Looked for before: it can only be taken by a command of the same partner, and those are serial.
  if (!(await unit.moneyOperations.addReference(partnerId, reference, operationId))) throw new Error('The reference was taken in between.');
  const { customerId, balanceBefore, from, to } = move;
  const item = newItem({ item: 1, at, state: 'done', customerId, asked: amount, moved: amount, balanceBefore });
  await unit.moneyOperations.saveItems(operationId, [item]);
  const [moved] = await unit.ledger.move(bookOf(partnerId, currency), operationId, at, [{ from, to, amount, item: 1 }]);
  if (!moved) throw new Error('The ledger moved nothing.');
  return { ...moved, operationId };
}
