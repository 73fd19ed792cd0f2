import type { Endpoint } from '../../../shared/contract/index.ts';
import { checkAccess } from '../../domain/access-rules.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { SessionCaller } from '../action.ts';

/** Whether the session may call the endpoint: kind, widget, feature, permission, in this order. */
export function checkSessionAccess(endpoint: Endpoint, { session }: SessionCaller): Refusal | null {
  return checkAccess(endpoint, session);
}
