import type { SessionStatus } from '../core/session-state.ts';

/** Events of `<partner-session>` by name. */
export interface PartnerSessionEventMap {
  'partner-session-change': CustomEvent<{ status: SessionStatus }>;
}
