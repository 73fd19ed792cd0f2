import type { Generated } from 'kysely';
import type { AgreementTables } from './agreement-tables.ts';
import type { BillLineStated, ConsumptionTables } from './consumption-tables.ts';
import type { MoneyTables } from './money-tables.ts';

/**
 * The tables, as Kysely sees them. Keys named `…_key` are the store's own integers and never leave it; ids are the
 * contract's. Instants are ISO 8601 text in UTC, so that text order is time order on both engines.
 */
export interface Tables extends MoneyTables, ConsumptionTables, AgreementTables {
  /** `runs_with`: the number of the newest migration a program must know to work on this schema. */
  schema_migrations: { number: number; name: string; runs_with: Generated<number> };
  partners: {
    partner_key: Generated<number>;
    partner_id: string;
    name: string;
    kind: string;
    mode: string;
    parent_partner_id: string | null;
    currency: string | null;
    /** Grows with every change of customers or assignments. */
    customers_version: Generated<number>;
    roles_from: Generated<string>;
    /** Sequence of the newest event. */
    event_sequence: Generated<number>;
    /** Events up to this sequence may be forgotten; those that are still there wait for a delivery. */
    events_forgotten: Generated<number>;
    /** Whether the partner's real name is verified. */
    is_verified: Generated<number>;
    step_up: Generated<number>;
    /** JSON; null: none. */
    money_limits: string | null;
    is_leaving: Generated<number>;
  };
  partner_keys: {
    key_id: string;
    partner_key: number;
    hash: string;
    hint: string;
    created_at: string;
    revoked_at: string | null;
    expires_at: string | null;
  };
  operators: {
    operator_key: Generated<number>;
    operator_id: string;
    partner_key: number;
    user_id: string;
    name: string | null;
    name_masked: string | null;
    roles: string;
    supervisor_id: string | null;
    /** How the operator stands in the list as an account manager, and by which version it was made (`ListForms`). */
    list_form: string;
    form_version: number;
    /** Where codes are sent. */
    email_sealed: string | null;
    email_masked: string | null;
  };
  sessions: {
    session_id: string;
    partner_key: number;
    actor: string;
    key_id: string;
    operator_id: string | null;
    customer_id: string | null;
    origins: string;
    widgets: string;
    features: string;
    locale: string;
    mode: string;
    created_at: string;
    secret_hash: string;
    secret_expires_at: string;
    token_hash: string | null;
    token_origin: string | null;
    token_expires_at: string | null;
    revoked_at: string | null;
    ends_at: string;
  };
  session_origins: { origin: string; session_id: string; ends_at: string };
  customers: CustomersTable;
  /** Folded names alone, so that a search reads few pages. */
  customer_names: { customer_key: number; customer_name_folded: string | null; account_name_folded: string | null };
  customer_tags: { partner_key: number; tag: string; customer_key: number };
  /** Postings of the name search: `gram` packs field and two code points (`grams.ts`). */
  name_grams: { partner_key: number; gram: number; customer_key: number };
  /** How many customers a partner has, by manager (0: none) and association type. */
  customer_counts: { partner_key: number; manager_key: number; association_type: number; customers: number };
  tag_counts: { partner_key: number; tag: string; manager_key: number; association_type: number; customers: number };
  assignments: {
    assignment_key: Generated<number>;
    partner_key: number;
    customer_key: number;
    operator_key: number;
    assigned_at: string;
    ended_at: string | null;
    /** Whether bill lines follow this period, and until which end; an earlier release leaves both as they were. */
    stamped: Generated<number>;
    stamped_end: string | null;
  };
  deliveries: {
    delivery_key: Generated<number>;
    partner_key: number;
    delivery_id: string;
    source: string;
    started_at: string;
    switched_at: string | null;
    line_count: number;
  };
  /** What one delivery says of one (source, billing account, cycle). */
  delivery_parts: {
    part_key: Generated<number>;
    partner_key: number;
    delivery_key: number;
    source: string;
    billing_account_id: string;
    cycle: string;
    in_force: number;
    switched_at: string | null;
  };
  /** `rolled`: 1 where the rollups hold the customer's lines of the part. */
  part_customers: { part_key: number; customer_key: number; cycle: string; rolled: Generated<number> };
  bill_lines: BillLineStated & {
    customer_key: number;
    part_key: number;
    line_number: number;
    currency: string;
    due_micro: bigint;
    due_rest: bigint;
    list_micro: bigint | null;
    list_rest: bigint | null;
    consumed_at: string;
    category: string | null;
    service: string | null;
    region: string | null;
    resource_id: string | null;
    description: string | null;
  };
  /** Lines in force added up by assignment (0: consumed under no assignment). */
  cycle_sums: {
    customer_key: number;
    cycle: string;
    currency: string;
    assignment_key: number;
    due_micro: bigint;
    due_rest: bigint;
  };
  /**
   * What the list shows and sorts by: the sum of all lines, and of those under the current assignment. Every customer has a
   * row for every cycle and currency the partner has, with nulls where there is no line, so that both ends of a sort by
   * consumption are one walk of an index.
   */
  cycle_totals: {
    customer_key: number;
    cycle: string;
    currency: string;
    partner_key: number;
    customer_id: string;
    manager_key: number;
    total_micro: bigint | null;
    total_rest: bigint | null;
    own_micro: bigint | null;
    own_rest: bigint | null;
  };
  cycle_currencies: { partner_key: number; cycle: string; currency: string };
  reveals: { partner_key: number; operator_id: string; at: string; cells: number };
  name_searches: { partner_key: number; operator_id: string; at: string };
  custom_roles: { partner_key: number; code: string; name: string; permissions: string; changed_at: string };
  preferences: { partner_key: number; operator_id: string; view: string; choice: string };
  reseller_assignments: {
    assignment_key: Generated<number>;
    partner_key: number;
    reseller_key: number;
    operator_key: number;
    assigned_at: string;
    ended_at: string | null;
  };
  customer_resources: {
    customer_key: number;
    resource_id: string;
    name: string | null;
    service: string;
    region: string | null;
    expires_at: string;
  };
  /** Clear values that an operator has before them, by when they hide. */
  shown_values: { partner_key: number; operator_id: string; customer_id: string; field: string; until: string };
  jobs: {
    job_id: string;
    partner_key: number;
    operator_id: string;
    session_id: string;
    state: string;
    what: string;
    format: string;
    file_name: string;
    request: string;
    request_hash: string;
    done: Generated<number>;
    total: number | null;
    checkpoint: string | null;
    chunks: Generated<number>;
    bytes: Generated<bigint>;
    requested_at: string;
    started_at: string | null;
    ended_at: string | null;
    file_expires_at: string | null;
    failure: string | null;
    is_cancelling: Generated<number>;
    lease_owner: string | null;
    lease_until: string | null;
    attempts: Generated<number>;
    audit_scope: string | null;
  };
  job_chunks: { job_id: string; number: number; content: Uint8Array };
  events: {
    partner_key: number;
    sequence: number;
    event_id: string;
    type: string;
    at: string;
    customer_id: string | null;
    /** Whatever its deliveries are in order for: a customer, an operator, a job … */
    subject: string;
    data: string;
  };
  webhooks: {
    webhook_key: Generated<number>;
    partner_key: number;
    webhook_id: string;
    url: string;
    types: string | null;
    is_enabled: number;
    secret_sealed: string;
    earlier_sealed: string | null;
    earlier_until: string | null;
    created_at: string;
    last_delivered_at: string | null;
    last_failed_at: string | null;
    last_status: number | null;
    last_reason: string | null;
    /** Since when the receiver as a whole fails, how often in a row, and until when it is left alone. */
    failing_since: string | null;
    failures: Generated<number>;
    paused_until: string | null;
    lease_owner: string | null;
    lease_until: string | null;
  };
  event_deliveries: {
    webhook_key: number;
    sequence: number;
    partner_key: number;
    subject: string;
    state: string;
    /** 1 for the earliest that waits of each subject: what may be sent, and no other. */
    is_next: number;
    /** When it happened, or was replayed. */
    waiting_since: string;
    attempts: Generated<number>;
    first_tried_at: string | null;
    due_at: string | null;
    last_status: number | null;
  };
  /** What was told lately and is not told again at once: what it is about, and how often it happened since without being told. */
  told_events: { partner_key: number; about: string; told_at: string; untold: number };
  service_state: { name: string; value: string };
  replicas: {
    replica_id: string;
    release: string;
    schema_number: number;
    settings_hash: string;
    key_ids: string;
    started_at: string;
    seen_at: string;
    is_draining: number;
  };
  ring_keys: { key_id: string; check_sealed: string; first_used_at: string; retired_at: string | null };
  audit_rows: {
    partner_id: string;
    sequence: number;
    at: string;
    actor_kind: string;
    actor_id: string;
    session_id: string | null;
    request_id: string;
    action: string;
    outcome: string;
    refusal: string | null;
    targets: string;
    details: string;
    previous_hash: string;
    hash: string;
  };
}

