import { type RawBuilder, sql } from 'kysely';
import { type LedgerFault, PROOFS, type Proof, type ProofReads, type ProvedBook } from '../../../ports/proofs.ts';
import { type Connection, query } from '../../connection.ts';
import * as accounts from './accounts.ts';
import * as coupons from './coupons.ts';
import * as operations from './operations.ts';
import type { FaultRow, Proving } from './proof.ts';
import * as quotas from './quotas.ts';

const PROVED: Readonly<Record<Proof, Proving>> = {
  balance: accounts.balance,
  'entry-order': accounts.entryOrder,
  'below-zero': accounts.belowZero,
  'book-sum': accounts.bookSum,
  'item-sum': operations.itemSum,
  'entry-item': operations.entryItem,
  'item-entry': operations.itemEntry,
  'operation-counts': operations.operationCounts,
  'operation-moved': operations.operationMoved,
  'held-for-ended': accounts.heldForEnded,
  'quota-total': quotas.quotaTotal,
  'quota-granted': quotas.quotaGranted,
  'quota-issued': quotas.quotaIssued,
  'quota-account': accounts.quotaAccount,
  'coupon-account': coupons.couponAccount,
  'coupon-entries': coupons.couponEntries,
  'coupon-state': coupons.couponState,
  'usage-refunds': coupons.usageRefunds,
  'reseller-book': accounts.resellerBook,
};

const QUERIES = new Map(
  PROOFS.map((proof) => [
    proof,
    query<{ after: number; until: number }, FaultRow>((slot, { engine }) => {
      const range = (column: string): RawBuilder<unknown> => {
        const key = sql.ref(column);
        return sql`${key} > cast(${slot.after} as integer) and ${key} <= cast(${slot.until} as integer)`;
      };
      return PROVED[proof].find(range, engine);
    }),
  ]),
);

const LARGEST_KEY = 2 ** 31 - 1;

export function proofReads(connection: Connection): ProofReads {
  return {
    async books() {
      const { rows } = await sql<Record<keyof ProvedBook, string>>`select p.partner_id as "partnerId", a.asset, a.currency,
          count(*) as accounts, cast(sum(cast(a.entries as bigint)) as text) as entries
        from ledger_accounts a join partners p on p.partner_key = a.partner_key
        group by p.partner_id, a.asset, a.currency order by 1, 2, 3`.execute(connection.db);
      return rows.map(({ partnerId, asset, currency, accounts: count, entries }) => ({
        ...{ partnerId, asset, currency },
        accounts: Number(count),
        entries: Number(entries),
      }));
    },
    async step(proof, after) {
      const { over } = PROVED[proof];
      const until = over === null ? LARGEST_KEY : after + over.size;
      const rows = (await QUERIES.get(proof)?.(connection, { after, until })) ?? [];
      const faults = rows.map((row) => toFault(proof, row));
      return { faults, next: over === null || until >= (await lastKey(connection, over)) ? null : until };
    },
  };
}

async function lastKey({ db }: Connection, { table, key }: NonNullable<Proving['over']>): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`select max(${sql.ref(key)}) as last from ${sql.table(table)}`.execute(db);
  return rows[0]?.last ?? 0;
}

function toFault(proof: Proof, row: FaultRow): LedgerFault {
  const { partner_id: partnerId, asset, currency, subject, expected, found } = row;
  return { proof, partnerId, asset: asset ?? '', currency: currency ?? '', subject, expected: expected ?? '', found: found ?? '' };
}
