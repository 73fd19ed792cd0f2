import type { Generated } from 'kysely';

/** Tables of agreements, as Kysely sees them. Those that are evidence carry partner ids, not keys, as the audit trail does. */
export interface AgreementTables {
  agreement_versions: {
    partner_id: string;
    code: string;
    version: number;
    /** JSON. */
    audience: string;
    notice_days: number;
    is_required: number;
    view_policy: string;
    effective_at: string;
    published_at: string;
    published_by_kind: string;
    published_by_id: string;
  };
  agreement_texts: {
    partner_id: string;
    code: string;
    version: number;
    locale: string;
    title: string;
    source: string;
    source_sha256: string;
    rendered: string;
    rendered_sha256: string;
  };
  agreement_withdrawals: { partner_id: string; code: string; version: number; at: string; by_kind: string; by_id: string };
  signature_rows: {
    partner_id: string;
    sequence: number;
    kind: string;
    record_id: string;
    withdraws: string | null;
    reason: string | null;
    customer_id: string;
    person_id: string | null;
    capacity: string;
    method: string;
    code: string;
    version: number;
    locale: string;
    title: string;
    source_sha256: string;
    rendered_sha256: string;
    manifest_id: string;
    manifest_sha256: string;
    presented_at: string;
    at: string;
    annex_sha256: string | null;
    previous_hash: string;
    hash: string;
  };
  signature_annexes: { partner_key: number; record_id: string; customer_id: string; sealed: string; at: string };
  agreement_standings: {
    partner_key: number;
    code: string;
    customer_key: number;
    record_id: string;
    version: number;
    capacity: string;
    signed_at: string;
    hash: string;
    is_withdrawn: number;
  };
  agreement_announcements: { partner_key: number; code: string; version: number; at: string };
  contact_requests: { partner_key: number; customer_id: string; at: string };
  third_party_payments: {
    payment_key: Generated<number>;
    agreement_id: string;
    partner_key: number;
    trustee_sealed: string;
    trustee_masked: string;
    trustee_index: string;
    trustee_type: string;
    kind: string;
    effective_at: string;
    expires_at: string | null;
    created_at: string;
    created_by: string;
    voided_at: string | null;
    voided_by: string | null;
  };
  payment_contracts: {
    partner_id: string;
    contract_id: string;
    contract_no: string;
    first_cycle: string;
    last_cycle: string;
    currency: string;
    due: string;
    paid: string | null;
    content: string;
    text_sha256: string;
    created_at: string;
    created_by: string;
  };
}
