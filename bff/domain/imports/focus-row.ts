import { type Amount, readAmount } from '../../../shared/values/amount.ts';
import { billCycleAt } from '../../../shared/values/bill-cycle.ts';
import { CURRENCY_PATTERN } from '../../../shared/values/money.ts';
import { detach } from './detach.ts';
import type { FocusColumn } from './focus-columns.ts';
import { RowRefused } from './row-problem.ts';
import { readTime, UTC } from './times.ts';

/** One FOCUS row in our words. Null is "not stated". */
export interface FocusRow {
  billingAccountId: string;
  /** Null for charges of the billing account itself, such as support plans. */
  subAccountId: string | null;
  /** Name of the sub-account, or of the billing account where there is no sub-account. */
  accountName: string | null;
  cycle: string;
  billingPeriodStart: string;
  consumedAt: string;
  currency: string;
  due: Amount;
  listPrice: Amount | null;
  effective: Amount | null;
  category: string | null;
  service: string | null;
  region: string | null;
  resourceId: string | null;
  description: string | null;
  /** How many of the amounts had more decimals than are kept. */
  roundings: number;
}

export type FocusPlaces = Partial<Record<FocusColumn, number>>;

/** Longest account id that is believed; real ones measure under 150. */
const ACCOUNT_ID_MAXIMUM = 512;
const NOT_STATED = new Set(['', 'NULL', 'null', '\\N']);

/** Reads rows of one file. Times repeat from row to row and are remembered. */
export class FocusRowReader {
  readonly #places: FocusPlaces;
  readonly #times = new Map<string, string>();

  constructor(places: FocusPlaces) {
    this.#places = places;
  }

  /** Throws `RowRefused`. */
  read(cells: readonly string[]): FocusRow {
    const due = this.#amount(cells, 'BilledCost');
    if (!due) throw new RowRefused('BilledCost', 'missing');
    const listPrice = this.#amount(cells, 'ListCost');
    const effective = this.#amount(cells, 'EffectiveCost');
    const billingPeriodStart = this.#time(cells, 'BillingPeriodStart');
    const subAccountId = this.#id(cells, 'SubAccountId');
    return {
      billingAccountId: this.#id(cells, 'BillingAccountId') ?? refuse('BillingAccountId', 'missing'),
      subAccountId,
      accountName: this.#text(cells, subAccountId === null ? 'BillingAccountName' : 'SubAccountName'),
      // A period that begins at midnight in China is written as 16:00 UTC of the day before; cycles are months in UTC+8.
      cycle: billCycleAt(Date.parse(billingPeriodStart)),
      billingPeriodStart,
      consumedAt: this.#time(cells, 'ChargePeriodStart'),
      currency: this.#currency(cells),
      due: due.amount,
      listPrice: listPrice?.amount ?? null,
      effective: effective?.amount ?? null,
      category: this.#text(cells, 'ChargeCategory'),
      service: this.#text(cells, 'ServiceName'),
      region: this.#text(cells, 'RegionId'),
      resourceId: this.#text(cells, 'ResourceId'),
      description: this.#text(cells, 'ChargeDescription'),
      roundings: [due, listPrice, effective].filter((read) => read?.isRounded).length,
    };
  }

  #text(cells: readonly string[], column: FocusColumn): string | null {
    const place = this.#places[column];
    const text = place === undefined ? '' : (cells[place] ?? '').trim();
    return NOT_STATED.has(text) ? null : text;
  }

  #id(cells: readonly string[], column: FocusColumn): string | null {
    const id = this.#text(cells, column);
    if (id !== null && id.length > ACCOUNT_ID_MAXIMUM) throw new RowRefused(column, 'too-long');
    if (id !== null && /^\d(\.\d+)?E\+\d+$/i.test(id)) throw new RowRefused(column, 'digits-lost');
    return id;
  }

  #amount(cells: readonly string[], column: FocusColumn): ReturnType<typeof readAmount> {
    const text = this.#text(cells, column);
    return text === null ? null : (readAmount(text) ?? refuse(column, 'not-an-amount'));
  }

  #currency(cells: readonly string[]): string {
    const text = this.#text(cells, 'BillingCurrency')?.toUpperCase() ?? refuse('BillingCurrency', 'missing');
    return CURRENCY_PATTERN.test(text) ? text : refuse('BillingCurrency', 'not-a-currency');
  }

  #time(cells: readonly string[], column: FocusColumn): string {
    const text = this.#text(cells, column) ?? refuse(column, 'missing');
    const known = this.#times.get(text);
    if (known !== undefined) return known;
    const time = readTime(text, UTC) ?? refuse(column, 'not-a-time');
    if (this.#times.size > 10_000) this.#times.clear();
    this.#times.set(detach(text), time);
    return time;
  }
}

function refuse(column: FocusColumn, problem: RowRefused['problem']): never {
  throw new RowRefused(column, problem);
}

/** What the customer id of a FOCUS customer is made of; the ids themselves can be longer than 64 characters. */
export function focusCustomerKey(billingAccountId: string, subAccountId: string | null): string {
  return JSON.stringify([billingAccountId, subAccountId]);
}
