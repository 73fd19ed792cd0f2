import { type Refusal, refuse } from '../../domain/refusal.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import type { World } from '../../ports/index.ts';
import type { Reads } from '../../ports/store.ts';
import type { SessionCaller } from '../action.ts';
import { resellersInScope } from '../customers/whose.ts';

/** Whose quotas a call is about, with the names of resellers among them. */
export interface WhoseQuotas {
  partnerIds: readonly string[];
  resellers: ReadonlyMap<string, string>;
}

/**
 * The caller's own quotas, or those of its resellers: of one, or with `isOfAll` of every one in scope. Only a distributor has resellers; one
 * that is not the caller's answers as if it were not there.
 */
export async function whoseQuotas(
  { store }: World,
  { partner, session }: SessionCaller,
  indirectPartnerId: string | undefined,
  isOfAll = false,
): Promise<WhoseQuotas | Refusal> {
  if (indirectPartnerId === undefined && !isOfAll) return { partnerIds: [partner.partnerId], resellers: new Map() };
  if (partner.kind !== 'distributor') return refuse('partner-kind-wrong');
  const resellers = await resellerNames(store.reads, { partner, session });
  if (indirectPartnerId === undefined) return { partnerIds: [...resellers.keys()], resellers };
  return resellers.has(indirectPartnerId) ? { partnerIds: [indirectPartnerId], resellers } : refuse('not-found');
}

/** Names of the resellers that a caller may act for, by their ids. */
export async function resellerNames(
  reads: Pick<Reads, 'resellers' | 'operators'>,
  { partner, session }: Pick<SessionCaller, 'partner' | 'session'>,
): Promise<Map<string, string>> {
  const all = await resellersInScope(reads, partner.partnerId, scopeOf(session.actor));
  return new Map(all.map(({ partnerId, name }) => [partnerId, name]));
}
