import type { SelectionStrings } from './selection.zh-CN.ts';

export const selection: SelectionStrings = {
  row: (customerId) => `Select customer ${customerId}`,
  page: 'Select the customers of this page',
  count: (count) => `${count} selected`,
  full: 'At most 100 at a time; the others are not selected',
  clear: 'Clear selection',
  bar: 'Actions on the selected customers',
  menu: 'Actions',
  more: (customerId) => `Actions on customer ${customerId}`,
  unloadable: 'Could not be opened. Check the connection and try again.',
  verbs: {
    tag: 'Tags',
    assign: 'Assign manager',
    withdraw: 'Withdraw',
    pick: 'Assign customers',
    resellers: 'Resellers',
    export: 'Export',
  },
};
