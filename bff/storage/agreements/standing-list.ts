import { type RawBuilder, sql } from 'kysely';
import type { StandingState } from '../../../shared/values/agreement-lists.ts';
import type { AgreementReads, StandingPlace, StandingQuery, StandingRow } from '../../ports/agreements.ts';
import type { Connection } from '../connection.ts';
import { associationOf, TYPE_CODES } from '../customers/columns.ts';
import { SCOPES } from '../customers/values.ts';
import { partnerKeyOf } from '../keys.ts';
import { conditionOf, rankOf, stateOf, statesOf } from './standing-states.ts';
import { type StandingColumns, toStanding } from './standings.ts';

type From = Parameters<AgreementReads['standingPage']>[1];

interface Listed extends Omit<StandingColumns, 'record_id'> {
  customer_key: number;
  customer_id: string;
  partner_customer_no: string | null;
  customer_name_masked: string | null;
  account_name_masked: string | null;
  association_type: number;
  associated_at: string;
  operator_id: string | null;
  user_id: string | null;
  name_masked: string | null;
  /** Null where nothing was ever signed. */
  record_id: string | null;
  state: StandingState;
}

export function standingListReads(connection: Connection): Pick<AgreementReads, 'standingPage' | 'standingCounts'> {
  return {
    standingPage: (query, from, limit) => pageOf(connection, query, from, limit),
    async standingCounts(query) {
      const counts = { overdue: 0, pending: 0, signed: 0 };
      if (query.scope.kind === 'none') return counts;
      for (const partnerId of query.partnerIds) {
        const partnerKey = await partnerKeyOf(connection, partnerId);
        if (partnerKey === null) continue;
        for (const [state, count] of Object.entries(await countsOf(connection, query, partnerKey))) counts[state as StandingState] += count;
      }
      return counts;
    },
  };
}

/** One state after the other, each a walk of customers in the order of their keys that ends with the page. */
async function pageOf(connection: Connection, query: StandingQuery, from: From, limit: number): Promise<StandingRow[]> {
  if (query.scope.kind === 'none') return [];
  const isBackward = from === 'last' || (typeof from === 'object' && 'before' in from);
  const place: StandingPlace | null = typeof from === 'string' ? null : 'after' in from ? from.after : from.before;
  const states = isBackward ? statesOf(query).reverse() : statesOf(query);
  if (query.isByCustomer && states.length > 0) {
    const all = await rowsOf(connection, query, { states, start: place?.customerKey ?? null, isBackward, limit });
    return isBackward ? all.reverse() : all;
  }
  const rows: StandingRow[] = [];
  for (const state of states) {
    const rank = rankOf(state);
    if (place && (isBackward ? rank > place.rank : rank < place.rank)) continue;
    const start = place?.rank === rank ? place.customerKey : null;
    rows.push(...(await rowsOf(connection, query, { states: [state], start, isBackward, limit: limit - rows.length })));
    if (rows.length >= limit) break;
  }
  return isBackward ? rows.reverse() : rows;
}

interface Walk {
  states: readonly StandingState[];
  /** The key to go on from; null: from the end. */
  start: number | null;
  isBackward: boolean;
  limit: number;
}

/** Where few are in a state the walk may pass nearly everybody, for which others need not wait. */
async function rowsOf(connection: Connection, query: StandingQuery, walk: Walk): Promise<StandingRow[]> {
  const { db, scans } = connection;
  const all: StandingRow[] = [];
  for (const partnerId of query.partnerIds) {
    const partnerKey = await partnerKeyOf(connection, partnerId);
    if (partnerKey === null) continue;
    const { rows } = await sql<Listed>`${listing(query, partnerKey, walk)}`.execute(scans ?? db);
    all.push(...rows.map((row) => toRow(row)));
  }
  if (query.partnerIds.length > 1) {
    all.sort((a, b) => (walk.isBackward ? -1 : 1) * (a.place.customerKey - b.place.customerKey));
    return all.slice(0, walk.limit);
  }
  return all;
}

function listing(query: StandingQuery, partnerKey: number, { states, start, isBackward, limit }: Walk): RawBuilder<unknown> {
  const order = sql.raw(isBackward ? 'desc' : 'asc');
  const { from, ties, walked } = sourceOf(query, partnerKey, states);
  const beyond = start === null ? sql`` : sql`and ${walked} ${sql.raw(isBackward ? '<' : '>')} ${start}`;
  return sql`
    select c.customer_key, c.customer_id, c.partner_customer_no, c.customer_name_masked, c.account_name_masked, c.association_type,
      c.associated_at, o.operator_id, o.user_id, o.name_masked, s.code, s.record_id, s.version, s.capacity, s.signed_at, s.hash, s.is_withdrawn,
      ${stateOf(states, query)} as state
    from ${from}
    left join operators o on o.operator_key = c.manager_key
    where ${asked(query, partnerKey)} and ${ties} and (${sql.join(
      states.map((state) => conditionOf(state, query)),
      sql` or `,
    )}) ${beyond}
    order by ${walked} ${order} limit cast(${limit} as integer)`;
}

