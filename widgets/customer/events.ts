import type { Failure } from '../core/failure.ts';
import type { DisclosureReport, RevealReport } from '../core/reveals.ts';
import type { ConsumptionOpen } from './detail.ts';

/** Detail of `partner-load`. */
export interface CustomerLoad {
  customerId: string;
}

/** Events of `<partner-customer>` by name. */
export interface PartnerCustomerEventMap {
  'partner-load': CustomEvent<CustomerLoad>;
  'partner-error': CustomEvent<Failure>;
  'partner-reveal': CustomEvent<RevealReport>;
  'partner-disclose': CustomEvent<DisclosureReport>;
  'partner-consumption-open': CustomEvent<ConsumptionOpen>;
  'partner-back': CustomEvent<null>;
}
