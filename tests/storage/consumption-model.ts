import type { ConsumptionQuery, Figures, LineQuery } from '../../bff/ports/consumption.ts';
import type { BillLineRecord } from '../../bff/ports/records.ts';
import { type Amount, addAmounts, amountToText, subtractAmounts, ZERO } from '../../shared/values/amount.ts';
import { billDayAt } from '../../shared/values/bill-cycle.ts';
import { type Grouping, LINE_AMOUNTS, type LineAmount } from '../../shared/values/consumption-lists.ts';

/** A line of a partner, with who held the customer when it was consumed. */
export interface ModelLine extends BillLineRecord {
  partnerId: string;
}

interface Period {
  operatorId: string;
  from: string;
  until: string | null;
}

/** What the store should know: lines in force by part, periods by customer. */
export class ConsumptionModel {
  readonly #parts = new Map<string, ModelLine[]>();
  readonly #periods = new Map<string, Period[]>();

  deliver(partnerId: string, lines: readonly BillLineRecord[]): void {
    for (const [part, some] of Map.groupBy(lines, (line) => `${partnerId} ${line.billingAccountId} ${line.cycle}`))
      this.#parts.set(
        part,
        some.map((line) => ({ ...line, partnerId })),
      );
  }

  /** The instant from which a customer may change hands. */
  freeFrom(partnerId: string, customerId: string): string {
    const last = this.#periodsOf(partnerId, customerId).at(-1);
    return last ? (last.until ?? last.from) : '';
  }

  assign(partnerId: string, customerId: string, operatorId: string | null, at: string): void {
    const periods = this.#periodsOf(partnerId, customerId);
    const last = periods.at(-1);
    if (last && last.until === null) last.until = at;
    if (operatorId !== null) periods.push({ operatorId, from: at, until: null });
  }

  holder(partnerId: string, customerId: string): string | null {
    const last = this.#periodsOf(partnerId, customerId).at(-1);
    return last && last.until === null ? last.operatorId : null;
  }

  heldBy(line: ModelLine): string | null {
    const holds = ({ from, until }: Period) => from <= line.consumedAt && (until === null || until > line.consumedAt);
    return this.#periodsOf(line.partnerId, line.customerId).find(holds)?.operatorId ?? null;
  }

  /** Lines that a query adds up, newest consumption first. */
  lines(query: LineQuery): ModelLine[] {
    return [...this.#parts.values()]
      .flat()
      .filter((line) => this.#isWanted(line, query))
      .sort((a, b) => (a.consumedAt === b.consumedAt ? 0 : a.consumedAt < b.consumedAt ? 1 : -1));
  }

  /** The value of a grouping, as the store names it. */
  keyOf(by: Grouping, line: ModelLine): string | null {
    switch (by) {
      case 'service':
      case 'region':
        return line[by];
      case 'resourceType':
      case 'enterpriseProject':
        return line[by] ?? null;
      case 'chargeMode':
      case 'billType':
        return line[by] === undefined ? null : String(line[by]);
      case 'billClass':
        return line.billClass ?? 'consumption';
      case 'associationType':
        return line.associationType ?? 'agency-sale';
      case 'accountManager':
        return this.heldBy(line);
      case 'customer':
        return line.customerId;
      case 'reseller':
        return line.partnerId;
    }
  }

  #periodsOf(partnerId: string, customerId: string): Period[] {
    const name = `${partnerId} ${customerId}`;
    const periods = this.#periods.get(name) ?? [];
    this.#periods.set(name, periods);
    return periods;
  }

  #isWanted(line: ModelLine, query: LineQuery): boolean {
    const { partnerIds, heldBy, customerId, cycles, dates, currency } = query;
    const day = dayOf(line);
    return (
      partnerIds.includes(line.partnerId) &&
      line.currency === currency &&
      line.cycle >= cycles.from &&
      line.cycle <= cycles.to &&
      (dates === undefined || (day >= dates.begin && day <= dates.end)) &&
      (heldBy === undefined || heldBy.includes(this.heldBy(line))) &&
      (customerId === undefined || line.customerId === customerId) &&
      NARROWED.every(([name, by]) => query[name] === undefined || wordOf(query[name]) === this.keyOf(by, line)) &&
      !(query.hideZero && amountToText(line.due) === '0.00') &&
      !(query.onlyMarked && !line.faults) &&
      (query.tradeId === undefined || line.tradeId === query.tradeId) &&
      (query.resourceId === undefined || line.resourceId === query.resourceId)
    );
  }
}

const NARROWED = [
  ['service', 'service'],
  ['region', 'region'],
  ['resourceType', 'resourceType'],
  ['enterpriseProject', 'enterpriseProject'],
  ['chargeMode', 'chargeMode'],
  ['billType', 'billType'],
  ['billClass', 'billClass'],
  ['associationType', 'associationType'],
] as const satisfies readonly [keyof ConsumptionQuery, Grouping][];

function wordOf(value: string | number | null): string | null {
  return value === null ? null : String(value);
}

export function dayOf(line: BillLineRecord): string {
  return billDayAt(Date.parse(line.consumedAt));
}

export function statedAmount(line: BillLineRecord, name: LineAmount): Amount | null {
  if (name === 'due') return line.due;
  return (name === 'list' ? line.listPrice : line.amounts?.[name]) ?? null;
}

/** Figures as a plain sum of lines, one after the other. */
export function figuresOf(lines: readonly ModelLine[]): { [Name in keyof Figures]: string | number } {
  const withCoupon = lines.filter((line) => statedAmount(line, 'coupon') !== null);
  const coupon = sumOf(withCoupon, 'coupon');
  return {
    lines: lines.length,
    due: amountToText(sumOf(lines, 'due')),
    paid: amountToText(subtractAmounts(sumOf(withCoupon, 'due'), coupon)),
    linesWithoutCoupon: lines.length - withCoupon.length,
  };
}

function sumOf(lines: readonly ModelLine[], name: LineAmount): Amount {
  return lines.reduce((sum, line) => addAmounts(sum, statedAmount(line, name) ?? ZERO), ZERO);
}

/** Every amount over the lines that state it. */
export function amountsOf(lines: readonly ModelLine[]): Record<string, string> {
  return Object.fromEntries(
    LINE_AMOUNTS.map((name) => {
      const stating = lines.filter((line) => statedAmount(line, name) !== null);
      return [name, `${amountToText(sumOf(stating, name))}, not stated by ${lines.length - stating.length}`];
    }),
  );
}
