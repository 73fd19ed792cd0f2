import { CUSTOMER_COLUMNS, type CustomerColumn } from '../../shared/values/lists.ts';

/** Whether a column is shown; the order is that of the list it stands in. */
export interface ColumnChoice {
  column: CustomerColumn;
  isShown: boolean;
}

/**
 * Every column in the order chosen, identity first and always shown. A column that the choice does not name stands, shown, after
 * the one it usually follows.
 */
export function arrange(choice: readonly ColumnChoice[]): ColumnChoice[] {
  const known = choice.filter(({ column }) => CUSTOMER_COLUMNS.includes(column) && column !== 'identity');
  const arranged: ColumnChoice[] = [{ column: 'identity', isShown: true }, ...known];
  for (const [place, column] of CUSTOMER_COLUMNS.entries()) {
    if (arranged.some((each) => each.column === column)) continue;
    const before = arranged.findIndex((each) => each.column === CUSTOMER_COLUMNS[place - 1]);
    arranged.splice(before + 1, 0, { column, isShown: true });
  }
  return arranged;
}

/** The arrangement with one column a step up (-1) or down (1) among those that are `offered`; as it was where there is no room. */
export function moved(
  arranged: readonly ColumnChoice[],
  column: CustomerColumn,
  step: -1 | 1,
  offered: readonly CustomerColumn[],
): ColumnChoice[] {
  const order = arranged.filter((each) => offered.includes(each.column));
  const place = order.findIndex((each) => each.column === column);
  const [one, other] = [order[place], order[place + step]];
  if (!one || !other || other.column === 'identity') return [...arranged];
  const rest = arranged.filter((each) => each !== one);
  const to = rest.indexOf(other) + (step > 0 ? 1 : 0);
  return [...rest.slice(0, to), one, ...rest.slice(to)];
}
