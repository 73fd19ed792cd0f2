import type { Failure } from '../core/failure.ts';
import type { RevealReport } from '../core/reveals.ts';
import type { CustomerOpen } from './links.ts';
import type { CustomerListLoad } from './query.ts';
import type { RowActionChosen } from './row-action.ts';
import type { CustomerListState } from './state.ts';

/** Events of `<partner-customer-list>` by name. */
export interface PartnerCustomerListEventMap {
  'partner-load': CustomEvent<CustomerListLoad>;
  'partner-error': CustomEvent<Failure>;
  'partner-state-change': CustomEvent<{ state: CustomerListState }>;
  'partner-customer-open': CustomEvent<CustomerOpen>;
  'partner-reveal': CustomEvent<RevealReport>;
  'partner-row-action': CustomEvent<RowActionChosen>;
}
