import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { listForms } from '../../bff/actions/customers/list-forms.ts';
import { sqliteDialect } from '../../bff/node/storage/sqlite-dialect.ts';
import type { AuditEntry } from '../../bff/ports/records.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { openStore, sqliteEngine } from '../../bff/storage/index.ts';
import { count, type Finding, median, type Section } from './measure.ts';

const ROUNDS = 5;
const SECONDS = 2;
const CLIENTS = 64;
const PARTNER = 'par_BenchmarkPartner000000';
const AT = '2026-11-20T04:00:00.000Z';

const ENTRY: AuditEntry = {
  at: AT,
  actor: { kind: 'operator', id: 'opr_BenchOperator000000000' },
  sessionId: null,
  requestId: 'req_BenchRequest0000000000',
  action: 'customers.reveal',
  outcome: 'done',
  refusal: null,
  targets: ['customer-1'],
  details: { field: 'mobile', cells: 1 },
};

/** Commands a second through the write queue: each records one reveal and one chained audit row, and is answered after its commit is on disk. */
async function commandsPerSecond(batchMaximum: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-commands-'));
  const path = join(folder, 'store.sqlite');
  const writer = sqliteDialect({ path });
  const yieldTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
  const store = await openStore({
    engine: sqliteEngine,
    writer,
    // Hashes as a server does (bff/node/program/keys.ts).
    security: createDemonstrationSecurity(undefined, { sha256: (text) => hash('sha256', text) }),
    forms: listForms,
    queue: { batchMaximum, yieldTurn },
  });
  const operator = {
    operatorId: ENTRY.actor.id,
    partnerId: PARTNER,
    userId: 'bench',
    name: null,
    nameMasked: null,
    roles: ['administrator'] as const,
    supervisorId: null,
  };
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add({
      partnerId: PARTNER,
      name: 'Benchmark',
      kind: 'distributor',
      mode: 'test',
      parentPartnerId: null,
      currency: null,
      rolesFrom: 'session',
    });
    await unit.operators.save(operator);
  });
  const end = performance.now() + SECONDS * 1000;
  let answered = 0;
  const client = async () => {
    while (performance.now() < end) {
      await store.write(PARTNER, async (unit) => {
        await unit.reveals.record(PARTNER, operator.operatorId, AT, 1);
        await unit.audit.append(PARTNER, ENTRY);
      });
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  await store.close();
  rmSync(folder, { recursive: true });
  return answered / SECONDS;
}

/** The peer: one row a transaction straight through `node:sqlite`, same file system, same durability. */
function bareCommitsPerSecond(): number {
  const folder = mkdtempSync(join(tmpdir(), 'bench-bare-'));
  const db = new DatabaseSync(join(folder, 'bare.sqlite'));
  db.exec('pragma journal_mode = wal; pragma synchronous = full; create table rows (id integer primary key, text text not null)');
  const insert = db.prepare('insert into rows (text) values (?)');
  const text = JSON.stringify(ENTRY);
  const end = performance.now() + SECONDS * 1000;
  let rows = 0;
  while (performance.now() < end) {
    insert.run(text);
    rows += 1;
  }
  db.close();
  rmSync(folder, { recursive: true });
  return rows / SECONDS;
}

export async function measureCommands(): Promise<Section> {
  const grouped: number[] = [];
  const single: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    grouped.push(await commandsPerSecond(64));
    single.push(await commandsPerSecond(1));
    bare.push(bareCommitsPerSecond());
  }
  const findings: Finding[] = [
    { what: 'with group commit, commands/s', figure: count(median(grouped)), beside: 'up to 64 commands a commit', isMet: null },
    { what: 'without, commands/s', figure: count(median(single)), beside: 'one commit a command, otherwise the same', isMet: null },
    {
      what: 'gain',
      figure: `${median(grouped.map((rate, index) => rate / (single[index] ?? Number.NaN))).toFixed(1)}×`,
      beside: 'same run',
      isMet: null,
    },
    { what: 'bare node:sqlite, one row a commit', figure: count(median(bare)), beside: 'no audit chain, no queue', isMet: null },
  ];
  return {
    title: 'Durable commands',
    how: `${CLIENTS} clients, each command records a reveal and a chained audit row and waits for its commit; SQLite, WAL, synchronous=FULL, of ${availableParallelism()} cores; ${ROUNDS} rounds of ${SECONDS} s, taking turns, medians.`,
    findings,
  };
}
