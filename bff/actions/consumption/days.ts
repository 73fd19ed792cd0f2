import type { BillCycle } from '../../../shared/values/bill-cycle.ts';
import type { ByDay } from '../../domain/consumption-comparison.ts';
import type { ConsumptionNarrowing, ConsumptionQuery, ConsumptionReads } from '../../ports/consumption.ts';

/** A query's figures by day, each cycle read once for all who need it. */
export class Days {
  readonly #figures: Pick<ConsumptionReads, 'byDay'>;
  readonly #query: ConsumptionQuery;
  readonly #read = new Map<string, Promise<ByDay>>();

  constructor(figures: Pick<ConsumptionReads, 'byDay'>, query: ConsumptionQuery) {
    this.#figures = figures;
    this.#query = query;
  }

  /** All days of a cycle, whatever days the query names, narrowed further where `more` says so. */
  of(cycle: BillCycle, more: ConsumptionNarrowing = {}): Promise<ByDay> {
    const name = JSON.stringify([cycle, more]);
    const known = this.#read.get(name);
    if (known) return known;
    const read = this.#figures.byDay({ ...this.#query, ...more, cycles: { from: cycle, to: cycle }, dates: undefined });
    this.#read.set(name, read);
    return read;
  }
}
