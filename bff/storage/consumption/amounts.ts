import { LINE_AMOUNTS, type LineAmount } from '../../../shared/values/consumption-lists.ts';
import type { StatedAmount } from '../consumption-tables.ts';

/** The column of each amount, without `_micro` and `_rest`. */
export const AMOUNT_COLUMNS = {
  due: 'due',
  list: 'list',
  discount: 'discount',
  rounding: 'rounding',
  cash: 'cash',
  credit: 'credit',
  coupon: 'coupon',
  cashCoupon: 'cash_coupon',
  storedValueCard: 'stored_value_card',
  bonus: 'bonus',
  arrears: 'arrears',
  writeOff: 'write_off',
} as const satisfies Record<LineAmount, 'due' | StatedAmount>;

/** The bit of an amount in `stated`. */
export function bitOf(amount: LineAmount): number {
  return 1 << LINE_AMOUNTS.indexOf(amount);
}

/** Every amount in two columns, in the order of `LINE_AMOUNTS`. */
export const PAIR_COLUMNS = LINE_AMOUNTS.flatMap((amount) => [`${AMOUNT_COLUMNS[amount]}_micro`, `${AMOUNT_COLUMNS[amount]}_rest`]);
