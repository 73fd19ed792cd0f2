import { CompiledQuery, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Why an account cannot be the service's. */
export type RoleUnfit = 'unknown' | 'superuser' | 'owner' | 'more-rights' | 'may-create';

export interface TableRights {
  table: string;
  /** What the service may do there, such as `select, insert`. */
  rights: string;
}

/**
 * Every table with what the service needs of it. A table that refuses changes (`Engine.appendOnly`) is known by its trigger, so that a new
 * one cannot be forgotten here.
 */
const TABLE_RIGHTS = `
  select c.relname as "table",
    case when c.relname = 'schema_migrations' then 'select'
      when exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = c.relname || '_no_change') then 'select, insert'
      else 'select, insert, update, delete' end as rights,
    has_table_privilege($1, c.oid, 'select') as "isReadable"
  from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') order by c.relname`;

/** Accounts that hold rights on `partners` without owning it: those that `migrate --grant` named before. */
const GRANTED = `
  select distinct r.rolname as role from pg_class c, aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
  where c.oid = to_regclass('partners') and a.grantee <> c.relowner`;

const STANDING = `
  select r.rolsuper as "isSuperuser",
    exists (select 1 from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
      and pg_has_role(r.oid, c.relowner, 'member')) as "isOwner"
  from pg_roles r where r.rolname = $1`;

/** What an account may do beyond what it was granted, through PUBLIC or other accounts. */
const BEYOND = `
  select 1 from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
    and (has_table_privilege($1, c.oid, 'truncate') or has_table_privilege($1, c.oid, 'trigger')
      or (exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = c.relname || '_no_change')
        and (has_table_privilege($1, c.oid, 'update') or has_table_privilege($1, c.oid, 'delete')))) limit 1`;

/**
 * Who may create something where the tables' owner looks names up (its schema, or one named like the owner) can put a function or a table of
 * their own in the way of the next migration, and who may make accounts or write the server's files needs no such detour.
 */
const MAY_CREATE = `
  select 1 from pg_roles r where r.rolname = $1
    and (r.rolcreaterole or has_schema_privilege(r.oid, current_schema()::regnamespace, 'create')
      or has_database_privilege(r.oid, current_database(), 'create')
      or exists (select 1 from pg_roles p where p.rolname in ('pg_execute_server_program', 'pg_write_server_files')
        and pg_has_role(r.oid, p.oid, 'member')))`;

/**
 * Grants an account exactly what the service needs, inside a transaction of the tables' owner: rows of append-only tables can be read and
 * added, nothing else (DESIGN.md §4, evidence). Answers why where it cannot be held to that; nothing is granted then, if the caller rolls back.
 */
export async function grantTo(transaction: Kysely<Tables>, role: string): Promise<RoleUnfit | TableRights[]> {
  const [standing] = await ask<{ isSuperuser: boolean; isOwner: boolean }>(transaction, STANDING, [role]);
  if (!standing) return 'unknown';
  if (standing.isSuperuser) return 'superuser';
  if (standing.isOwner) return 'owner';
  const granted = await grant(transaction, role);
  if ((await ask(transaction, MAY_CREATE, [role])).length > 0) return 'may-create';
  return (await ask(transaction, BEYOND, [role])).length > 0 ? 'more-rights' : granted;
}

/** The same for tables that a migration made, for every account that was granted to before. */
export async function grantAgain(transaction: Kysely<Tables>): Promise<void> {
  for (const { role } of await ask<{ role: string }>(transaction, GRANTED)) await grant(transaction, role, ({ isReadable }) => !isReadable);
}

type Found = TableRights & { isReadable: boolean };

async function grant(transaction: Kysely<Tables>, role: string, isWanted: (found: Found) => boolean = () => true): Promise<TableRights[]> {
  const [schema] = await ask<{ name: string }>(transaction, 'select quote_ident(current_schema()) as name');
  const name = quoted(role);
  await ask(transaction, `grant usage on schema ${schema?.name} to ${name}`);
  await ask(transaction, `revoke create on schema ${schema?.name} from ${name}`);
  const found = (await ask<Found>(transaction, TABLE_RIGHTS, [role])).filter(isWanted);
  for (const [rights, tables] of Map.groupBy(found, (one) => one.rights)) {
    const listed = tables.map(({ table }) => quoted(table)).join(', ');
    await ask(transaction, `revoke all on ${listed} from ${name}`);
    await ask(transaction, `grant ${rights} on ${listed} to ${name}`);
  }
  return found;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function ask<Row>(db: Kysely<Tables>, text: string, parameters: unknown[] = []): Promise<Row[]> {
  return (await db.executeQuery<Row>(CompiledQuery.raw(text, parameters))).rows;
}
