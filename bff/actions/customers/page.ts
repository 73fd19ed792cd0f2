import { lastPageLength } from '../../domain/list-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { CustomerListRow, CustomerQuery, Reads } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';

/** Which customers in which order, whatever the page. */
export type CustomerList = Omit<CustomerQuery, 'from' | 'limit'>;
export type AskedPage = NonNullable<CallOf<'POST /v1/customers/search'>['body']['page']>;

export interface LoadedPage {
  rows: CustomerListRow[];
  total: number;
  position: number;
  next: string | null;
  previous: string | null;
}

/** One row more than asked tells whether the list goes on. */
const ONE_MORE = 1;

/** Loads a page of a list, from either end or from a cursor, which must belong to this list. */
export async function loadPage(reads: Reads['customers'], list: CustomerList, asked: AskedPage): Promise<LoadedPage | Refusal> {
  const name = JSON.stringify([list.filter, list.sort, list.currency]);
  const from = borderOf(asked, name, list.sort.by);
  if (from === null) return refuse('cursor-invalid');
  const load: Load = { reads, list, size: asked.size, name };
  if (from === 'first') return loadFirst(load, reads.count(list));
  if (from === 'last') return loadLast(load, reads.count(list));
  return from.side === 'after' ? loadAfter(load, from.cursor) : loadBefore(load, from.cursor);
}

interface Load {
  reads: Reads['customers'];
  list: CustomerList;
  size: number;
  name: string;
}
type Border = 'first' | 'last' | { side: 'after' | 'before'; cursor: Cursor };

function borderOf(asked: AskedPage, name: string, sort: CustomerQuery['sort']['by']): Border | null {
  if ('at' in asked) return asked.at;
  const side = 'after' in asked ? 'after' : 'before';
  const cursor = readCursor('after' in asked ? asked.after : asked.before, name, sort);
  return cursor && { side, cursor };
}

async function loadFirst(load: Load, count: Promise<number>): Promise<LoadedPage> {
  const [rows, total] = await Promise.all([load.reads.page({ ...load.list, from: { at: 'first' }, limit: load.size + ONE_MORE }), count]);
  return pageOf(load, { rows: rows.slice(0, load.size), total, position: 1, hasNext: rows.length > load.size, hasPrevious: false });
}

async function loadLast(load: Load, count: Promise<number>): Promise<LoadedPage> {
  const total = await count;
  const limit = lastPageLength(total, load.size);
  const rows = limit === 0 ? [] : await load.reads.page({ ...load.list, from: { at: 'last' }, limit });
  const position = Math.max(1, total - rows.length + 1);
  return pageOf(load, { rows, total, position, hasNext: false, hasPrevious: position > 1 });
}

/** Where nothing follows any more, the list has shrunk since: its last page answers. */
async function loadAfter(load: Load, { place, position }: Cursor): Promise<LoadedPage> {
  const count = load.reads.count(load.list);
  const [rows, total] = await Promise.all([load.reads.page({ ...load.list, from: { after: place }, limit: load.size + ONE_MORE }), count]);
  if (rows.length === 0) return loadLast(load, count);
  const hasNext = rows.length > load.size;
  const kept = rows.slice(0, load.size);
  const first = hasNext ? position + 1 : total - kept.length + 1;
  return pageOf(load, { rows: kept, total, position: first, hasNext, hasPrevious: true });
}

/** Where less than a page comes before, the first page answers whole. */
async function loadBefore(load: Load, { place, position }: Cursor): Promise<LoadedPage> {
  const count = load.reads.count(load.list);
  const [rows, total] = await Promise.all([load.reads.page({ ...load.list, from: { before: place }, limit: load.size + ONE_MORE }), count]);
  if (rows.length <= load.size) return loadFirst(load, count);
  return pageOf(load, { rows: rows.slice(-load.size), total, position: position - load.size, hasNext: true, hasPrevious: true });
}

interface Found {
  rows: CustomerListRow[];
  total: number;
  position: number;
  hasNext: boolean;
  hasPrevious: boolean;
}

function pageOf(load: Load, { rows, total, position, hasNext, hasPrevious }: Found): LoadedPage {
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return { rows, total, position: 0, next: null, previous: null };
  // Rows that came or went between two pages may shift positions; they stay within the list.
  const start = Math.min(Math.max(1, position), Math.max(1, total - rows.length + 1));
  return {
    rows,
    total,
    position: start,
    next: hasNext ? writeCursor({ place: last.place, position: start + rows.length - 1 }, load.name) : null,
    previous: hasPrevious ? writeCursor({ place: first.place, position: start }, load.name) : null,
  };
}
