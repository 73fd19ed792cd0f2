import { readGroupings } from '../../domain/consumption-grouping.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { ConsumptionQuery } from '../../ports/consumption.ts';
import type { World } from '../../ports/index.ts';
import type { JobRecord } from '../../ports/jobs.ts';
import { narrow, queryOf } from '../consumption/asked.ts';
import { Lines } from '../consumption/lines.ts';
import { namesOfParts } from '../consumption/part-names.ts';
import { loadParts, type PartsAsked } from '../consumption/parts.ts';
import { lineQuery } from '../consumption/search-lines.ts';
import { lineCells, lineHead } from './line-rows.ts';
import { partHead, partRows } from './part-rows.ts';
import type { AskedDistribution, AskedLines, ConsumptionRequest } from './request.ts';
import type { RowSource } from './sources.ts';
import { wordsOf } from './words.ts';

type SourceWorld = Pick<World, 'store'>;

/** Parts that are named in a file; with a second grouping, fewer, each with so many inside. What is left stands as one row. */
const MOST_PARTS = 10_000;
const MOST_OUTER = 1_000;
const MOST_INNER = 50;

/** Rows of an export of consumption. An account manager, or a customer, that is out of scope by now ends it. */
export async function consumptionSource(
  world: SourceWorld,
  { partnerId }: JobRecord,
  request: ConsumptionRequest,
): Promise<RowSource | Refusal> {
  const { asked, basis } = request;
  const narrowed = await narrow(world.store.reads, partnerId, basis, asked.filter ?? {});
  if (isRefusal(narrowed)) return narrowed;
  const query = queryOf(narrowed, basis.consumption, basis.consumption.currency);
  return asked.what === 'consumption-lines' ? lineSource(world, request, asked, query) : partSource(world, request, asked, query);
}

function lineSource(
  { store: { reads } }: SourceWorld,
  { locale, basis }: ConsumptionRequest,
  asked: AskedLines,
  ofFigures: ConsumptionQuery,
): RowSource {
  const words = wordsOf(locale);
  const query = lineQuery(ofFigures, asked);
  const lines = new Lines(reads, basis, false);
  return {
    head: lineHead(words),
    async read(place, limit) {
      const found = await reads.figures.lines(query, { place: place === null ? null : JSON.parse(place), direction: 'after' }, limit);
      const last = found.length === limit ? found.at(-1) : undefined;
      const shown = await lines.shown(found);
      return { rows: shown.map((line) => lineCells(line, query.currency, words)), next: last ? JSON.stringify(last.place) : null };
    },
  };
}

function partSource(
  { store: { reads } }: SourceWorld,
  { locale, basis }: ConsumptionRequest,
  asked: AskedDistribution,
  query: ConsumptionQuery,
): RowSource | Refusal {
  const groupings = readGroupings(asked, { isCustomer: false, isOfResellers: basis.isOfResellers }, '/body/export');
  if (isRefusal(groupings)) return groupings;
  const words = wordsOf(locale);
  const tops = groupings.thenBy === null ? { top: MOST_PARTS, topWithin: MOST_INNER } : { top: MOST_OUTER, topWithin: MOST_INNER };
  const ranked: PartsAsked = { ...groupings, ...tops, rankBy: asked.rankBy ?? 'due', whose: basis, query };
  const showing = { ...ranked, currency: query.currency, words };
  return {
    head: partHead(showing, basis.consumption),
    // At once, so that the rows are parts of one total even where a delivery comes in.
    async read() {
      const divided = await loadParts(reads, ranked);
      return { rows: partRows(divided, await namesOfParts(reads, ranked, divided), showing), next: null };
    },
  };
}
