import type { SelectionStrings } from './selection.zh-CN.ts';

export const selection: SelectionStrings = {
  row: (customerId) => `Select customer ${customerId}`,
  page: 'Select the customers of this page',
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
