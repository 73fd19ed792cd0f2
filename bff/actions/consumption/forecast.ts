import { type Amount, addAmounts, ZERO } from '../../../shared/values/amount.ts';
import { shiftBillCycle } from '../../../shared/values/bill-cycle.ts';
import { CHARGE_MODES } from '../../../shared/values/consumption-lists.ts';
import { forecastCycle } from '../../domain/consumption-forecast.ts';
import type { Sums } from '../../domain/consumption-sums.ts';
import type { ConsumptionNarrowing } from '../../ports/consumption.ts';
import type { Asked, OverviewAnswer } from './asked.ts';
import { isRunningCycle, lastComplete, type Running } from './changes.ts';

/** Where exactly the running cycle is asked for, what it may come to. */
export async function forecastOf(asked: Asked, running: Running & { total: Sums }): Promise<OverviewAnswer['forecast']> {
  const { days, latest, total } = running;
  if (!isRunningCycle(asked, latest)) return null;
  const kinds = chargedByUse(asked.query);
  const cycles = [shiftBillCycle(latest, -1), latest];
  const read = await Promise.all(cycles.flatMap((cycle) => kinds.map((kind) => days.of(cycle, kind))));
  const daily = new Map<string, Amount>();
  for (const { day, due } of read.flat()) daily.set(day, addAmounts(daily.get(day) ?? ZERO, due));
  const complete = lastComplete(asked, running, await days.of(latest));
  return forecastCycle({ cycle: latest, lastComplete: complete, due: total.due, lines: total.lines, daily });
}

/**
 * What is charged by use and so goes on day by day: consumption paid per use, and that of which a source does not say how it is charged.
 * Nothing where the filter asks for something else.
 */
function chargedByUse({ chargeMode, billClass }: ConsumptionNarrowing): ConsumptionNarrowing[] {
  if (billClass !== undefined && billClass !== 'consumption') return [];
  const modes = [CHARGE_MODES['pay-per-use'], null].filter((mode) => chargeMode === undefined || chargeMode === mode);
  return modes.map((mode) => ({ chargeMode: mode, billClass: 'consumption' }));
}
