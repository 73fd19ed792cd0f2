import { define } from './define.ts';
import { PartnerSession } from './session/element.ts';

define('partner-session', PartnerSession);

export type { Failure, FailureCode } from './core/failure.ts';
export type { FetchSession, SessionReason, SessionStatus, SessionView } from './core/session-state.ts';
export type { Transport } from './core/transport.ts';
export { PartnerSession };

declare global {
  interface HTMLElementTagNameMap {
    'partner-session': PartnerSession;
  }
  interface HTMLElementEventMap {
    'partner-session-change': CustomEvent<{ status: import('./core/session-state.ts').SessionStatus }>;
  }
}
