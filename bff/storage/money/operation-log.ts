import { type RawBuilder, sql } from 'kysely';
import { OPERATION_KINDS, type OperationItemState, type OperationKind, type OperationState } from '../../../shared/values/money-lists.ts';
import type { LoggedItem, LogPlace, OperationLogReads, OperationQuery } from '../../ports/operation-log.ts';
import { type Connection, query, queryFamily } from '../connection.ts';
import type { Values } from '../customers/selection.ts';
import { ITEM_COLUMNS, type ItemRow, toItem } from './items.ts';
import { ASSET, CURRENCY, type LogShape, logConditions, logShapeOf, logValuesOf } from './log-conditions.ts';
import { OPERATION_COLUMNS, OPERATION_TABLES, type OperationRow, toOperation } from './operation-reads.ts';
import { minorOrNull } from './rows.ts';

interface LogRow extends ItemRow {
  operation_id: string;
  partner_id: string;
  by_partner_id: string;
  kind: string;
  asset: string;
  currency: string;
  actor_kind: string;
  actor_id: string;
  face: string | null;
  reseller_name: string | null;
  /** Of the operation; its items need not repeat it. */
  common_memo: string | null;
}

const COLUMNS = sql`${ITEM_COLUMNS}, o.operation_id, p.partner_id,
  (select x.partner_id from partners x where x.partner_key = o.by_partner_key) as by_partner_id, o.kind, ${ASSET} as asset,
  ${CURRENCY} as currency, o.actor_kind, o.actor_id,
  (select cast(x.face as text) from coupons x where x.coupon_key = i.coupon_key) as face,
  (select x.name from partners x where x.partner_key = i.reseller_key) as reseller_name, o.memo as common_memo`;
/** `cross join` is an inner join that SQLite does not turn round: it walks the items, in their order where no smaller set is asked for. */
const TABLES = sql`money_items i cross join money_operations o cross join partners p`;
const TIES = sql`o.operation_key = i.operation_key and p.partner_key = i.partner_key`;
/** What a later release does beside these is passed over: this one has no words for it. */
const KNOWN = sql`o.kind in (${sql.join(OPERATION_KINDS.map((kind) => sql.lit(kind)))})`;

const PLACE = sql.raw('(i.at, i.operation_key, i.item)');
const found = queryFamily<LogShape & { hasPlace: boolean }, Values, LogRow>(
  ({ hasPlace, ...shape }, slot, connection) => sql`select ${COLUMNS} from ${TABLES} where ${whereOf(shape, slot, connection)}
    ${hasPlace ? sql`and ${PLACE} < (${slot.placeAt}, (select x.operation_key from money_operations x where x.operation_id = ${slot.placeOperation}), ${slot.placeItem})` : sql``}
    order by i.at desc, i.operation_key desc, i.item desc limit ${slot.limit}`,
);
const counted = queryFamily<LogShape, Values, { total: number | string }>(
  (shape, slot, connection) => sql`select count(*) as total from ${TABLES} where ${whereOf(shape, slot, connection)}`,
);

function whereOf(shape: LogShape, slot: Values, connection: Connection): RawBuilder<unknown> {
  return sql.join([TIES, KNOWN, ...logConditions(shape, slot, connection)], sql` and `);
}

