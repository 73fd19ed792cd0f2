import { PARTNER } from '../../http/fixture.ts';
import type { Books } from './books.ts';
import { type Currency, type Item, isLive, type Operation } from './things.ts';
import { DAY_LIMIT, LIMIT } from './world.ts';

const DAY = 24 * 3_600_000;

type Named = Pick<Operation, 'operationId' | 'partnerId' | 'byPartnerId' | 'quotaId' | 'expiresAt' | 'kind' | 'to' | 'currency'>;

/** An item of a call: what it names, how much, why not. */
export interface Called {
  customerId: string;
  face: bigint;
  no: string | null;
}

/**
 * An operation that began: done at once (`now`), or with what it will move reserved, for a worker (`later`) or a second person (`waits`).
 * Of a recall nothing is reserved.
 */
export function begun(
  books: Books,
  named: Named,
  how: 'now' | 'later' | 'waits',
  called: readonly Called[],
  retryOf: string | null = null,
): Operation {
  const going = how === 'now' ? 'done' : 'waiting';
  const items = called.map(
    ({ customerId, face, no }): Item => ({
      state: no === null ? going : 'refused',
      amount: face,
      id: customerId,
      isKnown: no !== 'not-found',
    }),
  );
  const total = items.reduce((sum, { state, amount }) => (state === 'refused' ? sum : sum + amount), 0n);
  const isOver = how === 'now' || (named.kind !== 'recall' && items.every(({ state }) => state === 'refused'));
  const state = isOver ? 'done' : how === 'waits' ? 'awaiting-approval' : 'open';
  const held = how === 'now' || named.kind === 'recall' ? 0n : total;
  return {
    ...named,
    ...{ state, isStopping: false, items, asked: total, held, moved: how === 'now' ? total : 0n, until: books.now + 7 * DAY },
    ...{ shownAs: null, at: books.now, order: books.nextOrder(), retryOf },
  };
}

const APPROVED = new Set<Operation['kind']>(['issue', 'grant', 'allocation']);

/** What the distributor's operator moved in the last 24 hours, with what still waits. */
function movedInDay(books: Books): bigint {
  const own = [...books.operations.values()].filter(
    ({ byPartnerId, kind, currency, at }) => byPartnerId === PARTNER && APPROVED.has(kind) && currency === 'CNY' && at >= books.now - DAY,
  );
  return own.reduce((sum, operation) => sum + (isLive(operation) ? operation.asked : operation.moved), 0n);
}

/** Above its limits, which are of one currency, the distributor's operations wait for a second person; resellers have set none. */
export function needsApproval(books: Books, byPartnerId: string, currency: Currency, total: bigint): boolean {
  if (byPartnerId !== PARTNER || currency !== 'CNY' || total === 0n) return false;
  return total > LIMIT || movedInDay(books) + total > DAY_LIMIT;
}
