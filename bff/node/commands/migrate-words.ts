import {
  type MigrationNews,
  type PlannedMigration,
  type PlannedStatement,
  type RoleUnfit,
  type SchemaStanding,
  type TableRights,
  WAITS,
} from '../../storage/index.ts';
import { typed } from '../program/release.ts';

const rowsOf = (rows: number) => `about ${rows.toLocaleString('en')} row${rows === 1 ? '' : 's'}`;

/** A line for whoever watches a migration run. */
export function newsLine(news: MigrationNews): string {
  const subject = `Migration ${news.number} (${news.name})`;
  if (news.what === 'begun') return `${subject} …`;
  if (news.what === 'done') return `${subject}: done in ${(news.milliseconds / 1000).toFixed(1)} s`;
  const pause = (news.pauseMilliseconds / 1000).toFixed(1);
  return `${subject}: its tables are in use; stepped back after try ${news.tries}, next in ${pause} s`;
}

/** What `migrate --plan` prints. */
export function planWords(standing: SchemaStanding, planned: readonly PlannedMigration[], engine: 'sqlite' | 'postgres'): string {
  const { state, applied, known } = standing;
  if (state === 'ahead') return `Nothing to do: a newer release brought the schema to ${applied}, and this one works on it.`;
  if (state === 'current') return `Nothing to do: the schema is up to date (${applied}).`;
  const first =
    state === 'empty' ? `-- The database is empty; its schema becomes ${known}. Nobody waits.` : `-- Schema ${applied} becomes ${known}.`;
  return [first, HOW[state === 'empty' ? 'empty' : engine], ...planned.map((one) => migrationWords(one, engine))].join('\n');
}

const HOW = {
  empty: '-- Everything runs in one transaction: all of it, or nothing.',
  sqlite: '-- Everything runs in one transaction: all of it, or nothing. Other writes to the file wait until it is done, reads go on.',
  postgres:
    '-- Each migration runs in a transaction of its own, and holds its locks until that ends. A lock that is not had within 0.7 s is given up,\n' +
    '-- and tried again after a pause, so that nobody queues behind it. Numbers of rows are estimates. Accounts that the service was granted to get\n' +
    '-- what it needs of new tables.',
};

function migrationWords({ number, name, phase, runsWith, isApart, statements }: PlannedMigration, engine: string): string {
  const needs =
    phase === 'expand'
      ? 'expands: replicas of the release before go on'
      : `contracts: programs must know schema ${runsWith}; others are refused`;
  const apart = isApart
    ? ['-- Runs outside a transaction, and waits for transactions that are open; nobody waits for it. It may take long.']
    : [];
  return [`\n-- ${number} ${name} (${needs})`, ...apart, ...statements.map((one) => statementWords(one, engine))].join('\n');
}

function statementWords({ text, locks, touched }: PlannedStatement, engine: string): string {
  const told = engine === 'postgres' ? locks.map(({ table, mode }) => `--   ${table}: ${mode} lock; ${WAITING[WAITS[mode]]}`) : [];
  const work = touched
    ? [`--   ${WORK[touched.what]} ${rowsOf(touched.rows)} of ${touched.table}${touched.what === 'writes' ? OTHERS : ''}`]
    : [];
  return [`${text.replace(/\n\s+/g, '\n  ')};`, ...told, ...work].join('\n');
}

const WORK = { reads: 'reads', writes: 'may write' };
const OTHERS = '; who writes one of those rows waits until it is done';

const WAITING = {
  nobody: 'nobody waits',
  writes: 'writes to it wait, reads go on',
  'reads and writes': 'reads and writes of it wait',
};

/** Why an account cannot be the service's, and what to do. */
export function unfitWords(role: string, unfit: RoleUnfit): string {
  return `${UNFIT[unfit](role)} Nothing was granted.`;
}

const UNFIT: Readonly<Record<RoleUnfit, (role: string) => string>> = {
  unknown: (role) => `There is no account "${role}". Make it first: create role "${role}" login password '…'.`,
  superuser: (role) => `"${role}" is a superuser, whom no right can hold back. Name an ordinary account.`,
  owner: (role) =>
    `"${role}" owns the tables, or is a member of the account that does, and could give itself every right. Name another account, and run ${typed('migrate')} with the owner's.`,
  'more-rights': (role) =>
    `"${role}" would still have more rights than the service may have, through PUBLIC or another account it is a member of. Take those away first.`,
  'may-create': (role) =>
    `"${role}" could create things of its own beside the tables, and have the next migration use them. Take that away first: revoke create on schema public from public, "${role}" (up to PostgreSQL 14 everybody has it); revoke create on database … from "${role}"; alter role "${role}" nocreaterole; and no membership in pg_execute_server_program or pg_write_server_files.`,
};

/** What was granted. */
export function grantWords(role: string, granted: readonly TableRights[]): string {
  const appendOnly = granted.filter(({ rights }) => rights === 'select, insert').map(({ table }) => table);
  return (
    `"${role}" may read and write ${granted.length} tables. Rows of ${appendOnly.join(', ')} it can read and add, not change or delete. ` +
    `Tables of later releases are granted to it by ${typed('migrate')}.`
  );
}
