import type { LaterStrings } from './zh-CN.ts';

export const strings: LaterStrings = {
  close: 'Close',
  done: 'Done',
  clear: 'Clear these filters',
  consumption: (cycle, currency) => (cycle ? `Consumption ${cycle} (${currency})` : 'Consumption this cycle'),
  least: 'At least',
  most: 'At most',
  expiry: 'Earliest expiry of a resource (UTC+8)',
  from: 'From',
  until: 'Until',
  quick: 'Quick choices',
  overdue: 'Expired',
  within: (days) => `Within ${days} days`,
  columns: {
    identity: 'Customer name, account name',
    ids: 'Customer ID, your number',
    association: 'Association, since when',
    consumption: 'Consumption this cycle',
    fixed: 'Always first',
  },
  up: (column) => `Move up: ${column}`,
  down: (column) => `Move down: ${column}`,
  moved: (column, place, count) => `${column}: column ${place} of ${count}`,
  reset: 'Reset',
  note: 'Applies to your list on every device',
  unsaved: 'Not saved. The old arrangement returns with the next visit',
};
