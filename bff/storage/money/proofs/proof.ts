import { type RawBuilder, sql } from 'kysely';
import { FAULTS_PER_SLICE } from '../../../ports/proofs.ts';
import type { Engine } from '../../engine.ts';
import type { Tables } from '../../tables.ts';

export interface FaultRow {
  partner_id: string;
  asset: string | null;
  currency: string | null;
  subject: string;
  expected: string | null;
  found: string | null;
}

/** How one thing is proved: by a statement that finds what contradicts it among rows whose key lies in a range. */
export interface Proving {
  /** The table whose keys are gone through, and how many of them at once; null: one statement sees it all. */
  over: { table: keyof Tables; key: string; size: number } | null;
  find(range: (column: string) => RawBuilder<unknown>, engine: Engine): RawBuilder<FaultRow>;
}

export const ACCOUNTS = { table: 'ledger_accounts', key: 'account_key', size: 5_000 } as const;
/** Of ten thousand items and more, some of them. */
export const OPERATIONS = { table: 'money_operations', key: 'operation_key', size: 500 } as const;
/** Each with every coupon that was issued from it. */
export const QUOTAS = { table: 'quotas', key: 'quota_key', size: 20 } as const;
export const COUPONS = { table: 'coupons', key: 'coupon_key', size: 5_000 } as const;

export const LIMIT = sql.raw(`limit ${FAULTS_PER_SLICE}`);

/** What a fault of an account `a` of the partner `p` says of where it is. */
export const OF_ACCOUNT = sql`p.partner_id, a.asset, a.currency, 'account ' || a.kind || ' ' || a.owner as subject`;

/** An amount or a count as text; nothing reads as 0. */
export function said(expression: RawBuilder<unknown>): RawBuilder<string> {
  return sql`cast(coalesce(${expression}, 0) as text)`;
}
