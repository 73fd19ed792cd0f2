/** PostgreSQL's table locks that migrations take, weakest first: https://www.postgresql.org/docs/18/explicit-locking.html. */
export const LOCK_MODES = [
  'access share',
  'row share',
  'row exclusive',
  'share update exclusive',
  'share',
  'share row exclusive',
  'access exclusive',
] as const;
export type LockMode = (typeof LOCK_MODES)[number];

/** Whose statements wait while a lock is held. */
export const WAITS: Readonly<Record<LockMode, 'nobody' | 'writes' | 'reads and writes'>> = {
  'access share': 'nobody',
  'row share': 'nobody',
  'row exclusive': 'nobody',
  'share update exclusive': 'nobody',
  share: 'writes',
  'share row exclusive': 'writes',
  'access exclusive': 'reads and writes',
};

export interface TableLock {
  table: string;
  mode: LockMode;
}

export interface Effect {
  /** Strongest lock on each table that was there before; those that it makes are its own. */
  locks: readonly TableLock[];
  /** What it does with rows that are there: their number decides how long it takes. */
  rows: { table: string; what: 'reads' | 'writes' } | null;
}

/** What must be known of the database to say it: `drop` names neither the table of an index nor those at the other end of a foreign key. */
export interface Catalogue {
  indexes: readonly { name: string; table: string }[];
  references: readonly { name: string; table: string; column: string; to: string }[];
}

const NOTHING_KNOWN: Catalogue = { indexes: [], references: [] };

/** A migration with a statement whose locks nobody knows: add it to the table in this file. */
export class LocksUnknown extends Error {
  override name = 'LocksUnknown';
}

interface Form {
  text: RegExp;
  effect(name: string, statement: string): { mode?: LockMode; rows?: 'reads' | 'writes'; makes?: true };
}

const NAME = '([a-z_][a-z0-9_]*)';
const alter = (rest: string) => new RegExp(`^alter table ${NAME} ${rest}`);

/** Statements by how they begin; the first group is the table. What a statement `references`, reads or cascades to is found apart. */
const FORMS: readonly Form[] = [
  { text: new RegExp(`^create table (?:if not exists )?${NAME}`), effect: () => ({ makes: true }) },
  {
    text: new RegExp(`^create (?:unique )?index concurrently ${NAME} on ${NAME}`),
    effect: () => ({ mode: 'share update exclusive', rows: 'reads' }),
  },
  { text: new RegExp(`^create (?:unique )?index ${NAME} on ${NAME}`), effect: () => ({ mode: 'share', rows: 'reads' }) },
  { text: new RegExp(`^create trigger ${NAME} .*? on ${NAME}`), effect: () => ({ mode: 'share row exclusive' }) },
  { text: alter('add constraint \\w+ foreign key .* not valid$'), effect: () => ({ mode: 'share row exclusive' }) },
  { text: alter('add constraint \\w+ foreign key'), effect: () => ({ mode: 'share row exclusive', rows: 'reads' }) },
  { text: alter('add constraint .* not valid$'), effect: () => ({ mode: 'access exclusive' }) },
  { text: alter('add constraint'), effect: () => ({ mode: 'access exclusive', rows: 'reads' }) },
  { text: alter('validate constraint'), effect: () => ({ mode: 'share update exclusive', rows: 'reads' }) },
  { text: alter('alter (?:column )?\\w+ set not null'), effect: () => ({ mode: 'access exclusive', rows: 'reads' }) },
  { text: alter('alter (?:column )?\\w+ (?:set data )?type'), effect: () => ({ mode: 'access exclusive', rows: 'writes' }) },
  {
    text: alter('(?:add column|drop column|drop constraint|rename|alter (?:column )?\\w+ (?:set|drop))'),
    effect: () => ({ mode: 'access exclusive' }),
  },
  { text: new RegExp(`^drop table (?:if exists )?${NAME}`), effect: () => ({ mode: 'access exclusive' }) },
  { text: new RegExp(`^(?:insert into|update|delete from) ${NAME}`), effect: () => ({ mode: 'row exclusive', rows: 'writes' }) },
];
/** These touch no table. */
const NONE = /^(?:create (?:or replace )?function|drop function)/;
const OF_INDEX = new RegExp(`^drop index (concurrently )?(?:if exists )?${NAME}`);

/**
 * What a statement of a migration does to tables that others use, on PostgreSQL. Throws `LocksUnknown` for a statement that is not among
 * those above.
 */
export function effectOf(statement: string, catalogue: Catalogue = NOTHING_KNOWN): Effect {
  const text = statement.replace(/\s+/g, ' ').trim().toLowerCase();
  if (NONE.test(text)) return { locks: [], rows: null };
  const [, concurrently, index] = OF_INDEX.exec(text) ?? [];
  if (index !== undefined) {
    const table = catalogue.indexes.find(({ name }) => name === index)?.table;
    return { locks: table ? [{ table, mode: concurrently ? 'share update exclusive' : 'access exclusive' }] : [], rows: null };
  }
  for (const form of FORMS) {
    const groups = form.text.exec(text)?.slice(1);
    const table = groups?.at(-1);
    if (table === undefined) continue;
    const { mode, rows, makes } = form.effect(table, text);
    const own: TableLock[] = mode ? [{ table, mode }] : [];
    return {
      locks: strongest([...own, ...others(text, table, makes === true), ...cutOff(text, table, catalogue)]),
      rows: rows ? { table, what: rows } : null,
    };
  }
  throw new LocksUnknown(`Nobody said which locks this takes: ${text}`);
}

/** Tables that a statement names besides its own: those it refers to get a trigger, those it reads from are only read. */
function others(text: string, table: string, isNew: boolean): TableLock[] {
  const referred = [...text.matchAll(new RegExp(`\\breferences ${NAME}`, 'g'))].map(([, name = '']) => name);
  const read = /^(?:insert|update|delete)/.test(text)
    ? [...text.matchAll(new RegExp(`\\b(?<!delete )(?:from|join) ${NAME}`, 'g'))].map(([, name = '']) => name)
    : [];
  return [
    ...referred.filter((name) => !isNew || name !== table).map((name): TableLock => ({ table: name, mode: 'share row exclusive' })),
    ...read.map((name): TableLock => ({ table: name, mode: 'access share' })),
  ];
}

/** Tables at the other end of foreign keys that go with a table, a column or a constraint: their triggers are taken away. */
function cutOff(text: string, table: string, { references }: Catalogue): TableLock[] {
  const [, what, dropped] = /\bdrop (column|constraint) (?:if exists )?(\w+)/.exec(text) ?? [];
  const cut = references.filter((one) => {
    if (text.startsWith('drop table')) return one.table === table || one.to === table;
    return one.table === table && dropped !== undefined && dropped === (what === 'column' ? one.column : one.name);
  });
  return cut.flatMap((one) => [one.table, one.to]).map((name): TableLock => ({ table: name, mode: 'access exclusive' }));
}

function strongest(locks: readonly TableLock[]): TableLock[] {
  const modes = new Map<string, LockMode>();
  for (const { table, mode } of locks) {
    const known = modes.get(table);
    if (known === undefined || LOCK_MODES.indexOf(mode) > LOCK_MODES.indexOf(known)) modes.set(table, mode);
  }
  return [...modes].map(([table, mode]) => ({ table, mode }));
}
