import type { Failure } from './core/failure.ts';
import type { RevealReport } from './core/reveals.ts';
import { type CustomerListLoad, PartnerCustomerList } from './customer-list/element.ts';
import type { CustomerListState } from './customer-list/query.ts';
import { define } from './define.ts';

define('partner-customer-list', PartnerCustomerList);

export type { CustomerListLoad, CustomerListState, RevealReport };
export { PartnerCustomerList };

declare global {
  interface HTMLElementTagNameMap {
    'partner-customer-list': PartnerCustomerList;
  }
  interface HTMLElementEventMap {
    'partner-load': CustomEvent<CustomerListLoad>;
    'partner-error': CustomEvent<Failure>;
    'partner-state-change': CustomEvent<{ state: CustomerListState }>;
    'partner-reveal': CustomEvent<RevealReport>;
  }
}
