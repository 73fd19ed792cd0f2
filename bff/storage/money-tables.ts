import type { Generated } from 'kysely';

/** Tables of the ledger, quotas, coupons and accounts (see `tables.ts`). Amounts are minor units, two decimals. */
export interface MoneyTables {
  ledger_accounts: {
    account_key: Generated<number>;
    partner_key: number;
    asset: string;
    currency: string;
    /** `ports/ledger.ts`, `LedgerAccount`. */
    kind: string;
    /** Id of the quota, coupon, customer … that the account is of; empty where the kind says it all. */
    owner: string;
    /** The quota in whose identity it counts. */
    quota_key: number | null;
    balance: bigint;
    /** Sequence of its newest entry. */
    entries: number;
  };
  /** Append-only. */
  ledger_entries: {
    account_key: number;
    sequence: number;
    operation_key: number;
    item: number;
    amount: bigint;
    balance_after: bigint;
    at: string;
  };
  money_operations: {
    operation_key: Generated<number>;
    operation_id: string;
    /** Whose book it moves. */
    partner_key: number;
    /** Who acts: the same, or its distributor. */
    by_partner_key: number;
    kind: string;
    state: string;
    asset: string | null;
    currency: string | null;
    quota_key: number | null;
    at: string;
    ended_at: string | null;
    actor_kind: string;
    actor_id: string;
    session_id: string | null;
    request_id: string;
    memo: string | null;
    /** Terms common to all items, as JSON, while it waits or runs. */
    request: string | null;
    asked: bigint;
    moved: bigint;
    items: number;
    done: number;
    refused: number;
    retry_of_key: number | null;
    is_stopping: number;
    lease_owner: string | null;
    lease_until: string | null;
    attempts: number;
    approval_until: string | null;
    decided_at: string | null;
    decided_by: string | null;
  };
  money_items: {
    operation_key: number;
    item: number;
    partner_key: number;
    at: string;
    state: string;
    refusal: string | null;
    quota_key: number | null;
    coupon_key: number | null;
    customer_key: number | null;
    reseller_key: number | null;
    asked: bigint | null;
    moved: bigint | null;
    balance_before: bigint | null;
    /** What differs for this item, as JSON, while it waits. */
    terms: string | null;
    memo: string | null;
  };
  money_references: { partner_key: number; reference: string; operation_key: number };
  idempotent_answers: {
    partner_key: number;
    actor: string;
    endpoint: string;
    idempotency_key: string;
    request_hash: string;
    is_refusal: number;
    answer: string;
    at: string;
  };
  quotas: {
    quota_key: Generated<number>;
    partner_key: number;
    quota_id: string;
    asset: string;
    currency: string;
    state: string;
    effective_at: string;
    expires_at: string;
    total: bigint;
    restrictions: string;
    /** How many designated customers there are; null: it is for all. */
    designated: number | null;
    invoice_subject: string;
    signing_entity: string | null;
    parent_quota_key: number | null;
    issued_count: number;
    issued_total: bigint;
    created_at: string;
    changed_at: string;
  };
  quota_customers: { quota_key: number; customer_id: string };
  coupons: {
    coupon_key: Generated<number>;
    partner_key: number;
    coupon_id: string;
    asset: string;
    currency: string;
    issuer: string;
    quota_key: number | null;
    customer_key: number;
    account_key: number;
    operation_key: number | null;
    face: bigint;
    /** `usable`, `used`, `expired` (what was left went back), `recalled`; `inactive` is never stored. */
    state: string;
    valid_from: string;
    expires_at: string;
    issued_at: string;
    ended_at: string | null;
    restrictions: string;
    customer_note: string | null;
    memo: string | null;
  };
  /** Append-only. */
  coupon_usages: {
    usage_key: Generated<number>;
    usage_id: string;
    partner_key: number;
    coupon_key: number;
    kind: string;
    at: string;
    amount: bigint;
    balance_after: bigint | null;
    reference: string;
    order_amount: bigint | null;
    order_type: string | null;
    charge_mode: string | null;
    service: string | null;
    product_id: string | null;
    of_usage_key: number | null;
    returned_to: string | null;
    operation_key: number;
  };
  coupon_selections: {
    selection_key: Generated<number>;
    selection_id: string;
    partner_key: number;
    by_partner_key: number;
    operator_id: string;
    at: string;
    expires_at: string;
  };
  selected_coupons: { selection_key: number; coupon_key: number; balance: bigint };
  partner_accounts: {
    partner_key: number;
    account_type: string;
    currency: string;
    designated: bigint;
    credit: bigint | null;
    changed_at: string;
  };
  step_up_codes: {
    code_key: Generated<number>;
    partner_key: number;
    operator_id: string;
    endpoint: string;
    request_hash: string;
    code_hash: string;
    sent_at: string;
    expires_at: string;
    tries: number;
    used_at: string | null;
  };
  drafts: { partner_key: number; operator_id: string; draft: string; content_sealed: string; saved_at: string };
  dissociations: {
    dissociation_key: Generated<number>;
    dissociation_id: string;
    partner_key: number;
    customer_key: number;
    operator_id: string;
    state: string;
    reason: string;
    notes_digest: string;
    submitted_at: string;
    settled_at: string | null;
    operation_key: number | null;
  };
}
