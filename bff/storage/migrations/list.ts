import type { Engine } from '../engine.ts';
import { ground } from './001-ground.ts';
import { customers } from './002-customers.ts';
import { deliveries } from './003-deliveries.ts';
import { people } from './004-people.ts';
import { personal } from './005-personal.ts';
import { jobs } from './006-jobs.ts';
import { exportScopes } from './007-export-scopes.ts';
import { resourcesStated } from './008-resources-stated.ts';
import { events } from './009-events.ts';
import { operations } from './010-operations.ts';
import { ledger } from './011-ledger.ts';
import { quotas } from './012-quotas.ts';
import { moneyRules } from './013-money-rules.ts';
import { consumption } from './015-consumption.ts';
import { agreements } from './018-agreements.ts';

interface Named {
  name: string;
  /**
   * `expand` adds what the release before does not know and does not miss: it goes on working, so replicas can be rolled forward and
   * back. `contract` takes away, renames or tightens what nothing needs any more, once the releases that did are gone.
   */
  phase: 'expand' | 'contract';
  /** Number of the newest migration that a program must know to work on the schema this one leaves. `expand` keeps that of the one before. */
  runsWith: number;
}

/** Built while everybody goes on reading and writing (PostgreSQL: concurrently, outside a transaction); a migration of its own. */
export interface OnlineIndex {
  name: string;
  /** Table and columns, such as `customers (partner_key, level) where level is not null`. */
  on: string;
  isUnique?: boolean;
}

export type Migration = Named & ({ statements(engine: Engine): string[] } | { index: OnlineIndex });

/**
 * Forward only: a released migration is never edited, the next one repairs it; a test compares each with what was frozen. Releases that
 * knew less than 10 look at the number alone, so that everything up to there ended the one before.
 */
export const MIGRATIONS: readonly Migration[] = [
  { name: 'ground with list forms', phase: 'contract', runsWith: 1, statements: ground },
  { name: 'customers with list forms', phase: 'contract', runsWith: 2, statements: customers },
  { name: 'deliveries', phase: 'contract', runsWith: 3, statements: deliveries },
  { name: 'people', phase: 'contract', runsWith: 4, statements: people },
  { name: 'personal', phase: 'contract', runsWith: 5, statements: personal },
  { name: 'jobs', phase: 'contract', runsWith: 6, statements: jobs },
  { name: 'export scopes', phase: 'contract', runsWith: 7, statements: exportScopes },
  { name: 'resources stated', phase: 'contract', runsWith: 8, statements: resourcesStated },
  { name: 'events', phase: 'contract', runsWith: 9, statements: events },
  { name: 'operations', phase: 'contract', runsWith: 10, statements: operations },
  { name: 'ledger', phase: 'expand', runsWith: 10, statements: ledger },
  { name: 'quotas', phase: 'expand', runsWith: 10, statements: quotas },
  { name: 'money rules', phase: 'expand', runsWith: 10, statements: moneyRules },
  {
    name: 'customers by account name',
    phase: 'expand',
    runsWith: 10,
    index: { name: 'customer_names_by_account', on: 'customer_names (account_name_folded) where account_name_folded is not null' },
  },
  { name: 'consumption', phase: 'expand', runsWith: 10, statements: consumption },
  {
    name: 'bill lines by time',
    phase: 'expand',
    runsWith: 10,
    index: {
      name: 'bill_lines_by_time',
      on: 'bill_lines (partner_key, cycle, consumed_at, customer_key, part_key, line_number) where partner_key is not null',
    },
  },
  {
    name: 'bill lines by trade',
    phase: 'expand',
    runsWith: 10,
    index: { name: 'bill_lines_by_trade', on: 'bill_lines (partner_key, trade_id) where trade_id is not null' },
  },
  { name: 'agreements', phase: 'expand', runsWith: 10, statements: agreements },
  {
    name: 'customers by key',
    phase: 'expand',
    runsWith: 10,
    index: {
      name: 'customers_by_key',
      on: 'customers (partner_key, customer_key, association_type, associated_at, manager_key) where dissociated_at is null and erased_at is null',
    },
  },
];

/** The number of the newest migration this version knows. */
export const SCHEMA_NUMBER = MIGRATIONS.length;

/** What a migration runs inside a transaction. */
export function statementsOf(migration: Migration, engine: Engine): string[] {
  return 'index' in migration ? [indexText(migration.index)] : migration.statements(engine);
}

/** The statement that builds an index; `concurrently` on PostgreSQL, where it runs outside a transaction. */
export function indexText({ name, on, isUnique = false }: OnlineIndex, how: '' | 'concurrently' = ''): string {
  return ['create', isUnique ? 'unique index' : 'index', how, name, 'on', on].filter((word) => word !== '').join(' ');
}
