import type { Minor } from '../../../shared/values/minor.ts';
import { type DecidedParties, decideAllocation, decideRecall, freeOf, largestOf, readParties } from '../../domain/account-rules.ts';
import { checkMemo } from '../../domain/amount-rules.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Reads } from '../../ports/store.ts';
import type { SessionCaller } from '../action.ts';
import { type LoadedParties, type LoadedParty, loadParties, type PartyRequest } from './load-parties.ts';

export type Way = 'allocation' | 'recall';

/** An item of a call, and what is to become of it. */
export interface DecidedItem extends LoadedParty {
  amount: Minor;
  refusal: Refusal | null;
}

/** A call as it would go through now. */
export interface DecidedCall extends Pick<LoadedParties, 'partnerId' | 'account'> {
  items: readonly DecidedItem[];
  /** Why it would be refused whole. */
  refusal: DecidedParties['refusal'];
  total: Minor;
  /** What is free in the account; null where there is none. */
  free: Minor | null;
}

/** Decides a call: the check with what is there now, the command once more inside its transaction. A malformed call is refused. */
export async function decideParties(reads: Reads, caller: SessionCaller, request: PartyRequest, way: Way): Promise<DecidedCall | Refusal> {
  const long = checkMemo(request.memo, '/body/memo');
  if (long) return long;
  const amounts = readParties(request.items, largestOf(request.to, way));
  if (isRefusal(amounts)) return amounts;
  const loaded = await loadParties(reads, caller, request);
  if (isRefusal(loaded)) return loaded;
  const { partnerId, account } = loaded;
  const free = account && freeOf(account);
  const asked = loaded.parties.map((party, index) => ({ ...party, amount: amounts[index] ?? 0n }));
  const { items, ...decided } = way === 'allocation' ? decideAllocation(asked, free) : decideRecall(asked, free);
  return { ...decided, partnerId, account, free, items: asked.map((item, index) => ({ ...item, refusal: items[index] ?? null })) };
}
