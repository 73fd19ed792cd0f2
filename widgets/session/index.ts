import { PartnerSession } from './element.ts';

export type { Failure, FailureCode } from '../core/failure.ts';
export type { FetchSession, SessionReason, SessionStatus, SessionView } from '../core/session-state.ts';
export type { Transport } from '../core/transport.ts';
export type { PartnerSessionEventMap } from './events.ts';
export { PartnerSession };

declare global {
  interface HTMLElementTagNameMap {
    'partner-session': PartnerSession;
  }
}

export type { Wording } from '../wording.ts';