const itemsOf = queryFamily<readonly OperationItemState[], { operationId: string; after: number; limit: number }, LogRow>(
  (states, slot) => sql`select ${COLUMNS} from ${TABLES} where ${TIES}
    and i.operation_key = (select x.operation_key from money_operations x where x.operation_id = ${slot.operationId})
    and i.item > ${slot.after} ${inStates(states)}
    order by i.operation_key, i.item limit ${slot.limit}`,
);
const itemsCounted = queryFamily<readonly OperationItemState[], { operationId: string }, { total: number | string }>(
  (states, slot) => sql`select count(*) as total from money_items i join money_operations o on o.operation_key = i.operation_key
    where o.operation_id = ${slot.operationId} ${inStates(states)}`,
);
const ownOperations = queryFamily<readonly OperationState[], Values, OperationRow>(
  (states, slot) => sql`select ${OPERATION_COLUMNS} from ${OPERATION_TABLES} where b.partner_id = ${slot.partnerId}
    and o.actor_kind = 'operator' and o.actor_id = ${slot.operatorId} and ${KNOWN} ${inStates(states, 'o.state')}
    order by o.at desc, o.operation_key desc limit ${slot.limit}`,
);
const awaiting = queryFamily<readonly OperationKind[], { partnerId: string; exceptId: string; limit: number }, OperationRow>(
  (kinds, slot) => sql`select ${OPERATION_COLUMNS} from ${OPERATION_TABLES} where o.state in ('awaiting-approval', 'queued', 'running')
    and o.state = 'awaiting-approval' and b.partner_id = ${slot.partnerId} and o.actor_id <> ${slot.exceptId}
      and o.kind in (${sql.join(kinds.map((kind) => sql.lit(kind)))})
    order by o.at desc, o.operation_key desc limit ${slot.limit}`,
);
/** Up to the first operation, then down to all that descend from it. */
const triedElsewhere = query<{ operationId: string }, { operation_key: number }>(
  (slot) => sql`with recursive
    up (operation_key, retry_of_key) as (
      select x.operation_key, x.retry_of_key from money_operations x where x.operation_id = ${slot.operationId}
      union all select x.operation_key, x.retry_of_key from up u join money_operations x on x.operation_key = u.retry_of_key),
    down (operation_key) as (
      select u.operation_key from up u where u.retry_of_key is null
      union all select x.operation_key from down d join money_operations x on x.retry_of_key = d.operation_key)
    select o.operation_key from down d join money_operations o on o.operation_key = d.operation_key
    where (o.done > 0 or o.state in ('awaiting-approval', 'queued', 'running'))
      and o.operation_key not in (select u.operation_key from up u) limit 1`,
);

function inStates(states: readonly string[], column = 'i.state'): RawBuilder<unknown> {
  return states.length === 0 ? sql`` : sql`and ${sql.ref(column)} in (${sql.join(states.map((state) => sql.lit(state)))})`;
}

export function operationLogReads(connection: Connection): OperationLogReads {
  const scanning = { ...connection, db: connection.scans ?? connection.db };
  return {
    async search(asked, after, limit) {
      if (isEmpty(asked)) return [];
      const rows = await found(
        connection,
        { ...logShapeOf(asked), hasPlace: after !== null },
        { ...logValuesOf(asked), ...placeOf(after), limit },
      );
      return rows.map(toLogged);
    },
    async count(asked) {
      if (isEmpty(asked)) return 0;
      return Number((await counted(scanning, logShapeOf(asked), logValuesOf(asked)))[0]?.total ?? 0);
    },
    items: async (operationId, states, after, limit) => (await itemsOf(connection, states, { operationId, after, limit })).map(toLogged),
    countItems: async (operationId, states) => Number((await itemsCounted(connection, states, { operationId }))[0]?.total ?? 0),
    own: async (partnerId, operatorId, states, limit) =>
      (await ownOperations(connection, states, { partnerId, operatorId, limit })).map(toOperation),
    awaiting: async (partnerId, kinds, exceptId, limit) =>
      kinds.length === 0 ? [] : (await awaiting(connection, kinds, { partnerId, exceptId, limit })).map(toOperation),
    isTriedElsewhere: async (operationId) => (await triedElsewhere(connection, { operationId })).length > 0,
  };
}

function isEmpty({ partnerIds, scope, filter }: OperationQuery): boolean {
  const lists = [partnerIds, filter.kinds, filter.assets, filter.states, filter.operatorIds];
  return scope.kind === 'none' || lists.some((list) => list?.length === 0);
}

function placeOf(after: LogPlace | null): Values {
  return after === null ? {} : { placeAt: after.at, placeOperation: after.operationId, placeItem: after.item };
}

function toLogged(row: LogRow): LoggedItem {
  return {
    ...toItem(row),
    memo: row.memo ?? row.common_memo,
    operationId: row.operation_id,
    partnerId: row.partner_id,
    byPartnerId: row.by_partner_id,
    kind: row.kind as LoggedItem['kind'],
    asset: row.asset as LoggedItem['asset'],
    currency: row.currency,
    actor: { kind: row.actor_kind as LoggedItem['actor']['kind'], id: row.actor_id },
    face: minorOrNull(row.face),
    resellerName: row.reseller_name,
  };
}
