/**
 * What a team without the kit would write for the same: tables with the keys and indexes that its own lists need, and, as the floor of any
 * PostgreSQL implementation, everything an issue does in one function of the database.
 */
export const PEER_TABLES = `
  create table quotas (
    quota_id text primary key, currency text not null, total bigint not null, available bigint not null check (available >= 0),
    state text not null, effective_at timestamptz not null, expires_at timestamptz not null);
  create table customers (customer_id text primary key, name text, association_type text not null);
  create table idempotency_keys (
    key text primary key, request_hash text not null, coupon_id text not null, at timestamptz not null default now());
  create table coupons (
    coupon_id text primary key, quota_id text not null references quotas, customer_id text not null references customers,
    face bigint not null, balance bigint not null, state text not null, issued_at timestamptz not null default now());
  create index coupons_of_quota on coupons (quota_id, issued_at);
  create index coupons_of_customer on coupons (customer_id, issued_at);
  create table ledger_entries (
    entry bigint generated always as identity primary key, account text not null, coupon_id text not null, amount bigint not null,
    balance_after bigint not null, at timestamptz not null default now());
  create index ledger_entries_of_account on ledger_entries (account, entry);
  create table audit_rows (
    row bigint generated always as identity primary key, at timestamptz not null default now(), actor text not null, action text not null,
    targets jsonb not null);

  create function issue(in_quota text, in_customer text, in_face bigint, in_key text, in_coupon text) returns text language plpgsql as $$
  declare
    quota quotas;
  begin
    insert into idempotency_keys (key, request_hash, coupon_id) values (in_key, md5(in_customer), in_coupon);
    select * into quota from quotas where quota_id = in_quota for update;
    if quota.state <> 'normal' or now() not between quota.effective_at and quota.expires_at or quota.available < in_face then
      raise exception 'refused';
    end if;
    insert into coupons (coupon_id, quota_id, customer_id, face, balance, state)
      values (in_coupon, in_quota, in_customer, in_face, in_face, 'usable');
    insert into ledger_entries (account, coupon_id, amount, balance_after)
      values (in_quota, in_coupon, -in_face, quota.available - in_face), (in_coupon, in_coupon, in_face, in_face);
    update quotas set available = available - in_face where quota_id = in_quota;
    insert into audit_rows (actor, action, targets) values ('ada', 'coupons.issue', jsonb_build_array(in_quota, in_customer, in_coupon));
    return in_coupon;
  end $$;`;
