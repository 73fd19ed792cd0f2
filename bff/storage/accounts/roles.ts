import { PERMISSIONS } from '../../../shared/values/lists.ts';
import type { CustomRoleRecord } from '../../ports/records.ts';
import type { Reads, Unit } from '../../ports/store.ts';
import { type Connection, query } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';
import { knownOf } from '../known.ts';

interface RoleRow {
  code: string;
  name: string;
  permissions: string;
  changed_at: string;
}

const ofPartner = query<{ partnerId: string }, RoleRow>((slot, { db }) =>
  db
    .selectFrom('custom_roles')
    .innerJoin('partners', 'partners.partner_key', 'custom_roles.partner_key')
    .select(['code', 'custom_roles.name', 'permissions', 'changed_at'])
    .where('partner_id', '=', slot.partnerId)
    .orderBy('code'),
);

const rolesHeld = query<{ partnerId: string }, { roles: string; operators: number }>((slot, { db }) =>
  db
    .selectFrom('operators')
    .innerJoin('partners', 'partners.partner_key', 'operators.partner_key')
    .select((eb) => ['roles', eb.cast<number>(eb.fn.countAll(), 'integer').as('operators')])
    .where('partner_id', '=', slot.partnerId)
    .groupBy('roles'),
);

const knownPermissions = knownOf(PERMISSIONS);

function toRole(row: RoleRow): CustomRoleRecord {
  return { code: row.code, name: row.name, permissions: knownPermissions(JSON.parse(row.permissions)), changedAt: row.changed_at };
}

export function roleReads(connection: Connection): Reads['roles'] {
  return {
    list: async (partnerId) => (await ofPartner(connection, { partnerId })).map(toRole),
    async members(partnerId) {
      const held = new Map<string, number>();
      for (const { roles, operators } of await rolesHeld(connection, { partnerId }))
        for (const role of JSON.parse(roles) as string[]) held.set(role, (held.get(role) ?? 0) + operators);
      return held;
    },
  };
}

export function roleCommands(connection: Connection): Omit<Unit['roles'], keyof Reads['roles']> {
  const { db } = connection;
  return {
    async save(partnerId, { code, name, permissions, changedAt }) {
      const changing = { name, permissions: JSON.stringify(permissions), changed_at: changedAt };
      await db
        .insertInto('custom_roles')
        .values({ partner_key: await needPartnerKey(connection, partnerId), code, ...changing })
        .onConflict((conflict) => conflict.columns(['partner_key', 'code']).doUpdateSet(changing))
        .execute();
    },
    async remove(partnerId, code) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      await db.deleteFrom('custom_roles').where('partner_key', '=', partnerKey).where('code', '=', code).execute();
    },
  };
}
