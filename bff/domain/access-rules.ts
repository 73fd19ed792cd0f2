import type { Feature, Permission, Widget } from '../../shared/values/lists.ts';
import type { Actor } from './actor.ts';
import { type Refusal, refuse } from './refusal.ts';
import { isPermitted } from './role-rules.ts';

/** What an endpoint asks of the session that calls it. */
export interface AccessRule {
  callers: readonly string[];
  permission: Permission | null;
  widget: Widget | null;
  feature: Feature | null;
}

export interface AccessOfSession {
  actor: Actor;
  widgets: readonly Widget[];
  features: readonly Feature[];
}

/** Whether a session may call an endpoint. Guards every endpoint, and tells `GET /v1/session` what to list. */
export function checkAccess(rule: AccessRule, session: AccessOfSession): Refusal | null {
  if (!rule.callers.includes(session.actor.kind)) return refuse('session-kind-wrong');
  if (rule.widget !== null && !session.widgets.includes(rule.widget)) return refuse('widget-not-in-session');
  if (rule.feature !== null && !session.features.includes(rule.feature)) return refuse('feature-not-in-session');
  if (rule.permission !== null && !isPermitted(session.actor, rule.permission)) return refuse('permission-missing');
  return null;
}
