import { readGroupings } from '../../domain/consumption-grouping.ts';
import { checkLinesOf } from '../../domain/consumption-scope.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { LineQuery } from '../../ports/consumption.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { type Asked, readAsked } from '../consumption/asked.ts';
import { lineQuery, totalOf } from '../consumption/search-lines.ts';
import type { PreparedExport } from './create.ts';
import type { AskedDistribution, AskedLines } from './request.ts';

/** Where in the request it stands. */
const PART = '/body/export';

/** An export of consumption: the lines, or all the parts, that the screen would show now; its cycles and its currency stay those of now. */
export async function prepareConsumption(
  world: World,
  { caller }: CallOf<'POST /v1/exports'>,
  asked: AskedLines | AskedDistribution,
): Promise<PreparedExport | Refusal> {
  const refused = asked.what === 'consumption-distribution' ? checkGroupings(asked) : null;
  if (refused) return refused;
  const read = await readAsked(world, caller, asked, PART);
  if (isRefusal(read)) return read;
  const { whose, span, basis } = read;
  const needed = asked.what === 'consumption-lines' ? checkLinesOf(whose.scope, asked.filter?.accountManagerId, `${PART}/filter`) : null;
  if (needed) return needed;
  const total = asked.what === 'consumption-lines' ? await linesIn(world, read, lineQuery(read.query, asked)) : await partsIn(world, read);
  if (total === 0) return refuse('export-empty');
  const consumption = { cycles: span.cycles, dates: span.dates, currency: basis.currency };
  return { request: { locale: caller.session.locale, asked, basis: { ...whose, consumption } }, total };
}

function checkGroupings(asked: AskedDistribution): Refusal | null {
  const groupings = readGroupings(asked, { isCustomer: false, isOfResellers: asked.indirectPartnerId !== undefined }, PART);
  return isRefusal(groupings) ? groupings : null;
}

async function linesIn({ store }: World, asked: Asked, query: LineQuery): Promise<number | null> {
  const { figures } = store.reads;
  const total = await totalOf(figures, asked, query);
  if (total) return total.lines;
  const first = await figures.lines(query, { place: null, direction: 'after' }, 1);
  return first.length === 0 ? 0 : null;
}

/** How many there will be shows when they are written; whether there is anything, the total says. */
async function partsIn({ store }: World, { query }: Asked): Promise<0 | null> {
  const { lines } = await store.reads.figures.total(query);
  return lines === 0 ? 0 : null;
}
