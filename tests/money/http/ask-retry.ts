import { type Answer, type Asking, first } from './ask.ts';
import type { Books } from './books.ts';
import { begun, needsApproval } from './operations.ts';
import { type No, ofKept, ofQuota } from './rules.ts';
import { type Item, isLive, type Operation } from './things.ts';
import { pick } from './wishes.ts';
import { operatorOf } from './world.ts';

/** Tries what was refused of an operation again; mostly of one of which something was. */
export const retry: Asking = (wish, books) => {
  const all = [...books.operations.values()];
  const refused = all.filter(
    ({ items, retryOf }) => retryOf === null && items.some(({ state, isKnown }) => state === 'refused' && isKnown),
  );
  const before = pick(wish.turn < 3 || refused.length === 0 ? all : refused, wish.which);
  if (!before) return null;
  const { operationId, byPartnerId, currency } = before;
  const items = before.items.filter(({ state, isKnown }) => state === 'refused' && isKnown);
  const total = items.reduce((sum, { amount }) => sum + amount, 0n);
  const no = first(ofRetry(books, before, items), ofWhatIsThere(books, before, items, total));
  const waits = before.kind !== 'recall' && currency !== null && needsApproval(books, byPartnerId, currency, total);
  const apply = ({ operationId: retryId }: Answer) => {
    take(books, before, total);
    const called = items.map(({ id, amount }) => ({ customerId: id, face: amount, no: null }));
    const named = { ...before, operationId: retryId };
    books.operations.set(retryId, begun(books, named, waits ? 'waits' : 'later', called, operationId));
  };
  const path = `/v1/operations/${operationId}/retry`;
  return { who: operatorOf(byPartnerId), method: 'POST', path, body: {}, isCommand: true, no, apply };
};

/** Once it has ended, where its terms are kept, and nobody else of the same descent did or does it. */
function ofRetry(books: Books, before: Operation, items: readonly Item[]): No {
  if (isLive(before)) return 'result-not-ready';
  const isUndone = before.state === 'rejected' || before.state === 'lapsed';
  if (before.kind === 'issue' && isUndone) return 'nothing-to-retry';
  return items.length === 0 || isTriedElsewhere(books, before) ? 'nothing-to-retry' : null;
}

function isTriedElsewhere(books: Books, before: Operation): boolean {
  const above = [before];
  for (let up = before.retryOf; up !== null; up = above.at(-1)?.retryOf ?? null) {
    const found = books.operations.get(up);
    if (!found) break;
    above.push(found);
  }
  const family = [above.at(-1) ?? before];
  for (const one of family) family.push(...[...books.operations.values()].filter(({ retryOf }) => retryOf === one.operationId));
  const others = family.filter((one) => !above.includes(one));
  return others.some((one) => isLive(one) || one.items.some(({ state }) => state === 'done'));
}

/** Whether what is to be reserved is there. */
function ofWhatIsThere(books: Books, { kind, quotaId, partnerId, currency }: Operation, items: readonly Item[], total: bigint): No {
  if (kind === 'recall') return null;
  if (kind === 'allocation') {
    const free = currency === null ? null : books.freeOf(partnerId, currency);
    return free === null ? 'currency-unknown' : total > free ? 'balance-insufficient' : null;
  }
  const quota = books.quota(quotaId ?? '');
  const going = items.map(({ id, amount }) => ({ customerId: kind === 'issue' ? id : null, amount }));
  return first(ofQuota(books, quota), total > quota.available ? 'quota-insufficient' : null, ofKept(books, quota, going));
}

function take(books: Books, { kind, quotaId, partnerId, currency }: Operation, total: bigint): void {
  if (kind === 'recall') return;
  if (quotaId !== null) books.quota(quotaId).available -= total;
  else if (currency !== null) books.account(partnerId, currency).amount -= total;
}
