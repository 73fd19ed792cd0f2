import type { CustomerScope } from '../../domain/actor.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import type { ListedReseller, Reads } from '../../ports/store.ts';
import type { SessionCaller } from '../action.ts';

/** Whose customers a call is about, and which of them the caller may see. */
export interface WhoseCustomers {
  partnerIds: readonly string[];
  /** True where they are resellers of the caller's partner. */
  isOfResellers: boolean;
  scope: CustomerScope;
}

/** A world, or no more of it than this: within a command `{ store: { reads: unit } }`. */
interface ResellerWorld {
  store: { reads: { resellers: Pick<Reads['resellers'], 'list'>; operators: Pick<Reads['operators'], 'list'> } };
}

/**
 * The caller's own customers, or with `indirectPartnerId` those of one of its resellers or of all of them (DOMAIN.md §1.1). Only a
 * distributor has resellers. Who sees all customers sees those of every reseller; an account manager those of the resellers they
 * hold, a supervisor those of the team's (R-AM-6). A reseller beyond that answers as if it were not there.
 */
export async function whoseCustomers(
  world: ResellerWorld,
  caller: SessionCaller,
  indirectPartnerId: string | undefined,
): Promise<WhoseCustomers | Refusal> {
  const { partnerId, kind } = caller.partner;
  const scope = scopeOf(caller.session.actor);
  if (indirectPartnerId === undefined) return { partnerIds: [partnerId], isOfResellers: false, scope };
  if (kind !== 'distributor') return refuse('partner-kind-wrong');
  const resellers = await resellersInScope(world.store.reads, partnerId, scope);
  const inScope = resellers.map((reseller) => reseller.partnerId);
  const partnerIds = indirectPartnerId === 'all' ? inScope : inScope.filter((id) => id === indirectPartnerId);
  if (indirectPartnerId !== 'all' && partnerIds.length === 0) return refuse('not-found');
  return { partnerIds, isOfResellers: true, scope: { kind: 'all' } };
}

/** The resellers whose customers a scope reaches, each with all of them. */
export async function resellersInScope(
  reads: ResellerWorld['store']['reads'],
  partnerId: string,
  scope: CustomerScope,
): Promise<ListedReseller[]> {
  if (scope.kind === 'customer' || scope.kind === 'none') return [];
  const heldBy = scope.kind === 'all' ? null : await managersOf(reads, partnerId, scope);
  return await reads.resellers.list(partnerId, heldBy);
}

/** The account managers behind a scope: oneself, or a supervisor's team. */
export async function managersOf(
  reads: Pick<ResellerWorld['store']['reads'], 'operators'>,
  partnerId: string,
  scope: Extract<CustomerScope, { operatorId: string }>,
): Promise<string[]> {
  if (scope.kind === 'account-manager') return [scope.operatorId];
  const operators = await reads.operators.list(partnerId);
  return operators.filter(({ supervisorId }) => supervisorId === scope.operatorId).map(({ operatorId }) => operatorId);
}
