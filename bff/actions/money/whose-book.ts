import type { CustomerScope } from '../../domain/actor.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Reads } from '../../ports/store.ts';
import type { SessionCaller } from '../action.ts';
import { whoseCustomers } from '../customers/whose.ts';
import { partnersAbove } from './returns.ts';

type BookReads = Pick<Reads, 'partners' | 'resellers' | 'operators'>;

/** The partner in whose book a call moves something, and which of its customers the caller sees. */
export interface WhoseBook {
  partnerId: string;
  scope: CustomerScope;
}

/** The caller's own book, or with `indirectPartnerId` that of a reseller that the caller may act for (DOMAIN.md §1.1). */
export async function whoseBook(
  reads: BookReads,
  caller: SessionCaller,
  indirectPartnerId: string | undefined,
): Promise<WhoseBook | Refusal> {
  const whose = await whoseCustomers({ store: { reads } }, caller, indirectPartnerId);
  if (isRefusal(whose)) return whose;
  return { partnerId: whose.partnerIds[0] ?? caller.partner.partnerId, scope: whose.scope };
}

/** Partners whose locks a command in that book takes besides the caller's: the reseller itself, and whoever coupons may go back to. */
export async function booksToLock(reads: BookReads, caller: SessionCaller, indirectPartnerId: string | undefined): Promise<string[]> {
  const whose = await whoseBook(reads, caller, indirectPartnerId);
  if (isRefusal(whose)) return [];
  return [whose.partnerId, ...(await partnersAbove(reads, whose.partnerId))];
}
