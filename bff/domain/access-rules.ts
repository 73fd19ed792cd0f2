import type { Feature, PartnerKind, Permission, Widget } from '../../shared/values/lists.ts';
import type { Actor } from './actor.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What an endpoint asks of the session that calls it. */
export interface AccessRule {
  callers: readonly string[];
  permission: Permission | null;
  widgets: readonly Widget[];
  feature: Feature | null;
  partnerKind?: PartnerKind;
}

export interface AccessOfSession {
  actor: Actor;
  widgets: readonly Widget[];
  features: readonly Feature[];
  /** What the actor's roles allow at present. */
  permissions: readonly Permission[];
  partnerKind: PartnerKind;
}

/** Whether a session may call an endpoint. Guards every endpoint, and tells `GET /v1/session` what to list. */
export function checkAccess(rule: AccessRule, session: AccessOfSession): Refusal | null {
  if (!rule.callers.includes(session.actor.kind)) return refuse('session-kind-wrong');
  if (rule.partnerKind !== undefined && rule.partnerKind !== session.partnerKind) return refuse('partner-kind-wrong');
  if (rule.widgets.length > 0 && !rule.widgets.some((widget) => session.widgets.includes(widget))) return refuse('widget-not-in-session');
  if (rule.feature !== null && !session.features.includes(rule.feature)) return refuse('feature-not-in-session');
  if (rule.permission !== null && !session.permissions.includes(rule.permission)) return refuse('permission-missing');
  return null;
}
