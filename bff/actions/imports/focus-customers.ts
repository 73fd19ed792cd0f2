import { PARTNER_CUSTOMER_NO_MAXIMUM } from '../../../shared/values/ids.ts';
import type { AssociationType } from '../../../shared/values/lists.ts';
import { stated } from '../../domain/customer-statement.ts';
import { type FocusRow, focusCustomerKey } from '../../domain/imports/focus-row.ts';
import type { Security } from '../../ports/security.ts';
import type { MergeInput } from '../customers/merge.ts';

/** What whoever imports says of the customers, since a bill cannot. */
export interface FocusCustomerOptions {
  associationType?: AssociationType | undefined;
  associatedAt?: string | undefined;
  assignedAt?: string | undefined;
}

/** Who buys through the partner's own billing account is billed by the partner (DOMAIN.md §1.2, agency-sale). */
export const ASSOCIATION_UNLESS_STATED: AssociationType = 'agency-sale';

export type SeenCustomer = Omit<MergeInput, 'stored' | 'now'>;

/** The customers that FOCUS rows name: billing account and sub-account. Remembers those it has met. */
export class FocusCustomers {
  readonly #security: Pick<Security, 'hashSecret'>;
  readonly #options: FocusCustomerOptions;
  readonly #ids = new Map<string, string>();
  #unsaved: SeenCustomer[] = [];

  constructor(security: Pick<Security, 'hashSecret'>, options: FocusCustomerOptions) {
    this.#security = security;
    this.#options = options;
  }

  get count(): number {
    return this.#ids.size;
  }

  /** The customer's id: the first 32 hexadecimal digits of SHA-256 over both account ids. Null where the customer is met for the first time. */
  knownId(row: FocusRow): string | null {
    return this.#ids.get(focusCustomerKey(row.billingAccountId, row.subAccountId)) ?? null;
  }

  async meet(row: FocusRow): Promise<string> {
    const customerId = await focusCustomerId(this.#security, row.billingAccountId, row.subAccountId);
    this.#ids.set(focusCustomerKey(row.billingAccountId, row.subAccountId), customerId);
    const number = row.subAccountId ?? row.billingAccountId;
    const { associationType, associatedAt, assignedAt } = this.#options;
    this.#unsaved.push({
      customerId,
      statement: stated({ associationType, associatedAt }),
      defaults: {
        associationType: ASSOCIATION_UNLESS_STATED,
        associatedAt: assignedAt ?? row.billingPeriodStart,
        accountName: row.accountName,
        partnerCustomerNo: number.length <= PARTNER_CUSTOMER_NO_MAXIMUM ? number : null,
      },
    });
    return customerId;
  }

  /** Customers met since the last call. */
  takeUnsaved(): SeenCustomer[] {
    const unsaved = this.#unsaved;
    this.#unsaved = [];
    return unsaved;
  }
}

export async function focusCustomerId(
  security: Pick<Security, 'hashSecret'>,
  billingAccountId: string,
  subAccountId: string | null,
): Promise<string> {
  const hash = await security.hashSecret(focusCustomerKey(billingAccountId, subAccountId));
  return hash.slice(0, 32);
}
