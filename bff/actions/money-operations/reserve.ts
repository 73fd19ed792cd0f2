import type { World } from '../../ports/index.ts';
import type { LedgerAccount } from '../../ports/ledger.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';
import { awaitingEvent } from '../money/awaiting-event.ts';
import { WHOLE_OPERATION } from './held.ts';

/**
 * Adds an operation that takes from a quota or from the balance later, for an approval or a job: what it asks for leaves there at once and
 * is held for it, so that nothing else can spend it. Where it waits for a second person, that is told.
 */
export async function addReserved(world: Pick<World, 'security' | 'clock'>, unit: Unit, operation: MoneyOperation): Promise<void> {
  const { operationId, partnerId, asset, currency, asked: amount, at } = operation;
  if (asset === null || currency === null) throw new Error('What is reserved is of one kind and currency.');
  const quotaId = asset === 'money' ? null : operation.quotaId;
  const from: LedgerAccount = quotaId === null ? { kind: 'account', accountType: 'balance' } : { kind: 'quota', quotaId };
  const move = { from, to: { kind: 'held', operationId, quotaId } as const, amount, item: WHOLE_OPERATION };
  await unit.moneyOperations.add(operation);
  if (amount > 0n) await unit.ledger.move({ partnerId, asset, currency }, operationId, at, [move]);
  if (operation.state !== 'awaiting-approval') return;
  await emit(world, unit, operation.byPartnerId, [awaitingEvent(operation, instantOf(world.clock.now()))]);
}
