import type { AnswerOf } from '../../shared/contract/index.ts';
import type { MaskedField } from '../../shared/values/lists.ts';

export type CustomerDetail = AnswerOf<'GET /v1/customers/:customerId'>;
export type Customer = CustomerDetail['customer'];
export type Cycle = CustomerDetail['cycles'][number];
export type Resources = CustomerDetail['expiringResources'];
export type Period = CustomerDetail['managers'][number];

/** Detail of `partner-consumption-open`. */
export interface ConsumptionOpen {
  customerId: string;
  /** The reseller whose customer it is; null for the partner's own. */
  indirectPartnerId: string | null;
}

/** Parts of the page that a host can open it at. `arrears` is the credit section, with the arrears in sight and focused. */
export const SECTIONS = ['contact', 'credit', 'consumption', 'resources', 'managers', 'arrears'] as const;
export type CustomerSection = (typeof SECTIONS)[number];

export function maskedFormOf(customer: Customer, field: MaskedField): string | null {
  return field === 'accountManagerName' ? (customer.accountManager?.name ?? null) : customer[field];
}

export function isInArrears({ credit }: Customer): boolean {
  return credit !== null && /[1-9]/.test(credit.arrears);
}
