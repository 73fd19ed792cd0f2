import type { ListForms } from '../../ports/ready.ts';
import type { OperatorRecord } from '../../ports/records.ts';
import type { Reads, Unit } from '../../ports/store.ts';
import { type Connection, query } from '../connection.ts';
import { needPartnerKey, partnerKeyOf } from '../keys.ts';
import { memberReads } from './members.ts';

const OPERATOR = ['operator_id', 'partner_id', 'user_id', 'operators.name', 'roles', 'supervisor_id'] as const;
interface OperatorRow {
  operator_id: string;
  partner_id: string;
  user_id: string;
  name: string | null;
  roles: string;
  supervisor_id: string | null;
}

function operatorsOf({ db }: Connection, partnerId: string) {
  return db
    .selectFrom('operators')
    .innerJoin('partners', 'partners.partner_key', 'operators.partner_key')
    .select(OPERATOR)
    .where('partner_id', '=', partnerId);
}

const byId = query<{ partnerId: string; operatorId: string }, OperatorRow>((slot, connection) =>
  operatorsOf(connection, slot.partnerId).where('operator_id', '=', slot.operatorId),
);
const byUserId = query<{ partnerId: string; userId: string }, OperatorRow>((slot, connection) =>
  operatorsOf(connection, slot.partnerId).where('user_id', '=', slot.userId),
);
/** Whoever did something is mostly one, in every answer to a command. */
const namedById = query<{ partnerId: string; operatorId: string }, OperatorRow & { name_masked: string | null }>((slot, connection) =>
  operatorsOf(connection, slot.partnerId).select('name_masked').where('operator_id', '=', slot.operatorId),
);

function addressesOf({ db }: Connection, partnerKey: number | null) {
  return db
    .selectFrom('operators')
    .select(['operator_id', 'user_id', 'email_sealed', 'email_masked'])
    .where('partner_key', '=', partnerKey)
    .where('email_sealed', 'is not', null)
    .where('email_masked', 'is not', null)
    .$narrowType<{ email_sealed: string; email_masked: string }>();
}

function toOperator(row: OperatorRow): OperatorRecord {
  return {
    operatorId: row.operator_id,
    partnerId: row.partner_id,
    userId: row.user_id,
    name: row.name,
    roles: JSON.parse(row.roles),
    supervisorId: row.supervisor_id,
  };
}

export function operatorReads(connection: Connection): Reads['operators'] {
  return {
    ...memberReads(connection),
    async find(partnerId, operatorId) {
      const [row] = await byId(connection, { partnerId, operatorId });
      return row ? toOperator(row) : null;
    },
    async findByUserId(partnerId, userId) {
      const [row] = await byUserId(connection, { partnerId, userId });
      return row ? toOperator(row) : null;
    },
    async named(partnerId, operatorIds) {
      const [operatorId, ...others] = operatorIds;
      if (operatorId === undefined) return [];
      const readOne = () => namedById(connection, { partnerId, operatorId });
      const rows =
        others.length === 0
          ? await (connection.batch?.known(`operator ${partnerId} ${operatorId}`, readOne) ?? readOne())
          : await operatorsOf(connection, partnerId).select('name_masked').where('operator_id', 'in', operatorIds).execute();
      return rows.map((row) => ({ operatorId: row.operator_id, userId: row.user_id, nameMasked: row.name_masked }));
    },
    async address(partnerId, operatorId) {
      const row = await addressesOf(connection, await partnerKeyOf(connection, partnerId))
        .where('operator_id', '=', operatorId)
        .executeTakeFirst();
      return row ? { emailSealed: row.email_sealed, emailMasked: row.email_masked } : null;
    },
    async addresses(partnerId) {
      const rows = await addressesOf(connection, await partnerKeyOf(connection, partnerId)).execute();
      return rows.map(({ operator_id, user_id, email_sealed, email_masked }) => ({
        operatorId: operator_id,
        userId: user_id,
        emailSealed: email_sealed,
        emailMasked: email_masked,
      }));
    },
    async list(partnerId) {
      return (await operatorsOf(connection, partnerId).orderBy('user_id').execute()).map(toOperator);
    },
  };
}

export function operatorCommands(connection: Connection, forms: ListForms): Omit<Unit['operators'], keyof Reads['operators']> {
  return {
    async save(operator) {
      const partnerKey = await needPartnerKey(connection, operator.partnerId);
      const changing = {
        user_id: operator.userId,
        name: operator.name,
        name_masked: operator.nameMasked,
        roles: JSON.stringify(operator.roles),
        supervisor_id: operator.supervisorId,
        list_form: forms.accountManager(operator),
        form_version: forms.version,
      };
      await connection.db
        .insertInto('operators')
        .values({ operator_id: operator.operatorId, partner_key: partnerKey, ...changing })
        .onConflict((conflict) => conflict.column('operator_id').doUpdateSet(changing).where('operators.partner_key', '=', partnerKey))
        .execute();
    },
    async saveAddress(partnerId, operatorId, address) {
      await connection.db
        .updateTable('operators')
        .set({ email_sealed: address?.emailSealed ?? null, email_masked: address?.emailMasked ?? null })
        .where('partner_key', '=', await needPartnerKey(connection, partnerId))
        .where('operator_id', '=', operatorId)
        .execute();
    },
    async freeTeam(partnerId, supervisorId) {
      const result = await connection.db
        .updateTable('operators')
        .set({ supervisor_id: null })
        .where('partner_key', '=', await needPartnerKey(connection, partnerId))
        .where('supervisor_id', '=', supervisorId)
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },
  };
}
