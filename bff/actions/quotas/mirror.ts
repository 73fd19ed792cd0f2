import type { Minor } from '../../../shared/values/minor.ts';
import type { World } from '../../ports/index.ts';
import type { Book, LedgerMove } from '../../ports/ledger.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { StoredQuota } from '../../ports/quotas.ts';
import type { Unit } from '../../ports/store.ts';
import { newItem } from '../money/new-operation.ts';

interface Mirrored {
  /** The child quota, saved before. */
  child: StoredQuota;
  amount: Minor;
  balanceBefore: Minor;
  at: string;
  /** What moves in the reseller's book; nothing where the amount is 0. */
  move: Pick<LedgerMove, 'from' | 'to'>;
}

/**
 * The other half of what a distributor does with a quota of its reseller's: the reseller's book and its own operation log. It counts as the
 * reseller's operation, so that the distributor's lists and limits see the one and not both; who did it stands in the actor. The
 * distributor's memo and session stay its own. Answers the id of the operation.
 */
export async function mirrorAtReseller(
  world: Pick<World, 'security'>,
  unit: Unit,
  operation: MoneyOperation,
  { child, amount, balanceBefore, at, move }: Mirrored,
): Promise<string> {
  const { partnerId, quotaId, asset, currency } = child;
  const operationId = world.security.makeId('mop');
  const counts = { asked: amount, moved: amount, items: 1, done: 1, refused: 0 };
  const own = { operationId, partnerId, byPartnerId: partnerId, quotaId, asset, currency, at, endedAt: at };
  const nothing = { sessionId: null, memo: null, request: null, retryOf: null, approval: null, isStopping: false, attempts: 0 };
  await unit.moneyOperations.add({ ...operation, ...own, ...counts, ...nothing, state: 'done' });
  const book: Book = { partnerId, asset, currency };
  if (amount > 0n) await unit.ledger.move(book, operationId, at, [{ ...move, amount, item: 1 }]);
  const item = newItem({ item: 1, at, state: 'done', quotaId, asked: amount, moved: amount, balanceBefore });
  await unit.moneyOperations.saveItems(operationId, [item]);
  return operationId;
}
