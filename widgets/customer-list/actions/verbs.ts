import type { EndpointKey } from '../../../shared/contract/index.ts';
import type { Session } from '../../core/session.ts';

/** What can be done to customers, one or many. */
export const ROW_VERBS = ['tag', 'assign', 'withdraw'] as const;
export type RowVerb = (typeof ROW_VERBS)[number];

/** What can be done from above the list. */
export const HEAD_VERBS = ['pick', 'resellers', 'export'] as const;
export type HeadVerb = (typeof HEAD_VERBS)[number];

export type Verb = RowVerb | HeadVerb;

const NEEDED: Record<Verb, readonly EndpointKey[]> = {
  tag: ['POST /v1/customers/tags'],
  assign: ['POST /v1/assignments', 'GET /v1/account-managers'],
  withdraw: ['POST /v1/assignments/withdraw'],
  pick: ['POST /v1/assignments', 'GET /v1/account-managers'],
  resellers: ['GET /v1/resellers'],
  export: ['POST /v1/exports', 'GET /v1/exports'],
};

/**
 * Whether the session allows it here. The customers of resellers are the resellers' own to tag and assign; a distributor assigns the
 * resellers themselves.
 */
export function allows(session: Session | null, verb: Verb, isResellers: boolean): boolean {
  if (!session || !NEEDED[verb].every((key) => session.allows(key))) return false;
  const actor = session.snapshot.view?.actor;
  // R-EXP-4: the endpoint itself is open to all, who may export their own audit rows.
  if (verb === 'export') return actor?.kind === 'operator' && actor.permissions.includes('customer.export');
  return isResellers === (verb === 'resellers');
}
