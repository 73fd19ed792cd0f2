import { lastPageLength } from '../../domain/list-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { CustomerQuery, ListedCustomers, Reads } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';

/** Which customers in which order, whatever the page. */
export type CustomerList = Omit<CustomerQuery, 'from' | 'limit'>;
export type AskedPage = NonNullable<CallOf<'POST /v1/customers/search'>['body']['page']>;

export interface LoadedPage {
  customers: ListedCustomers['customers'];
  total: number;
  position: number;
  next: string | null;
  previous: string | null;
}

/**
 * Loads a page of a list, from either end or from a cursor, which must belong to this list. `whose` names the list where it is not
 * the caller's own: which resellers stand behind it may change between two pages.
 */
export async function loadPage(
  reads: Reads['customers'],
  list: CustomerList,
  asked: AskedPage,
  whose?: string,
): Promise<LoadedPage | Refusal> {
  const name = nameOf(list, whose);
  const from = borderOf(asked, name, list.sort.by);
  if (from === null) return refuse('cursor-invalid');
  const load: Load = { reads, list, size: asked.size, name };
  if (from === 'first') return loadFirst(load, reads.count(list));
  if (from === 'last') return loadLast(load, reads.count(list));
  return from.side === 'after' ? loadAfter(load, from.cursor) : loadBefore(load, from.cursor);
}

/** An amount of one cycle is no place in the next, where the list goes by amounts. */
function nameOf({ filter, sort, currency, cycle }: CustomerList, whose: string | undefined): string {
  const isByCycle = sort.by === 'consumption' || filter.consumption !== undefined;
  const parts = [filter, sort, currency, isByCycle ? cycle : null, whose ?? null];
  return JSON.stringify(parts, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
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
  const [listed, total] = await Promise.all([listFrom(load, { at: 'first' }), count]);
  return pageOf(load, { listed, total, position: 1, hasNext: listed.hasMore, hasPrevious: false });
}

async function loadLast(load: Load, count: Promise<number>): Promise<LoadedPage> {
  const total = await count;
  const listed = await listFrom(load, { at: 'last' }, lastPageLength(total, load.size));
  const position = Math.max(1, total - listed.length + 1);
  return pageOf(load, { listed, total, position, hasNext: false, hasPrevious: position > 1 });
}

/** Where nothing follows any more, the list has shrunk since: its last page answers. */
async function loadAfter(load: Load, { place, position }: Cursor): Promise<LoadedPage> {
  const count = load.reads.count(load.list);
  const [listed, total] = await Promise.all([listFrom(load, { after: place }), count]);
  if (listed.length === 0) return loadLast(load, count);
  const first = listed.hasMore ? position + 1 : total - listed.length + 1;
  return pageOf(load, { listed, total, position: first, hasNext: listed.hasMore, hasPrevious: true });
}

/** Where less than a page comes before, the first page answers whole. */
async function loadBefore(load: Load, { place, position }: Cursor): Promise<LoadedPage> {
  const count = load.reads.count(load.list);
  const [listed, total] = await Promise.all([listFrom(load, { before: place }), count]);
  if (!listed.hasMore) return loadFirst(load, count);
  return pageOf(load, { listed, total, position: position - load.size, hasNext: true, hasPrevious: true });
}

function listFrom({ reads, list, size }: Load, from: CustomerQuery['from'], limit = size): Promise<ListedCustomers> {
  return reads.list({ ...list, from, limit });
}

interface Found {
  listed: ListedCustomers;
  total: number;
  position: number;
  hasNext: boolean;
  hasPrevious: boolean;
}

function pageOf(load: Load, { listed, total, position, hasNext, hasPrevious }: Found): LoadedPage {
  const { customers, length, first, last } = listed;
  if (!first || !last) return { customers, total, position: 0, next: null, previous: null };
  // Rows that came or went between two pages may shift positions; they stay within the list.
  const start = Math.min(Math.max(1, position), Math.max(1, total - length + 1));
  return {
    customers,
    total,
    position: start,
    next: hasNext ? writeCursor({ place: last, position: start + length - 1 }, load.name) : null,
    previous: hasPrevious ? writeCursor({ place: first, position: start }, load.name) : null,
  };
}
