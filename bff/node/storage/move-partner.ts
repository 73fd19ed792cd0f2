import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { listForms as forms } from '../../actions/customers/list-forms.ts';
import { keysThatDoNotOpen } from '../../actions/restore/close.ts';
import { giveAway, isGivenAway, recordArrival, wasMovedFrom } from '../../actions/restore/moved.ts';
import type { World } from '../../ports/index.ts';
import { livingSince } from '../../ports/operations.ts';
import type { Unit } from '../../ports/store.ts';
import {
  areChangesClosed,
  backupFacts,
  type Connection,
  migrate,
  moveRows,
  operationsOf,
  partnersOf,
  postgresEngine,
  readSchema,
  restoring,
  sqliteEngine,
  type TableSum,
  type Tables,
  takeKeys,
  unitOf,
} from '../../storage/index.ts';
import { findPartner } from '../program/find-partner.ts';
import { typed } from '../program/release.ts';
import { StartFailure } from '../program/start-failure.ts';
import { withPostgres } from './postgres-backup.ts';
import { createRowCounter } from './row-counter.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { takeAlone } from './sqlite-restore.ts';

export interface Move {
  /** SQLite file that the partner is in. */
  from: string;
  /** PostgreSQL that it goes to. */
  to: string;
  /** Id or name. */
  partner: string;
  world: Pick<World, 'security' | 'clock'>;
  fieldKeyIds: readonly string[];
  /** Told before anything is copied. */
  onBegin(partner: { partnerId: string; name: string; partners: number }): void;
}

export type Moved = { outcome: 'moved'; tables: readonly ComparedTable[] } | { outcome: 'finished' };

export interface ComparedTable {
  table: string;
  source: Omit<TableSum, 'table'>;
  target: Omit<TableSum, 'table'>;
  isEqual: boolean;
}

interface Sides {
  source: { db: Kysely<Tables>; unit: Unit };
  target: Kysely<Tables>;
}

/**
 * Moves a partner, with those below it. All that comes to the target comes in one transaction, checked before it commits. The source gives the
 * partner away in a transaction that is open all the while, so that nobody else writes there, and commits right after the target's: whoever is
 * killed between the two types the same again.
 */
export async function movePartner(move: Move): Promise<Moved> {
  takeAlone(move.from);
  const source = new Kysely<Tables>({ dialect: sqliteDialect({ path: move.from }) });
  try {
    return await withPostgres(move.to, (target) =>
      source.transaction().execute(async (db) => {
        const unit = unitOf({ db, engine: sqliteEngine }, { security: move.world.security, forms });
        const needed = await refuseSource(move, db);
        return moveInto(move, { source: { db, unit }, target }, needed);
      }),
    );
  } finally {
    await source.destroy();
  }
}

/** Answers with the field keys that the source needs. */
async function refuseSource({ from, fieldKeyIds, world }: Move, db: Kysely<Tables>): Promise<readonly string[]> {
  const connection = { db, engine: sqliteEngine };
  const { state, applied, known } = await readSchema(db, sqliteEngine);
  if (state !== 'current')
    throw new StartFailure(
      `${from} has schema ${applied}, this release needs ${known}. Name its folder with DATA_DIR and run ${typed('migrate')}.`,
    );
  if (await areChangesClosed(connection))
    throw new StartFailure(`${from} was restored and takes no changes yet. Open it first: ${typed('release')}.`);
  const needed = (await backupFacts(connection)).fieldKeyIds;
  const missing = needed.filter((keyId) => !fieldKeyIds.includes(keyId));
  const unit = unitOf(connection, { security: world.security, forms });
  const wrong = missing.length > 0 ? [] : await keysThatDoNotOpen(world.security, { unit, commands: restoring(connection) });
  if (missing.length + wrong.length > 0)
    throw new StartFailure(
      `${from} holds what was sealed with field keys that are not at hand, or have other secrets here: ${[...missing, ...wrong].join(', ')}. Nothing was changed. Name the keys file of the source with KEYS_FILE; the target's replicas need the same keys.`,
    );
  return needed;
}

