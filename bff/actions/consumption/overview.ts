import { BILL_CLASSES, MONEY_SOURCES, type MoneySource } from '../../../shared/values/consumption-lists.ts';
import { percentOf } from '../../domain/consumption-ratios.ts';
import { NOTHING, sumOf } from '../../domain/consumption-sums.ts';
import { windowAt } from '../../domain/consumption-window.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { ConsumptionQuery, ConsumptionReads, WholeFigures } from '../../ports/consumption.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { checkCounted, type OverviewAnswer, readAsked } from './asked.ts';
import { budgetOf } from './budget.ts';
import { changesOf, earlierThan } from './changes.ts';
import { Days } from './days.ts';
import { isSameSum, loadFitting, statedSum, toFigures } from './figures.ts';
import { forecastOf } from './forecast.ts';

type Ask = CallOf<'POST /v1/consumption/overview'>;

/** What was consumed in some cycles, what it is compared with, where the money came from, and where it may lead. */
export async function showOverview(world: World, { caller, body }: Ask): Promise<OverviewAnswer | Refusal> {
  const asked = await readAsked(world, caller, body);
  if (isRefusal(asked)) return asked;
  const { earliest, latest } = windowAt(world.clock.businessNow());
  const earlier = earlierThan(asked.span, earliest);
  const refused = await checkCounted(world, asked.whose.partnerIds, Object.values(earlier));
  if (refused) return refused;
  const { figures } = world.store.reads;
  const { total, classes } = await loadTotal(figures, asked.query);
  const days = new Days(figures, asked.query);
  const running = { days, latest, businessNow: world.clock.businessNow() };
  const changes = await changesOf(figures, asked, { ...running, earlier, due: total.due });
  return {
    ...asked.basis,
    ...wholeOf(total),
    classes: BILL_CLASSES.map((billClass) => ({
      billClass,
      ...toFigures(classes.find((one) => one.billClass === billClass) ?? NOTHING),
    })),
    ...changes,
    forecast: await forecastOf(asked, { ...running, total }),
    ...(await budgetOf(world, caller, body, { asked, days })),
  };
}

type Classes = Awaited<ReturnType<ConsumptionReads['classes']>>;

function loadTotal(figures: ConsumptionReads, query: ConsumptionQuery): Promise<{ total: WholeFigures; classes: Classes }> {
  const load = async () => {
    const [total, classes] = await Promise.all([figures.total(query), figures.classes(query)]);
    return { total, classes };
  };
  return loadFitting(load, ({ total, classes }) => isSameSum(total, sumOf(classes)));
}

function wholeOf(total: WholeFigures) {
  const { lines, amounts, markedLines } = total;
  const sum = (name: keyof WholeFigures['amounts']) =>
    statedSum(amounts[name].amount, { lines, unstatedLines: amounts[name].unstatedLines });
  return {
    ...toFigures(total),
    list: sum('list'),
    discount: sum('discount'),
    rounding: sum('rounding'),
    sources: MONEY_SOURCES.map((source) => ({ source, ...sum(source), share: sourceShare(total, source) })),
    markedLines,
  };
}

/** Null also where no line states this source. */
function sourceShare({ due, lines, amounts }: WholeFigures, source: MoneySource): string | null {
  const { amount, unstatedLines } = amounts[source];
  return lines > 0 && unstatedLines >= lines ? null : percentOf(amount, due, 2);
}
