import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Amount, amountToText } from '../../../shared/values/amount.ts';
import { checkLinesOf } from '../../domain/consumption-scope.ts';
import { lastPageLength } from '../../domain/list-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { ConsumptionLine, ConsumptionReads, LineQuery } from '../../ports/consumption.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { readOpaque, writeOpaque } from '../opaque-cursor.ts';
import { type Asked, readAsked } from './asked.ts';
import { Lines } from './lines.ts';

type Ask = CallOf<'POST /v1/consumption/lines/search'>;
type Answer = AnswerOf<'POST /v1/consumption/lines/search'>;
type AskedPage = NonNullable<Ask['body']['page']>;

const FIRST_PAGE = { size: 20, at: 'first' } as const;

/** A page of bill lines, newest consumption first. */
export async function searchLines(world: World, { caller, body }: Ask): Promise<Answer | Refusal> {
  const asked = await readAsked(world, caller, body);
  if (isRefusal(asked)) return asked;
  const refused = checkLinesOf(asked.whose.scope, body.filter?.accountManagerId, '/body/filter');
  if (refused) return refused;
  const { figures } = world.store.reads;
  const query = lineQuery(asked.query, body);
  const total = await totalOf(figures, asked, query);
  const { page = FIRST_PAGE } = body;
  const loaded = await loadPage({ figures, query, size: page.size, total: total?.lines ?? null }, page);
  if (isRefusal(loaded)) return loaded;
  const lines = new Lines(world.store.reads, asked.whose, caller.session.actor.kind === 'end-customer');
  return {
    ...asked.basis,
    lines: await lines.shown(loaded.lines),
    total: total && { lines: total.lines, due: amountToText(total.due) },
    page: { size: page.size, next: loaded.next, previous: loaded.previous },
  };
}

/** What lines are narrowed by beyond figures. */
export function lineQuery(
  query: Asked['query'],
  { hideZero = false, onlyMarked = false, tradeId, resourceId }: Pick<Ask['body'], 'hideZero' | 'onlyMarked' | 'tradeId' | 'resourceId'>,
): LineQuery {
  return { ...query, hideZero, onlyMarked, tradeId, resourceId };
}

/** From the rollups, as far as these know: lines with nothing due are counted there, single resources and orders are not. */
export async function totalOf(
  figures: Pick<ConsumptionReads, 'total'>,
  { query: ofFigures }: Pick<Asked, 'query'>,
  { hideZero, onlyMarked, tradeId, resourceId }: LineQuery,
): Promise<{ lines: number; due: Amount } | null> {
  if (onlyMarked || tradeId !== undefined || resourceId !== undefined) return null;
  const { lines, zeroLines, due } = await figures.total(ofFigures);
  return { lines: hideZero ? lines - zeroLines : lines, due };
}

interface Load {
  figures: Pick<ConsumptionReads, 'lines'>;
  query: LineQuery;
  size: number;
  /** Null where it is not known. */
  total: number | null;
}
interface LoadedPage {
  lines: ConsumptionLine[];
  next: string | null;
  previous: string | null;
}

/** A cursor belongs to its list: to what is asked, and to whose consumption it is. */
async function loadPage(load: Load, page: AskedPage): Promise<LoadedPage | Refusal> {
  if ('at' in page) return page.at === 'first' ? loadFirst(load) : loadLast(load);
  const direction = 'after' in page ? 'after' : 'before';
  const place = readPlace('after' in page ? page.after : page.before, nameOf(load.query));
  if (place === null) return refuse('cursor-invalid');
  return direction === 'after' ? loadAfter(load, place) : loadBefore(load, place);
}

async function loadFirst(load: Load): Promise<LoadedPage> {
  const { lines, hasMore } = await read(load, { place: null, direction: 'after' });
  return pageOf(load, lines, { hasNext: hasMore, hasPrevious: false });
}

/** As long as it would be when reached page by page, where the total is known. */
async function loadLast(load: Load): Promise<LoadedPage> {
  const size = load.total === null ? load.size : Math.max(1, lastPageLength(load.total, load.size));
  const { lines, hasMore } = await read({ ...load, size }, { place: null, direction: 'before' });
  return pageOf(load, lines, { hasNext: false, hasPrevious: hasMore });
}

/** Where nothing follows any more, the list has shrunk since: its last page answers. */
async function loadAfter(load: Load, place: string): Promise<LoadedPage> {
  const { lines, hasMore } = await read(load, { place, direction: 'after' });
  return lines.length === 0 ? loadLast(load) : pageOf(load, lines, { hasNext: hasMore, hasPrevious: true });
}

/** Where less than a page comes before, the first page answers whole. */
async function loadBefore(load: Load, place: string): Promise<LoadedPage> {
  const { lines, hasMore } = await read(load, { place, direction: 'before' });
  return hasMore ? pageOf(load, lines, { hasNext: true, hasPrevious: true }) : loadFirst(load);
}

/** One more than is shown tells whether the list goes on. */
async function read({ figures, query, size }: Load, from: { place: string | null; direction: 'after' | 'before' }) {
  const found = await figures.lines(query, from, size + 1);
  const hasMore = found.length > size;
  return { lines: from.direction === 'after' ? found.slice(0, size) : found.slice(hasMore ? -size : 0), hasMore };
}

function pageOf(
  { query }: Load,
  lines: ConsumptionLine[],
  { hasNext, hasPrevious }: { hasNext: boolean; hasPrevious: boolean },
): LoadedPage {
  const [first, last] = [lines.at(0), lines.at(-1)];
  const name = nameOf(query);
  return {
    lines,
    next: hasNext && last ? writeOpaque([last.place], name) : null,
    previous: hasPrevious && first ? writeOpaque([first.place], name) : null,
  };
}

function nameOf(query: LineQuery): string {
  return JSON.stringify(['lines', query]);
}

function readPlace(text: string, list: string): string | null {
  const [place, ...more] = readOpaque(text, list) ?? [];
  return typeof place === 'string' && more.length === 0 ? place : null;
}
