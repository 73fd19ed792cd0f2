/** What is proved of the ledger (DESIGN.md §4, ledger), in the order in which it is told. */
export const PROOFS = [
  'balance',
  'entry-order',
  'below-zero',
  'book-sum',
  'item-sum',
  'entry-item',
  'item-entry',
  'operation-counts',
  'operation-moved',
  'held-for-ended',
  'quota-total',
  'quota-granted',
  'quota-issued',
  'quota-account',
  'coupon-account',
  'coupon-entries',
  'coupon-state',
  'usage-refunds',
  'reseller-book',
] as const;
export type Proof = (typeof PROOFS)[number];

/** Something that does not hold. */
export interface LedgerFault {
  proof: Proof;
  partnerId: string;
  /** Of the book; empty where it has none. */
  asset: string;
  currency: string;
  /** What it is found at, such as `quota q-1` or `operation mop_… item 3`. */
  subject: string;
  /** Amounts in minor units, or counts, as text. */
  expected: string;
  found: string;
}

/** A book and how much there is in it. */
export interface ProvedBook {
  partnerId: string;
  asset: string;
  currency: string;
  accounts: number;
  entries: number;
}

/**
 * Each step reads one slice in one statement, so that it sees one moment while others go on writing, and needs little memory whatever
 * the ledger has grown to.
 */
export interface ProofReads {
  books(): Promise<ProvedBook[]>;
  /** Faults of a slice, at most `FAULTS_PER_SLICE`, and where the next one begins; null: this was the last. */
  step(proof: Proof, after: number): Promise<{ faults: LedgerFault[]; next: number | null }>;
}

export const FAULTS_PER_SLICE = 200;
