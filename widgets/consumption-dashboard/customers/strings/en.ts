import type { CustomersStrings } from './zh-CN.ts';

export const customersStrings: CustomersStrings = {
  heading: 'Choose a customer',
  close: 'Close',
  by: 'Search by',
  ways: { customerName: 'Customer name', accountName: 'Account name', customerId: 'Id or number' },
  search: {
    customerName: 'Part of the customer name',
    accountName: 'Part of the account name',
    customerId: 'Whole customer ID, or your own number',
  },
  tooShort: 'At least two characters',
  searching: 'Searching …',
  noMatch: 'No customer matches.',
  more: (total) => `${total} customers in all. Type more to narrow the search.`,
  pick: 'Choose',
  pickOne: (customerId) => `Choose customer ${customerId}`,
  retry: 'Try again',
  refusals: {
    'session-expired': 'The session has expired. Close this window, then press Continue.',
    'search-limit-reached': 'Too many searches. Try again in a moment.',
    offline: 'The network is down. Try again when it is back.',
  },
  failed: (requestId) => (requestId ? `Customers could not be searched. Request id ${requestId}` : 'Customers could not be searched.'),
  announce: (total) => `${total} customers found`,
};
