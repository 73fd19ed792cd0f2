import type {
  SignatureRecordKind,
  SignatureWithdrawalReason,
  SigningCapacity,
  SigningMethod,
  SourceFault,
  StandingState,
  ViewPolicy,
} from '../../shared/values/agreement-lists.ts';
import type { AssociationType, AuditActor, Locale } from '../../shared/values/lists.ts';
import type { CustomerScope } from '../domain/actor.ts';

/** What a version says; frozen when it is published (DOMAIN.md §5.1). */
export interface AgreementVersion {
  partnerId: string;
  code: string;
  version: number;
  audience: readonly AssociationType[];
  noticeDays: number;
  isRequired: boolean;
  viewPolicy: ViewPolicy;
  effectiveAt: string;
  publishedAt: string;
  publishedBy: { kind: AuditActor; id: string };
  /** Null while it stands. */
  withdrawnAt: string | null;
  texts: readonly AgreementTextFacts[];
}

export interface AgreementTextFacts {
  locale: Locale;
  title: string;
  sourceSha256: string;
  renderedSha256: string;
}

export interface AgreementText extends AgreementTextFacts {
  /** Markdown, byte for byte as published. */
  source: string;
  /** Canonical JSON of `AgreementDocument`. */
  rendered: string;
}

/** A row of a partner's chain of signatures. What is hashed is all of it but `hash`, as canonical JSON (RFC 8785). */
export interface SignatureRow {
  partnerId: string;
  /** From 1, without a gap. */
  sequence: number;
  kind: SignatureRecordKind;
  recordId: string;
  /** The signature that this row withdraws; null of a signature. */
  withdraws: string | null;
  /** Null of a signature. */
  reason: SignatureWithdrawalReason | null;
  customerId: string;
  /** The partner's own id of the person, as its server named it; null where it named none. */
  personId: string | null;
  /** Of the signature, in a withdrawal too. */
  capacity: SigningCapacity;
  method: SigningMethod;
  code: string;
  version: number;
  locale: Locale;
  title: string;
  sourceSha256: string;
  renderedSha256: string;
  manifestId: string;
  /** SHA-256 of the manifest as it was sent. */
  manifestSha256: string;
  presentedAt: string;
  /** When this row was written, by the real clock. */
  at: string;
  /**
   * SHA-256 over the annex with its salt, so that an annex that is still there can be shown to belong to the row, and one that was deleted
   * leaves nothing to guess from; null where none was kept.
   */
  annexSha256: string | null;
  previousHash: string;
  hash: string;
}

/** What a row is made of before it joins the chain. */
export type NewSignatureRow = Omit<SignatureRow, 'sequence' | 'previousHash' | 'hash'>;

/** Network address and browser of a signer, sealed (context: partner and record); apart from the record, so that it can be deleted. */
export interface SignatureAnnex {
  recordId: string;
  customerId: string;
  sealed: string;
  at: string;
}

/** The newest signature of a customer under a code, kept beside the chain for lists; the chain is what counts. */
export interface AgreementStanding {
  customerId: string;
  code: string;
  recordId: string;
  version: number;
  capacity: SigningCapacity;
  signedAt: string;
  /** Row hash of the signature; its short number is made of it. */
  hash: string;
  isWithdrawn: boolean;
}

/** Where a customer is kept to stand under a code, and where the chain says it does: they differ. */
export interface StandingFault {
  partnerId: string;
  customerId: string;
  code: string;
  /** What lists and the gate go by; null where nothing is kept. */
  kept: AgreementStanding | null;
  /** The newest signature of the chain; null where there is none. */
  signed: AgreementStanding | null;
}

/** A customer as the rule of what is pending needs it. */
export interface SigningCustomer {
  customerId: string;
  partnerCustomerNo: string | null;
  customerNameMasked: string | null;
  accountNameMasked: string | null;
  associationType: AssociationType;
  associatedAt: string;
  isDissociated: boolean;
  isErased: boolean;
}

/**
 * Who is asked for, and what counts: a version, and when each customer must have signed. `deadlines`: of each outstanding version the fixed
 * part of its deadline, as the rule made it (`bff/domain/agreement-rules.ts`).
 */
export interface StandingQuery {
  partnerIds: readonly string[];
  scope: CustomerScope;
  code: string;
  /** The version that counts now. */
  current: Pick<AgreementVersion, 'version' | 'audience' | 'isRequired'>;
  /** Effective versions that stand, oldest first: whoever signed none of them or a later one is asked. */
  effective: readonly Pick<AgreementVersion, 'version' | 'audience' | 'effectiveAt' | 'noticeDays' | 'isRequired'>[];
  /** The business clock. */
  at: string;
  states?: readonly StandingState[];
  customerId?: string;
  accountManagerId?: string;
  isOnlyWithdrawn?: boolean;
  /** Customers in their own order, whatever their state, so that one who signs between two pages is neither there twice nor missing. */
  isByCustomer?: boolean;
}

export interface StandingRow {
  place: StandingPlace;
  customer: SigningCustomer;
  accountManager: { operatorId: string; userId: string; nameMasked: string | null } | null;
  signed: AgreementStanding | null;
  state: StandingState;
}

/** Overdue first, then pending, then signed, each by customer; or by customer alone (`isByCustomer`). */
export interface StandingPlace {
  rank: number;
  customerKey: number;
}

