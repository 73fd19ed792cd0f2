import type { AssociationType } from '../../../shared/values/lists.ts';
import { stated } from '../../domain/customer-statement.ts';
import { detach } from '../../domain/imports/detach.ts';
import type { MergeInput } from '../customers/merge.ts';

/** What whoever imports says of the customers, since a bill cannot. */
export interface BilledCustomerOptions {
  associationType?: AssociationType | undefined;
  associatedAt?: string | undefined;
  assignedAt?: string | undefined;
}

/** Who buys through the partner's own billing account is billed by the partner (DOMAIN.md §1.2, agency-sale). */
export const ASSOCIATION_UNLESS_STATED: AssociationType = 'agency-sale';

export type SeenCustomer = Omit<MergeInput, 'stored' | 'now'>;

/** A customer as a bill names one; what it says counts only where nothing is known. */
export interface BilledCustomer {
  customerId: string;
  /** Of the bill in which the customer is met first. */
  periodStart: string;
  associationType?: AssociationType | undefined;
  accountName?: string | null;
  partnerCustomerNo?: string | null;
}

/** The customers that bills name, by what the bill names them by. Remembers those it has met. */
export class BilledCustomers {
  readonly #options: BilledCustomerOptions;
  readonly #ids = new Map<string, string>();
  #unsaved: SeenCustomer[] = [];

  constructor(options: BilledCustomerOptions) {
    this.#options = options;
  }

  get count(): number {
    return this.#ids.size;
  }

  /** The customer's id; null where the customer is met for the first time. */
  knownId(key: string): string | null {
    return this.#ids.get(key) ?? null;
  }

  meet(key: string, { customerId, periodStart, associationType, accountName = null, partnerCustomerNo = null }: BilledCustomer): string {
    const id = detach(customerId);
    this.#ids.set(detach(key), id);
    const { assignedAt, ...said } = this.#options;
    this.#unsaved.push({
      customerId: id,
      statement: stated({ associationType: said.associationType, associatedAt: said.associatedAt }),
      defaults: {
        associationType: associationType ?? ASSOCIATION_UNLESS_STATED,
        associatedAt: assignedAt ?? periodStart,
        accountName,
        partnerCustomerNo,
      },
    });
    return id;
  }

  /** Customers met since the last call. */
  takeUnsaved(): SeenCustomer[] {
    const unsaved = this.#unsaved;
    this.#unsaved = [];
    return unsaved;
  }
}
