import type { Endpoint } from '../../../shared/contract/index.ts';
import { type AccessOfSession, checkAccess } from '../../domain/access-rules.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { SessionCaller } from '../action.ts';

/** What the rule of access needs to know of a caller. */
export function accessOf({ session, permissions, partner }: SessionCaller): AccessOfSession {
  return { actor: session.actor, widgets: session.widgets, features: session.features, permissions, partnerKind: partner.kind };
}

/** Whether the session may call the endpoint: kind, widget, feature, permission, in this order. */
export function checkSessionAccess(endpoint: Endpoint, caller: SessionCaller): Refusal | null {
  return checkAccess(endpoint, accessOf(caller));
}
