import type { Failure } from './core/failure.ts';
import type { RevealReport } from './core/reveals.ts';
import { stateFromSearchParams, stateToSearchParams } from './customer-list/address.ts';
import { PartnerCustomerList } from './customer-list/element.ts';
import type { CustomerOpen } from './customer-list/links.ts';
import type { CustomerListLoad } from './customer-list/query.ts';
import type { CustomerListState } from './customer-list/state.ts';
import { define } from './define.ts';

define('partner-customer-list', PartnerCustomerList);

export type { CustomerListLoad, CustomerListState, CustomerOpen, RevealReport };
export { PartnerCustomerList, stateFromSearchParams, stateToSearchParams };

declare global {
  interface HTMLElementTagNameMap {
    'partner-customer-list': PartnerCustomerList;
  }
  interface HTMLElementEventMap {
    'partner-load': CustomEvent<CustomerListLoad>;
    'partner-error': CustomEvent<Failure>;
    'partner-state-change': CustomEvent<{ state: CustomerListState }>;
    'partner-customer-open': CustomEvent<CustomerOpen>;
    'partner-reveal': CustomEvent<RevealReport>;
  }
}
