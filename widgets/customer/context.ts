import type { DisclosureAct, MaskedField } from '../../shared/values/lists.ts';
import type { CustomerController } from './controller.ts';
import type { Customer, CustomerDetail } from './detail.ts';
import type { Strings } from './strings/index.ts';

/** What every part of the page draws from, and what it can ask of the element. */
export interface PageContext {
  controller: CustomerController;
  strings: Strings;
  detail: CustomerDetail;
  customer: Customer;
  /** What was copied a moment ago. */
  copied: string | null;
  /** Copies what is no secret, such as an id. */
  onCopy: (what: 'customerId' | 'partnerCustomerNo', text: string) => void;
  /** Hands a revealed value over, once that is recorded. */
  onHandOver: (field: MaskedField, act: DisclosureAct) => void;
  secondsUntil: (endsAt: number) => number;
  /** What the customer consumed, once it is there. */
  board: unknown;
  /** Sections that come after the page, once they are there. */
  late: unknown;
}
