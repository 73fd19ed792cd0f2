import type { LedgerAccount } from '../../ports/ledger.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import { returnToQuotas } from '../money/returns.ts';

/** Item number of entries that belong to an operation as a whole. */
export const WHOLE_OPERATION = 0;

/**
 * What is left reserved for an operation that comes to its end (done, stopped, rejected, lapsed) goes back to where it came from: the quota
 * in whatever state, or the quota above it; the partner's balance. Does nothing where nothing is reserved. The partner above whose book may
 * be needed must be locked (`partnersAbove`).
 */
export async function returnHeld(
  unit: Unit,
  operation: Pick<MoneyOperation, 'operationId' | 'partnerId' | 'asset' | 'currency' | 'quotaId'>,
  at: string,
): Promise<void> {
  const { operationId, partnerId, asset, currency, quotaId } = operation;
  if (asset === null || currency === null || (asset !== 'money' && quotaId === null)) return;
  const book = { partnerId, asset, currency };
  const held: LedgerAccount = { kind: 'held', operationId, quotaId: asset === 'money' ? null : quotaId };
  const [amount = 0n] = await unit.ledger.balances(book, [held]);
  if (amount === 0n) return;
  const item = WHOLE_OPERATION;
  if (quotaId !== null && asset !== 'money')
    await returnToQuotas(unit, { operationId, at }, [{ from: held, quota: { partnerId, quotaId }, amount, item }]);
  else await unit.ledger.move(book, operationId, at, [{ from: held, to: { kind: 'account', accountType: 'balance' }, amount, item }]);
}
