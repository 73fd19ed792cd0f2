import type { Selectable } from 'kysely';
import type { PartnerRecord } from '../../ports/records.ts';
import type { Reads, Unit } from '../../ports/store.ts';
import { type Connection, query } from '../connection.ts';
import type { Tables } from '../tables.ts';
import { limitsText, moneyRulesOf } from './money-rules.ts';
import { KEY_COLUMNS, type KeyCommands, type KeyRow, keyCommands, keysOf, toKey } from './partner-keys.ts';

const PARTNER_COLUMNS = [
  'partners.partner_id',
  'partners.name',
  'partners.kind',
  'partners.mode',
  'parent_partner_id',
  'currency',
  'roles_from',
  'step_up',
  'money_limits',
  'is_leaving',
  'is_verified',
] as const;
type PartnerRow = Pick<
  Selectable<Tables['partners']>,
  | 'partner_id'
  | 'name'
  | 'kind'
  | 'mode'
  | 'parent_partner_id'
  | 'currency'
  | 'roles_from'
  | 'step_up'
  | 'money_limits'
  | 'is_leaving'
  | 'is_verified'
>;

const byId = query<{ partnerId: string }, PartnerRow>((slot, { db }) =>
  db.selectFrom('partners').select(PARTNER_COLUMNS).where('partner_id', '=', slot.partnerId),
);
const byKeyHash = query<{ hash: string }, PartnerRow & KeyRow>((slot, { db }) =>
  db
    .selectFrom('partner_keys')
    .innerJoin('partners', 'partners.partner_key', 'partner_keys.partner_key')
    .select([...PARTNER_COLUMNS, ...KEY_COLUMNS])
    .where('hash', '=', slot.hash),
);

function toPartner(row: PartnerRow): PartnerRecord {
  return {
    partnerId: row.partner_id,
    name: row.name,
    kind: row.kind as PartnerRecord['kind'],
    mode: row.mode as PartnerRecord['mode'],
    parentPartnerId: row.parent_partner_id,
    currency: row.currency,
    rolesFrom: row.roles_from as PartnerRecord['rolesFrom'],
    ...moneyRulesOf(row),
  };
}

export function partnerReads(connection: Connection): Reads['partners'] {
  const { db } = connection;
  return {
    find(partnerId) {
      const read = async () => {
        const [row] = await byId(connection, { partnerId });
        return row ? toPartner(row) : null;
      };
      return connection.batch?.known(`partner ${partnerId}`, read) ?? read();
    },
    async list() {
      return (await db.selectFrom('partners').select(PARTNER_COLUMNS).orderBy('partner_id').execute()).map(toPartner);
    },
    async findByKeyHash(hash) {
      const [row] = await byKeyHash(connection, { hash });
      return row ? { partner: toPartner(row), key: toKey(row, row.partner_id) } : null;
    },
    keys: (partnerId) => keysOf(connection, partnerId),
  };
}

export function partnerCommands(connection: Connection): Omit<Unit['partners'], keyof Reads['partners']> {
  return { ...recordCommands(connection), ...keyCommands(connection) };
}

type RecordCommands = Omit<Unit['partners'], keyof Reads['partners'] | keyof KeyCommands>;

function recordCommands({ db }: Connection): RecordCommands {
  return {
    async add(partner) {
      await db
        .insertInto('partners')
        .values({
          partner_id: partner.partnerId,
          name: partner.name,
          kind: partner.kind,
          mode: partner.mode,
          parent_partner_id: partner.parentPartnerId,
          currency: partner.currency,
          roles_from: partner.rolesFrom,
          step_up: partner.stepUp ? 1 : 0,
          money_limits: limitsText(partner.limits ?? []),
          is_leaving: partner.isLeaving ? 1 : 0,
          is_verified: partner.isVerified ? 1 : 0,
        })
        .execute();
    },
    async setCurrency(partnerId, currency) {
      await db.updateTable('partners').set({ currency }).where('partner_id', '=', partnerId).execute();
    },
    async setRolesFrom(partnerId, rolesFrom) {
      await db.updateTable('partners').set({ roles_from: rolesFrom }).where('partner_id', '=', partnerId).execute();
    },
    async setMoneyRules(partnerId, { stepUp, limits }) {
      const change = { step_up: stepUp ? 1 : 0, money_limits: limitsText(limits) };
      await db.updateTable('partners').set(change).where('partner_id', '=', partnerId).execute();
    },
    async setVerified(partnerId, isVerified) {
      await db
        .updateTable('partners')
        .set({ is_verified: isVerified ? 1 : 0 })
        .where('partner_id', '=', partnerId)
        .execute();
    },
    async setLeaving(partnerId, isLeaving) {
      await db
        .updateTable('partners')
        .set({ is_leaving: isLeaving ? 1 : 0 })
        .where('partner_id', '=', partnerId)
        .execute();
    },
  };
}