interface Source {
  from: RawBuilder<unknown>;
  ties: RawBuilder<unknown>;
  walked: RawBuilder<unknown>;
}

/**
 * Of everybody a page is a walk that ends with it: along the standings for whoever signed, along the customers for all others. The customers
 * of a few managers are fetched and sorted. `cross join` is an inner join that SQLite does not turn round; the plus keeps it from walking.
 */
function sourceOf({ code, scope, isOnlyWithdrawn, ...query }: StandingQuery, partnerKey: number, states: readonly StandingState[]): Source {
  const isOfAll = scope.kind === 'all' && query.accountManagerId === undefined && query.customerId === undefined;
  const own = sql`s.partner_key = ${partnerKey} and s.code = ${code}`;
  if (isOfAll && (isOnlyWithdrawn || states.every((state) => state === 'signed'))) {
    const from = sql`agreement_standings s cross join customers c`;
    return { from, ties: sql`${own} and c.customer_key = s.customer_key`, walked: sql`s.customer_key` };
  }
  const from = sql`customers c left join agreement_standings s on ${own} and s.customer_key = c.customer_key`;
  return { from, ties: sql`1 = 1`, walked: isOfAll ? sql`c.customer_key` : sql`+c.customer_key` };
}

async function countsOf(
  { db, scans }: Connection,
  query: StandingQuery,
  partnerKey: number,
): Promise<{ [State in StandingState]: number }> {
  const states = statesOf(query);
  const sums = states.map((state) => sql`cast(count(*) filter (where ${conditionOf(state, query)}) as integer) as ${sql.ref(state)}`);
  const counts = { overdue: 0, pending: 0, signed: 0 };
  if (sums.length === 0) return counts;
  const { rows } = await sql<{ [State in StandingState]?: number }>`
    select ${sql.join(sums)} from customers c left join agreement_standings s
      on s.partner_key = ${partnerKey} and s.code = ${query.code} and s.customer_key = c.customer_key
    where ${asked(query, partnerKey)}`.execute(scans ?? db);
  // A row gives its columns by name alone, and none of them to a spread.
  for (const state of states) counts[state] = rows[0]?.[state] ?? 0;
  return counts;
}

/** Whom the query means: in scope, in the audience, still there. */
function asked(query: StandingQuery, partnerKey: number): RawBuilder<unknown> {
  const { scope, current, customerId, accountManagerId } = query;
  const types = current.audience.map((type) => TYPE_CODES[type]);
  const all = [sql`c.partner_key = ${partnerKey}`, sql`c.dissociated_at is null`, sql`c.erased_at is null`];
  all.push(types.length > 0 ? sql`+c.association_type in (${sql.join(types)})` : sql`1 = 0`);
  if (scope.kind !== 'none') {
    const who = scope.kind === 'all' ? null : scope.kind === 'customer' ? scope.customerId : scope.operatorId;
    all.push(SCOPES[scope.kind]({ who }));
  }
  if (customerId !== undefined) all.push(sql`c.customer_id = ${customerId}`);
  if (accountManagerId !== undefined) all.push(SCOPES['account-manager']({ who: accountManagerId }));
  if (query.isOnlyWithdrawn) all.push(sql`s.is_withdrawn = 1`);
  return sql.join(all, sql` and `);
}

function toRow(row: Listed): StandingRow {
  const { state, customer_id: customerId, operator_id: operatorId, user_id: userId } = row;
  return {
    place: { rank: rankOf(state), customerKey: row.customer_key },
    customer: {
      customerId,
      partnerCustomerNo: row.partner_customer_no,
      customerNameMasked: row.customer_name_masked,
      accountNameMasked: row.account_name_masked,
      associationType: associationOf(row.association_type),
      associatedAt: row.associated_at,
      isDissociated: false,
      isErased: false,
    },
    accountManager: operatorId !== null && userId !== null ? { operatorId, userId, nameMasked: row.name_masked } : null,
    signed: isSignedRow(row) ? toStanding(customerId, row) : null,
    state,
  };
}

function isSignedRow(row: Listed): row is Listed & { record_id: string } {
  return row.record_id !== null;
}