export interface AgreementReads {
  /** All versions of a partner, or of one code, by code and version, with their texts' facts. */
  versions(partnerId: string, code?: string): Promise<AgreementVersion[]>;
  text(partnerId: string, code: string, version: number, locale: Locale): Promise<AgreementText | null>;
  /** Null where there is no such customer of the partner. */
  customer(partnerId: string, customerId: string): Promise<SigningCustomer | null>;
  standings(partnerId: string, customerId: string): Promise<AgreementStanding[]>;
  head(partnerId: string): Promise<{ sequence: number; hash: string } | null>;
  /** Rows after a sequence, in order. */
  after(partnerId: string, sequence: number, limit: number): Promise<SignatureRow[]>;
  /** Partners that have a chain. */
  partners(): Promise<string[]>;
  record(partnerId: string, recordId: string): Promise<SignatureRow | null>;
  /** The row that withdraws a signature. */
  withdrawalOf(partnerId: string, recordId: string): Promise<SignatureRow | null>;
  byManifest(partnerId: string, manifestId: string): Promise<SignatureRow | null>;
  /** Rows of a customer, newest first; `code`: of this agreement alone. */
  ofCustomer(partnerId: string, customerId: string, limit: number, code?: string): Promise<SignatureRow[]>;
  annex(partnerId: string, recordId: string): Promise<SignatureAnnex | null>;
  /** Annexes of a partner behind a record, by record. */
  annexes(partnerId: string, after: string, limit: number): Promise<SignatureAnnex[]>;
  /** Partners that keep annexes from before then. */
  annexPartners(before: string): Promise<string[]>;
  standingPage(
    query: StandingQuery,
    from: { after: StandingPlace } | { before: StandingPlace } | 'first' | 'last',
    limit: number,
  ): Promise<StandingRow[]>;
  standingCounts(query: StandingQuery): Promise<{ [State in StandingState]: number }>;
  /**
   * Compares what is kept with the chains, of the next thousand customers of all partners, each customer at one moment. `after`: 0, then the
   * `next` of the step before, which is null behind the last.
   */
  standingFaults(after: number): Promise<{ faults: StandingFault[]; next: number | null }>;
  /** Effective versions whose `agreement.pending` was not told yet, of all partners. */
  untold(at: string, limit: number): Promise<{ partnerId: string; code: string; version: number }[]>;
  /** Requests of a customer to be contacted since then. */
  contactRequests(partnerId: string, customerId: string, since: string): Promise<{ count: number; oldestAt: string | null }>;
}

export interface AgreementCommands {
  publish(version: AgreementVersion, texts: readonly AgreementText[]): Promise<void>;
  withdraw(partnerId: string, code: string, version: number, at: string, by: { kind: AuditActor; id: string }): Promise<void>;
  /** Puts a row at the end of the partner's chain, and keeps where the customer stands. The partner's lock is held. */
  append(row: NewSignatureRow): Promise<SignatureRow>;
  /**
   * Makes anew from the chain where these customers stand, and answers what differed. The partner's lock is held; whether the chain can be
   * believed is for the caller to know.
   */
  rebuildStandings(partnerId: string, customerIds: readonly string[]): Promise<StandingFault[]>;
  keepAnnex(partnerId: string, annex: SignatureAnnex): Promise<void>;
  /** Puts what another key sealed in the place of what was read; false where that is not there any more. */
  resealAnnex(partnerId: string, recordId: string, before: string, sealed: string): Promise<boolean>;
  /** Deletes annexes: of a customer, or from before an instant. At most so many; answers how many. */
  forgetAnnexes(partnerId: string, which: { customerId: string } | { before: string }, limit: number): Promise<number>;
  /** False where it was told before. */
  markTold(partnerId: string, code: string, version: number, at: string): Promise<boolean>;
  addContactRequest(partnerId: string, customerId: string, at: string): Promise<void>;
}

/** Makes texts and files of agreements (`bff/files/agreements`). */
export interface AgreementFiles {
  /** Renders Markdown; faults by line, or the rendered bytes and how deep their headings go. Never throws. */
  render(source: string): { rendered: string } | { faults: { line: number; fault: SourceFault }[] };
  /** Text of a version for reading and printing, without scripts: one HTML page. */
  textPage(page: TextPage): string;
  /** A signature's file: text, receipt, verifier. Without the seal, which is put behind it. */
  receiptPage(page: ReceiptPage): string;
  /** A page of facts for printing: third-party payment agreements, payment agreement contracts. */
  factsPage(page: FactsPage): string;
}

export interface TextPage {
  locale: Locale;
  partnerName: string;
  code: string;
  version: number;
  effectiveAt: string;
  text: AgreementText;
}

export interface ReceiptPage {
  /** Of the words around the text. */
  locale: Locale;
  /** The signed receipt, canonical JSON (`shared/evidence/receipt.ts`). */
  receipt: string;
  rendered: string;
}

export interface FactsPage {
  locale: Locale;
  title: string;
  /** Said under the title. */
  statement: string;
  facts: readonly { term: string; text: string }[];
  table?: { head: readonly string[]; rows: readonly (readonly string[])[]; numeric: readonly number[] };
  footer: string;
}
