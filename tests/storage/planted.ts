import { CompiledQuery, Kysely } from 'kysely';
import { postgresDialect } from '../../bff/node/storage/postgres-dialect.ts';
import { sqliteDialect } from '../../bff/node/storage/sqlite-dialect.ts';
import { type Engine, postgresEngine, sqliteEngine, type Tables } from '../../bff/storage/index.ts';
import { MIGRATIONS, type Migration } from '../../bff/storage/migrations/list.ts';

const KNOWN = MIGRATIONS.length;

/** What a next release could bring while this one goes on. */
export const EXPANDING: readonly Migration[] = [
  { name: 'loyalty', phase: 'expand', runsWith: KNOWN, statements: () => ['alter table customers add column loyalty text'] },
  { name: 'devices', phase: 'expand', runsWith: KNOWN, statements: () => ['alter table sessions add column device text'] },
  {
    name: 'visits',
    phase: 'expand',
    runsWith: KNOWN,
    statements: ({ words, appendOnly }) => [
      `create table visits (visit_key ${words.key}, partner_key integer not null references partners, at ${words.text} not null)`,
      `create table ledger (entry_key ${words.key}, at ${words.text} not null)`,
      ...appendOnly('ledger'),
    ],
  },
  { name: 'customers by loyalty', phase: 'expand', runsWith: KNOWN, index: { name: 'customers_by_loyalty', on: 'customers (loyalty)' } },
];

/** What the release after that could take away: this one could not work on it. */
export const CONTRACTING: Migration = {
  name: 'no hints',
  phase: 'contract',
  runsWith: KNOWN + EXPANDING.length,
  statements: () => ['alter table partner_keys drop column hint'],
};

export const NEXT_RELEASE = [...MIGRATIONS, ...EXPANDING];
export const RELEASE_AFTER = [...NEXT_RELEASE, CONTRACTING];

export interface RawDatabase {
  db: Kysely<Tables>;
  engine: Engine;
  run(text: string): Promise<void>;
}

/** The database at an address past the store, closed at the end of a test's `await using`. */
export function openRaw(address: string): RawDatabase & AsyncDisposable {
  const isPostgres = address.startsWith('postgres');
  const db = new Kysely<Tables>({
    dialect: isPostgres ? postgresDialect({ url: address, connections: 4 }) : sqliteDialect({ path: address }),
  });
  return {
    db,
    engine: isPostgres ? postgresEngine : sqliteEngine,
    run: async (text) => void (await db.executeQuery(CompiledQuery.raw(text))),
    [Symbol.asyncDispose]: () => db.destroy(),
  };
}
