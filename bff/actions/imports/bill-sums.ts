import { type Amount, normaliseAmount, subtractAmounts } from '../../../shared/values/amount.ts';
import type { CycleSum } from './import-report.ts';

/** What is summed of a line; an amount that is null or absent is not stated. */
interface SummedLine {
  cycle: string;
  currency: string;
  due: Amount;
  listPrice: Amount | null;
  effective?: Amount | null;
  coupon?: Amount | null;
}

/** Sums per cycle and currency, kept outside the store so that they check what it holds. */
export class BillSums {
  readonly #sums = new Map<string, CycleSum>();

  add(row: SummedLine): void {
    const key = `${row.cycle} ${row.currency}`;
    const sum = this.#sums.get(key) ?? startSum(row);
    this.#sums.set(key, sum);
    sum.rows += 1;
    addTo(sum.due, row.due);
    if (row.listPrice) addTo(sum.listPrice, row.listPrice);
    else sum.rowsWithoutListPrice += 1;
    if (row.effective) addTo(sum.effective, row.effective);
    if (row.coupon) addTo(sum.paid, subtractAmounts(row.due, row.coupon));
    else sum.rowsWithoutCoupon += 1;
  }

  list(): CycleSum[] {
    return [...this.#sums.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, sum]) => ({
        ...sum,
        due: normaliseAmount(sum.due),
        listPrice: normaliseAmount(sum.listPrice),
        effective: normaliseAmount(sum.effective),
        paid: normaliseAmount(sum.paid),
      }));
  }

  /** The currency that most rows are billed in; what the partner's list is sorted by where it has none yet. */
  mainCurrency(): string | null {
    const rows = new Map<string, number>();
    for (const { currency, rows: count } of this.#sums.values()) rows.set(currency, (rows.get(currency) ?? 0) + count);
    return [...rows].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
  }
}

function startSum({ cycle, currency }: SummedLine): CycleSum {
  const zero = () => ({ micro: 0n, rest: 0n });
  const sums = { due: zero(), listPrice: zero(), effective: zero(), paid: zero() };
  return { cycle, currency, rows: 0, ...sums, rowsWithoutListPrice: 0, rowsWithoutCoupon: 0 };
}

/** In place: a million small objects fewer. Brought to one sign at the end. */
function addTo(sum: Amount, amount: Amount): void {
  sum.micro += amount.micro;
  sum.rest += amount.rest;
}
