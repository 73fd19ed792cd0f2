import { type Amount, readAmount } from '../../../shared/values/amount.ts';
import { billCycleAt } from '../../../shared/values/bill-cycle.ts';
import { CURRENCY_PATTERN } from '../../../shared/values/money.ts';
import { CODE_MAXIMUM } from './code-length.ts';
import { detach } from './detach.ts';
import { type ChargeKind, chargeKind, type FocusCharge } from './focus-charge.ts';
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
  kind: ChargeKind;
  service: string | null;
  region: string | null;
  regionName: string | null;
  resourceId: string | null;
  resourceName: string | null;
  resourceType: string | null;
  description: string | null;
  /** How many of the amounts had more decimals than are kept. */
  roundings: number;
}

export type FocusPlaces = Partial<Record<FocusColumn, number>>;

/** Longest account id that is believed; real ones measure under 150. */
const ACCOUNT_ID_MAXIMUM = 512;
const NOT_STATED = new Set(['', 'NULL', 'null', '\\N']);

/** Reads rows of one file. Times and kinds of charges repeat from row to row and are remembered. */
export class FocusRowReader {
  readonly #places: FocusPlaces;
  readonly #times = new Map<string, string>();
  readonly #kinds = new Map<string, ChargeKind>();

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
      kind: this.#kind(cells),
      service: this.#code(cells, 'ServiceName'),
      region: this.#code(cells, 'RegionId'),
      regionName: this.#text(cells, 'RegionName'),
      resourceId: this.#text(cells, 'ResourceId'),
      resourceName: this.#text(cells, 'ResourceName'),
      resourceType: this.#code(cells, 'ResourceType'),
      description: this.#text(cells, 'ChargeDescription'),
      roundings: [due, listPrice, effective].filter((read) => read?.isRounded).length,
    };
  }

  #text(cells: readonly string[], column: FocusColumn): string | null {
    const place = this.#places[column];
    const text = place === undefined ? '' : (cells[place] ?? '').trim();
    return NOT_STATED.has(text) ? null : text;
  }

  #code(cells: readonly string[], column: FocusColumn): string | null {
    const code = this.#text(cells, column);
    return code === null || code.length <= CODE_MAXIMUM ? code : refuse(column, 'too-long');
  }

  /** A handful of combinations stands in millions of rows. */
  #kind(cells: readonly string[]): ChargeKind {
    const charge: FocusCharge = {
      category: this.#text(cells, 'ChargeCategory'),
      class: this.#text(cells, 'ChargeClass'),
      frequency: this.#text(cells, 'ChargeFrequency'),
      pricing: this.#text(cells, 'PricingCategory'),
      commitment: this.#text(cells, 'CommitmentDiscountType'),
    };
    const key = Object.values(charge).join('\n');
    const known = this.#kinds.get(key);
    if (known) return known;
    const kind = chargeKind(charge);
    if (this.#kinds.size > 1_000) this.#kinds.clear();
    this.#kinds.set(detach(key), kind);
    return kind;
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
