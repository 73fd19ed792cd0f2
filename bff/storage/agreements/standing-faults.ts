import { type RawBuilder, sql } from 'kysely';
import type { AgreementCommands, AgreementReads, AgreementStanding, StandingFault } from '../../ports/agreements.ts';
import type { Connection } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';
import { saveStandings, toStanding } from './standings.ts';

/** Customers a step looks at. */
const CUSTOMERS_PER_STEP = 1_000;

const FACTS = ['record_id', 'version', 'capacity', 'signed_at', 'hash', 'is_withdrawn'] as const;
type Fact = (typeof FACTS)[number];
type Side = 'kept' | 'chain';

type Found = { partner_id: string; customer_id: string; code: string } & { [Name in `${Side}_${Fact}`]: string | number | null };

/** What is kept and what the chain says, side by side, of the customers that a condition on `c` means: one statement, so that both are of one moment. */
async function faultsOf({ db, scans }: Connection, isMeant: RawBuilder<unknown>): Promise<StandingFault[]> {
  const both = FACTS.flatMap((fact) =>
    (['kept', 'chain'] as const).map((side) => sql`${sql.ref(`${side}.${fact}`)} as ${sql.ref(`${side}_${fact}`)}`),
  );
  const differs = FACTS.map((fact) => sql`${sql.ref(`kept.${fact}`)} is distinct from ${sql.ref(`chain.${fact}`)}`);
  const { rows } = await sql<Found>`with kept as (${keptOf(isMeant)}), chain as (${chainOf(isMeant)})
    select p.partner_id, c.customer_id, coalesce(kept.code, chain.code) as code, ${sql.join(both)}
    from kept full join chain on chain.customer_key = kept.customer_key and chain.code = kept.code
    join customers c on c.customer_key = coalesce(kept.customer_key, chain.customer_key)
    join partners p on p.partner_key = c.partner_key
    where ${sql.join(differs, sql` or `)}
    order by c.customer_key, code`.execute(scans ?? db);
  return rows.map((row) => ({
    partnerId: row.partner_id,
    customerId: row.customer_id,
    code: row.code,
    kept: sideOf(row, 'kept'),
    signed: sideOf(row, 'chain'),
  }));
}

/** A standing under another partner than the customer's counts nowhere. */
function keptOf(isMeant: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select s.* from customers c cross join agreement_standings s
    where ${isMeant} and s.customer_key = c.customer_key and s.partner_key = c.partner_key`;
}

/** The newest signature of each customer and code. `cross join` is an inner join that SQLite does not turn round. */
function chainOf(isMeant: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select c.customer_key, r.code, r.record_id, r.version, r.capacity, r.at as signed_at, r.hash,
      case when exists (select 1 from signature_rows w where w.partner_id = r.partner_id and w.withdraws = r.record_id)
        then 1 else 0 end as is_withdrawn
    from customers c cross join partners p cross join signature_rows r
    where ${isMeant} and p.partner_key = c.partner_key and r.partner_id = p.partner_id and r.customer_id = c.customer_id and r.kind = 'signed'
      and not exists (select 1 from signature_rows later where later.partner_id = r.partner_id and later.customer_id = r.customer_id
        and later.sequence > r.sequence and later.code = r.code and later.kind = 'signed')`;
}

function sideOf(row: Found, side: Side): AgreementStanding | null {
  if (row[`${side}_record_id`] === null) return null;
  return toStanding(row.customer_id, {
    code: row.code,
    record_id: String(row[`${side}_record_id`]),
    version: Number(row[`${side}_version`]),
    capacity: String(row[`${side}_capacity`]),
    signed_at: String(row[`${side}_signed_at`]),
    hash: String(row[`${side}_hash`]),
    is_withdrawn: Number(row[`${side}_is_withdrawn`]),
  });
}

export function standingFaultReads(connection: Connection): Pick<AgreementReads, 'standingFaults'> {
  return {
    async standingFaults(after) {
      const { rows } = await sql<{ last: number | null }>`select max(customer_key) as last from (
        select customer_key from customers where customer_key > ${after} order by customer_key limit ${sql.lit(CUSTOMERS_PER_STEP)}) as step`.execute(
        connection.scans ?? connection.db,
      );
      const next = rows[0]?.last ?? null;
      if (next === null) return { faults: [], next };
      return { faults: await faultsOf(connection, sql`c.customer_key > ${after} and c.customer_key <= ${next}`), next };
    },
  };
}

export function standingFaultCommands(connection: Connection): Pick<AgreementCommands, 'rebuildStandings'> {
  return {
    async rebuildStandings(partnerId, customerIds) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      const faults = await faultsOf(connection, sql`c.partner_key = ${partnerKey} and c.customer_id in (${sql.join(customerIds)})`);
      const { db } = connection;
      for (const { customerId, code } of faults.filter(({ signed }) => signed === null))
        await sql`delete from agreement_standings where partner_key = ${partnerKey} and code = ${code} and customer_key = (
          select customer_key from customers where partner_key = ${partnerKey} and customer_id = ${customerId})`.execute(db);
      await saveStandings(
        connection,
        faults.flatMap(({ signed }) => (signed ? [{ partnerId, standing: signed }] : [])),
      );
      return faults;
    },
  };
}
