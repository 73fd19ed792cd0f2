/** Answers of `ListSubCustomerBillDetail` as the upstream writes them: numbers are digits in the text, never floats of this program. */

/** A number of JSON, digit by digit. */
export class Digits {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Field = string | Digits | null;
export type DetailRecord = Record<string, Field>;

export function digits(text: string): Digits {
  return new Digits(text);
}

const NOTHING = digits('0');

/** Pay-per-use of 0.08, paid in cash, by customer c-1 in 2024-09. */
export const USAGE: DetailRecord = {
  bill_cycle: '2024-09',
  customer_id: 'c-1',
  association_type: '2',
  service_type_code: 'ec2',
  service_type_name: 'Servers',
  charging_mode: digits('3'),
  consume_time: '2024-09-03T04:00:00Z',
  trade_time: '2024-09-03T05:00:00Z',
  trade_id: 'T-1',
  id: 'line-1',
  bill_detail_type: digits('5'),
  official_amount: digits('0.1'),
  official_discount_amount: digits('0.02'),
  payment_amount: digits('0.08'),
  cash_amount: digits('0.08'),
  credit_amount: NOTHING,
  coupon_amount: NOTHING,
  flexipurchase_coupon_amount: NOTHING,
  stored_value_card_amount: NOTHING,
  debt_amount: NOTHING,
  writeoff_amount: NOTHING,
};

/** Usage of so much, all of it in cash. */
export function usageOf(amount: string, changes: DetailRecord = {}): DetailRecord {
  const all = digits(amount);
  return { ...USAGE, official_amount: all, official_discount_amount: NOTHING, payment_amount: all, cash_amount: all, ...changes };
}

export function answerOf(records: readonly DetailRecord[], total: number | null = records.length, currency: string | null = 'CNY'): string {
  const fields = [
    ...(total === null ? [] : [`"total_count":${total}`]),
    ...(currency === null ? [] : [`"currency":${JSON.stringify(currency)}`]),
    `"fee_records":[${records.map(recordText).join(',')}]`,
  ];
  return `{${fields.join(',')}}`;
}

function recordText(record: DetailRecord): string {
  const fields = Object.entries(record).map(([name, value]) => `"${name}":${value instanceof Digits ? value.text : JSON.stringify(value)}`);
  return `{${fields.join(',')}}`;
}

/** The records of one customer's cycle as pages, each told from the others by its records. */
export function pagesOf(records: readonly DetailRecord[], pageLength: number): string[] {
  const numbered = records.map((record, index) => ({ ...record, id: `line-${index}` }));
  const pages: string[] = [];
  for (let from = 0; from < numbered.length; from += pageLength) {
    pages.push(answerOf(numbered.slice(from, from + pageLength), records.length));
  }
  return pages;
}
