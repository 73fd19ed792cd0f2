import { type RawBuilder, sql } from 'kysely';
import type { Role } from '../../../shared/values/lists.ts';
import type { ListedOperator, OperatorQuery, Reads } from '../../ports/store.ts';
import { type Connection, queryFamily } from '../connection.ts';
import { partnerKeyOf } from '../keys.ts';

/** What of a question about operators decides a query's text; the rest are values. */
interface Shape {
  hasRole: boolean;
  hasSupervisor: boolean;
  hasUserId: boolean;
  isAfter: boolean;
}

interface Values {
  partnerKey: number;
  /** The role as it stands in the stored JSON. */
  role: string;
  supervisorId: string;
  userId: string;
  beyond: string;
  after: string;
  limit: number;
}

interface MemberRow {
  operator_id: string;
  user_id: string;
  name_masked: string | null;
  roles: string;
  supervisor_id: string | null;
  supervisor_user_id: string | null;
  supervisor_name_masked: string | null;
  team: number;
  customers: number;
}

type Slots = { readonly [Name in keyof Values]: Values[Name] };
/** The last code point: sorts after everything that a user id can go on with. */
const LAST = '\u{10FFFF}';

function matching({ engine }: Connection, shape: Shape, slot: Slots): RawBuilder<unknown> {
  const position = sql.raw(engine.words.position);
  return sql`
    operators.partner_key = ${slot.partnerKey}
    ${shape.hasRole ? sql`and ${position}(operators.roles, ${slot.role}) > 0` : sql``}
    ${shape.hasSupervisor ? sql`and operators.supervisor_id = ${slot.supervisorId}` : sql``}
    ${shape.hasUserId ? sql`and operators.user_id >= ${slot.userId} and operators.user_id < ${slot.beyond}` : sql``}`;
}

/** What stands beside each operator is asked of the page's few rows only; customers come from the counters, never from counting. */
const pageOf = queryFamily<Shape, Values, MemberRow>(
  (shape, slot, connection) => sql<MemberRow>`
    select page.operator_id, page.user_id, page.name_masked, page.roles, page.supervisor_id,
      above.user_id as supervisor_user_id, above.name_masked as supervisor_name_masked,
      (select cast(count(*) as integer) from operators as below
        where below.partner_key = page.partner_key and below.supervisor_id = page.operator_id) as team,
      (select cast(coalesce(sum(held.customers), 0) as integer) from customer_counts as held
        where held.partner_key = page.partner_key and held.manager_key = page.operator_key) as customers
    from (
      select operators.* from operators
      where ${matching(connection, shape, slot)} ${shape.isAfter ? sql`and operators.user_id > ${slot.after}` : sql``}
      order by operators.user_id limit ${slot.limit}) as page
    left join operators as above on above.operator_id = page.supervisor_id
    order by page.user_id`,
);

const counted = queryFamily<Shape, Values, { total: number }>(
  (shape, slot, connection) =>
    sql<{ total: number }>`select cast(count(*) as integer) as total from operators where ${matching(connection, shape, slot)}`,
);

type Asked = Omit<OperatorQuery, 'after' | 'limit'> & Partial<Pick<OperatorQuery, 'after' | 'limit'>>;

function shapeOf({ role, supervisorId, userId, after }: Asked): Shape {
  return {
    hasRole: role !== undefined,
    hasSupervisor: supervisorId !== undefined,
    hasUserId: userId !== undefined,
    isAfter: typeof after === 'string',
  };
}

function valuesOf(partnerKey: number, { role, supervisorId, userId, after, limit }: Asked): Values {
  return {
    partnerKey,
    role: JSON.stringify(role ?? ''),
    supervisorId: supervisorId ?? '',
    userId: userId ?? '',
    beyond: `${userId ?? ''}${LAST}`,
    after: after ?? '',
    limit: limit ?? 0,
  };
}

function toListed(row: MemberRow): ListedOperator {
  return {
    operatorId: row.operator_id,
    userId: row.user_id,
    nameMasked: row.name_masked,
    roles: JSON.parse(row.roles),
    supervisor:
      row.supervisor_id === null || row.supervisor_user_id === null
        ? null
        : { operatorId: row.supervisor_id, userId: row.supervisor_user_id, nameMasked: row.supervisor_name_masked },
    team: row.team,
    customers: row.customers,
  };
}

async function listed(connection: Connection, partnerKey: number, asked: OperatorQuery): Promise<ListedOperator[]> {
  return (await pageOf(connection, shapeOf(asked), valuesOf(partnerKey, asked))).map(toListed);
}

const ACCOUNT_MANAGER: Role = 'account-manager';

/** Operators with what the members' screen and pickers show of them. */
export function memberReads(connection: Connection): Pick<Reads['operators'], 'page' | 'accountManagers'> {
  return {
    async page(partnerId, asked) {
      const partnerKey = await partnerKeyOf(connection, partnerId);
      if (partnerKey === null) return { operators: [], total: 0 };
      const whole = { ...asked, after: null };
      const [row] = await counted(connection, shapeOf(whole), valuesOf(partnerKey, whole));
      return { operators: await listed(connection, partnerKey, asked), total: row?.total ?? 0 };
    },
    async accountManagers(partnerId, supervisorId, limit) {
      const partnerKey = await partnerKeyOf(connection, partnerId);
      if (partnerKey === null) return [];
      const under = supervisorId === null ? {} : { supervisorId };
      return listed(connection, partnerKey, { role: ACCOUNT_MANAGER, ...under, after: null, limit });
    },
  };
}