async function moveInto(move: Move, { source, target }: Sides, needed: readonly string[]): Promise<Moved> {
  const { partnerId, name, parentPartnerId } = await findPartner({ reads: source.unit }, move.partner);
  if (parentPartnerId !== null)
    throw new StartFailure(`${name} is a reseller, and moves with its distributor: --partner ${parentPartnerId}. Nothing was changed.`);
  const partners = await partnersOf(source.db, partnerId);
  if (!partners) throw new Error('The partner was there a moment ago.');
  await refuseTarget(target, needed);
  const security = { security: move.world.security, forms };
  const isThere = await refuseTwice(partners.partnerIds, source.unit, unitOf({ db: target, engine: postgresEngine }, security));
  if (!isThere) {
    move.onBegin({ partnerId, name, partners: partners.partnerIds.length });
    const shifts = await takeKeys(target, source.db);
    const tables = await target.transaction().execute(async (db) => {
      await postgresEngine.lockPartners(db, partners.partnerIds);
      const counters = { source: createRowCounter(), target: createRowCounter() };
      const sums = await moveRows({ db, engine: postgresEngine }, partners, shifts, rowsIn(move.from), counters);
      const compared = compare(sums.source, sums.target);
      if (compared.some(({ isEqual }) => !isEqual)) throw new UnequalTables(compared);
      for (const id of partners.partnerIds) await recordArrival(move.world, unitOf({ db, engine: postgresEngine }, security), id);
      return compared;
    });
    for (const id of partners.partnerIds) await giveAway(move.world, source.unit, id);
    return { outcome: 'moved', tables };
  }
  for (const id of partners.partnerIds) await giveAway(move.world, source.unit, id);
  return { outcome: 'finished' };
}

/** Rows that came otherwise than they went; the target's transaction ended with nothing kept. */
export class UnequalTables extends Error {
  override name = 'UnequalTables';
  readonly tables: readonly ComparedTable[];
  constructor(tables: readonly ComparedTable[]) {
    super('The rows that came are not the rows that went.');
    this.tables = tables;
  }
}

async function refuseTarget(target: Kysely<Tables>, needed: readonly string[]): Promise<void> {
  const { state, applied, known } = await readSchema(target, postgresEngine);
  if (state === 'empty') await migrate(target, postgresEngine);
  else if (state !== 'current')
    throw new StartFailure(
      `The target has schema ${applied}, this release needs ${known}. Run ${typed('migrate')} there first. Nothing was changed.`,
    );
  if (await areChangesClosed({ db: target, engine: postgresEngine }))
    throw new StartFailure(`The target was restored and takes no changes yet. Open it first: ${typed('release')}. Nothing was changed.`);
  await refuseReplicas({ db: target, engine: postgresEngine }, needed);
}

/** A replica without a key could open nothing of what comes. */
async function refuseReplicas(connection: Connection, needed: readonly string[]): Promise<void> {
  const replicas = await operationsOf(connection, connection).replicas(livingSince(Date.now()));
  const without = replicas.filter(({ keyIds }) => needed.some((keyId) => !keyIds.includes(keyId)));
  if (without.length === 0) return;
  const names = without.map(({ replicaId }) => replicaId).join(', ');
  throw new StartFailure(
    `Replicas of the target lack field keys that the source needs (${needed.join(', ')}): ${names}. Put these keys into their keys files first. Nothing was changed.`,
  );
}

/** True where a move of this source came to its end in the target and was killed before the source gave the partner away. */
async function refuseTwice(partnerIds: readonly string[], source: Unit, target: Unit): Promise<boolean> {
  const there = [];
  for (const partnerId of partnerIds) {
    if (await isGivenAway(source, partnerId)) throw new StartFailure(`${partnerId} was moved away from here before. Nothing was changed.`);
    if (await target.partners.find(partnerId)) there.push(partnerId);
  }
  const [first] = there;
  if (first === undefined) return false;
  for (const partnerId of partnerIds)
    if (!(await wasMovedFrom(source, target, partnerId)))
      throw new StartFailure(
        `${first} is in the target already, and not by a move of this source as it is now: by one of a copy, say. Nothing was changed. Serve the partner from one of the two alone; to move this source, name a target that does not hold the partner.`,
      );
  return true;
}

function rowsIn(path: string) {
  return function* (table: string, condition: string): Generator<Record<string, unknown>> {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const rows = database.prepare(`select * from ${table} where ${condition}`);
      rows.setReadBigInts(true);
      yield* rows.iterate();
    } finally {
      database.close();
    }
  };
}

function compare(source: readonly TableSum[], target: readonly TableSum[]): ComparedTable[] {
  const none = { rows: 0, sha256: '0'.repeat(64) };
  const names = new Set([...source, ...target].map(({ table }) => table));
  return [...names].map((table) => {
    const one = source.find((sum) => sum.table === table) ?? none;
    const other = target.find((sum) => sum.table === table) ?? none;
    return { table, source: one, target: other, isEqual: one.rows === other.rows && one.sha256 === other.sha256 };
  });
}
