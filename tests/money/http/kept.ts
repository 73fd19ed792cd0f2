import type { Books } from './books.ts';
import { isLive, type Quota, type Turn } from './things.ts';

/** What of a quota was recalled from whom, and not issued to them since; of those who can have it again (DOMAIN.md §3.1). */
export function keptOf(books: Books, { quotaId, partnerId, asset, designated }: Quota): Map<string, bigint> {
  const kept = new Map<string, bigint>();
  if (asset !== 'cash-coupon' || designated === null) return kept;
  const turns = [...books.turns, ...reserved(books)].filter((turn) => turn.quotaId === quotaId);
  for (const { customerId, amount } of turns.sort((one, other) => one.at - other.at || one.order - other.order)) {
    const left = (kept.get(customerId) ?? 0n) + amount;
    kept.set(customerId, left > 0n ? left : 0n);
  }
  for (const customerId of kept.keys())
    if (!designated.includes(customerId) || books.customerOf(partnerId, customerId)?.leftAt !== null) kept.delete(customerId);
  return kept;
}

/** Issues that wait count as made when they were asked for. */
function reserved(books: Books): Turn[] {
  const waiting = [...books.operations.values()].filter((operation) => operation.kind === 'issue' && isLive(operation));
  return waiting.flatMap(({ at, order, items, quotaId }) =>
    items.flatMap(({ state, id, amount }) =>
      state === 'waiting' && quotaId !== null ? [{ quotaId, customerId: id, at, order, amount: -amount }] : [],
    ),
  );
}
