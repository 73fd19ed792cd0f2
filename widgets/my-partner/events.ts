import type { ContactTopic } from '../../shared/values/agreement-lists.ts';
import type { SignWantedDetail } from '../core/agreement-events.ts';
import type { Failure } from '../core/failure.ts';

/** Detail of `partner-contact-request`. */
export interface ContactRequest {
  topic: ContactTopic;
}

/** Events of `<partner-my-partner>` by name. */
export interface PartnerMyPartnerEventMap {
  'partner-error': CustomEvent<Failure>;
  'partner-contact-request': CustomEvent<ContactRequest>;
  'partner-sign-wanted': CustomEvent<SignWantedDetail>;
}
