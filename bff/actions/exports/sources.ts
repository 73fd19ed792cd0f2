import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { JobRecord } from '../../ports/jobs.ts';
import type { AuditRow } from '../../ports/records.ts';
import type { Reads } from '../../ports/store.ts';
import type { Cell, TableHead } from '../../ports/table-files.ts';
import { auditQueryOf } from '../audit/query.ts';
import { readable } from '../audit/readable.ts';
import { UserIds } from '../audit/user-ids.ts';
import { auditCells, auditHead } from './audit-rows.ts';
import { consumptionSource } from './consumption-source.ts';
import { customerListOf } from './customer-query.ts';
import { customerCells, customerHead } from './customer-rows.ts';
import { operationSource } from './operation-source.ts';
import type { ConsumptionRequest, ExportRequest, OperationsRequest, StandingsRequest } from './request.ts';
import { standingSource } from './standing-source.ts';
import { wordsOf } from './words.ts';

/** Some rows of a file, and where the next ones begin: null where there are none. */
export interface SourceRows {
  rows: Cell[][];
  next: string | null;
}

/** Where the rows of a file come from, from a place on; places are JSON, so that another worker can go on from one. */
export interface RowSource {
  head: TableHead;
  read(place: string | null, limit: number): Promise<SourceRows>;
}

/** The rows that an export asked for, in the order of the screen. */
export async function sourceOf(world: SourceWorld, job: JobRecord, request: ExportRequest): Promise<RowSource | Refusal> {
  if ('newest' in request.basis) return auditSource(world.store.reads, job, request as AuditRequest);
  if ('books' in request.basis) return operationSource(world, job, request as OperationsRequest);
  if ('consumption' in request.basis) return consumptionSource(world, job, request as ConsumptionRequest);
  if ('standings' in request.basis) return standingSource(world, job, request as StandingsRequest);
  return customerSource(world, request as CustomersRequest);
}

type SourceWorld = Pick<World, 'store' | 'security'>;
type AuditRequest = Extract<ExportRequest, { basis: { newest: number } }>;
type CustomersRequest = Exclude<ExportRequest, AuditRequest | OperationsRequest | ConsumptionRequest | StandingsRequest>;

async function customerSource(world: SourceWorld, { locale, asked, basis }: CustomersRequest): Promise<RowSource | Refusal> {
  const { reads } = world.store;
  const listed = await customerListOf(world, asked, basis);
  if (isRefusal(listed)) return listed;
  const { list } = listed;
  const words = wordsOf(locale);
  return {
    head: customerHead(words, list),
    async read(place, limit) {
      const from = place === null ? ({ at: 'first' } as const) : { after: JSON.parse(place) };
      const rows = await reads.customers.page({ ...list, from, limit });
      const last = rows.at(-1);
      const next = rows.length === limit && last ? JSON.stringify(last.place) : null;
      return { rows: rows.map((row) => customerCells(row, words, list)), next };
    },
  };
}

async function auditSource(reads: Reads, { partnerId, operatorId }: JobRecord, { locale, asked, basis }: AuditRequest): Promise<RowSource> {
  const words = wordsOf(locale);
  const query = await auditQueryOf(asked.filter ?? {}, { operators: reads.operators, partnerId, scope: basis.scope, operatorId });
  const userIds = new UserIds(reads.operators, partnerId);
  return {
    head: auditHead(words),
    async read(place, limit) {
      if (query === null) return { rows: [], next: null };
      const before = place === null ? { sequence: basis.newest + 1 } : JSON.parse(place);
      const { rows, next } = await reads.audit.search(partnerId, query, before, limit);
      await userIds.load(rows);
      return {
        rows: rows.map((row: AuditRow) => auditCells(readable(row), userIds.of(row.actor), words)),
        next: next && JSON.stringify(next),
      };
    },
  };
}
