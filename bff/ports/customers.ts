import type { Amount } from '../../shared/values/amount.ts';
import type { CustomerSort, ItemChange, SortDirection } from '../../shared/values/lists.ts';
import type { DecimalText } from '../../shared/values/money.ts';
import type { CustomerScope } from '../domain/actor.ts';
import type { ReadyJson } from './ready.ts';
import type { CustomerRecord } from './records.ts';

export interface CustomerFilter {
  associationType?: CustomerRecord['associationType'];
  /** Folded (`shared/values/fold.ts`), at least two code points. */
  customerNameFolded?: string;
  accountNameFolded?: string;
  /** Whole customer id or whole partner's own number. */
  id?: string;
  /** An operator, or null for customers without an account manager. */
  accountManagerId?: string | null;
  tag?: string;
  /** Amount due of the query's cycle in its currency, both ends included; the asking account manager's own share where the scope is theirs. */
  consumption?: { minimum: Amount | null; maximum: Amount | null };
  /** Earliest expiry of a resource, from the first on and before the second. */
  resourceExpiry?: { from: string | null; until: string | null };
  /** Blind indexes of one number, one per key (`Security.indexesOfField`): one of them must be stored. */
  mobileIndexes?: readonly string[];
}

/** A place in the list: the sort value of a row (null where it has none, which sorts last in both directions) and its id. */
export interface CustomerPlace {
  value: string | null;
  customerId: string;
  /** Whose row it is, where several partners' customers are one list: the last word between equals. */
  partnerId?: string;
}

export interface CustomerQuery {
  /** Whose customers: one partner's, or those of several resellers as one list. */
  partnerIds: readonly string[];
  /** True where the partners are resellers of the one that asks, so that every row names its own. */
  isOfResellers: boolean;
  scope: CustomerScope;
  filter: CustomerFilter;
  sort: { by: CustomerSort; direction: SortDirection };
  /** Rows after or before a place, or from one end; rows come back in list order in every case. */
  from: { at: 'first' } | { at: 'last' } | { after: CustomerPlace } | { before: CustomerPlace };
  limit: number;
  /** The running cycle and the currency that consumption sorts by. */
  cycle: string;
  currency: string | null;
}

/** A customer without anything clear, sealed or searchable. */
export type MaskedCustomer = Omit<
  CustomerRecord,
  | 'customerName'
  | 'accountName'
  | 'mobileSealed'
  | 'mobileIndex'
  | 'emailSealed'
  | 'emailIndex'
  | 'signingEntity'
  | 'dissociationBlocks'
  | 'erasedAt'
>;

export interface CustomerListRow {
  customer: MaskedCustomer;
  reseller: { partnerId: string; name: string } | null;
  accountManager: { operatorId: string; userId: string; nameMasked: string | null; assignedAt: string } | null;
  consumption: { amount: DecimalText; currency: string }[];
  place: CustomerPlace;
}

/** A page of the list, ready to send. */
export interface ListedCustomers {
  /** The rows as the contract's `customers`: the same values, in the same order, as `page` gives as records. */
  customers: ReadyJson;
  length: number;
  first: CustomerPlace | null;
  last: CustomerPlace | null;
  /** Whether the list goes on beyond the page, in the direction in which it was walked. */
  hasMore: boolean;
}

export type SealedValues = Pick<CustomerRecord, 'mobileSealed' | 'mobileIndex' | 'emailSealed' | 'emailIndex'>;

export interface ResealedCustomer {
  customerId: string;
  read: Pick<SealedValues, 'mobileSealed' | 'emailSealed'>;
  made: SealedValues;
}

/** A stored value, and whose customer it belongs to. */
export interface OwnedValue {
  partnerId: string;
  customerId: string;
  value: string | null;
}

export interface StoredCustomer {
  customer: CustomerRecord;
  assignment: { operatorId: string; assignedAt: string } | null;
  /** Where nobody holds the customer: when the last period ended; null where there was none. */
  lastEndedAt: string | null;
  /** When the customer left the partner; null while it belongs to it. */
  dissociatedAt: string | null;
  /** When the type of association was changed last; null where it never was. */
  associationChangedAt: string | null;
}

/** What saving did, in all and to each customer (the last word, where one was named twice). */
export type SavedCustomers = Record<ItemChange, number> & { changes: ReadonlyMap<string, ItemChange> };

/** A customer as it is picked, confirmed and decided about by commands that move money. */
export interface PickedRow {
  partnerId: string;
  customerId: string;
  partnerCustomerNo: string | null;
  customerNameMasked: string | null;
  accountNameMasked: string | null;
  associationType: CustomerRecord['associationType'];
  accountManager: { operatorId: string; userId: string; nameMasked: string | null } | null;
  tags: readonly string[];
  signingEntity: string | null;
  isErased: boolean;
  dissociatedAt: string | null;
}