export interface CustomersTable {
  customer_key: Generated<number>;
  partner_key: number;
  customer_id: string;
  partner_customer_no: string | null;
  customer_name: string | null;
  customer_name_masked: string | null;
  account_name: string | null;
  account_name_masked: string | null;
  mobile_sealed: string | null;
  mobile_masked: string | null;
  email_sealed: string | null;
  email_masked: string | null;
  /** The upstream's codes (DOMAIN.md §1.2): 2 agency-sale, 1 referral. */
  association_type: number;
  associated_at: string;
  credit_available: bigint | null;
  credit_arrears: bigint | null;
  credit_currency: string | null;
  credit_as_of: string | null;
  /** What the list sorts credit by: available, or arrears as a negative number; null for referral customers (R-CUST-2). */
  credit_sort: bigint | null;
  resource_expiry_at: string | null;
  verification: string | null;
  customer_type: string | null;
  level: string | null;
  frozen: string | null;
  tags: string;
  /** How the customer stands in the list, made from the columns above by a version of `ListForms`. */
  list_form: string;
  form_version: number;
  look_alike: number | null;
  mobile_index: string | null;
  email_index: string | null;
  erased_at: string | null;
  signing_entity: string | null;
  /** JSON; null: none stated. */
  dissociation_blocks: string | null;
  dissociated_at: string | null;
  association_changed_at: string | null;
  /** 1 where `customer_resources` holds all resources of the customer, be there any or none. */
  resources_stated: Generated<number>;
  /** The current assignment, repeated here for the indexes; 0 and null where there is none. */
  manager_key: number;
  assigned_at: string | null;
  assignment_key: number;
}
