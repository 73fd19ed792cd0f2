import type { MaskedField } from '../../../shared/values/lists.ts';
import { customerWords, failureStates, failureWords, one, revealWords, windows } from '../../core/strings/en.ts';
import type { Strings } from './zh-CN.ts';

const many = (field: MaskedField, count: string): string => {
  if (count === '1') return one[field];
  return field === 'email' ? 'email addresses' : `${one[field]}s`;
};

export const strings: Strings = {
  list: 'Customers',
  ...customerWords,
  columns: {
    customerId: 'Customer ID',
    partnerCustomerNo: 'Your number',
    associationType: 'Association',
    associatedAt: 'Associated, UTC+8',
    credit: 'Available credit',
    consumption: (cycle) => `Consumption ${cycle}`,
    resourceExpiry: 'Earliest expiry',
    tags: 'Tags',
    verification: 'Verification',
    customerType: 'Type',
    level: 'Level',
    frozen: 'Frozen',
  },
  details: {
    zone: 'UTC+8',
    asOf: (time) => `To ${time}`,
    estimate: 'estimate',
    noDelivery: 'No bill data yet',
    joined: (parts) => parts.join(' · '),
  },
  cells: {
    notStated: 'Not stated',
    arrears: 'Arrears',
    creditAsOf: (time) => `As of ${time} (UTC+8)`,
    balanceUnseen: 'Partners cannot see the balance of referral customers',
    lookAlike: 'Alike',
    lookAlikeHint: 'Another customer on this page has the same masked names; tell them apart by customer ID',
    moreCurrencies: (count) => `${count} more ${count === 1 ? 'currency' : 'currencies'}`,
    noManager: 'Unassigned',
  },
  filters: {
    title: 'Filters',
    open: (active) => (active > 0 ? `Filters (${active})` : 'Filters'),
    all: 'All',
    idLabel: 'ID or number',
    tag: 'Tag',
    tooShort: 'Type at least 2 characters',
    clear: 'Clear filters',
  },
  sort: {
    label: 'Sort by',
    by: { associatedAt: 'Associated', consumption: 'Consumption', resourceExpiry: 'Earliest expiry', credit: 'Available credit' },
    ascending: 'ascending',
    descending: 'descending',
  },
  reveal: {
    ...revealWords,
    column: (field, count, remaining, window) => `Reveal ${count} ${many(field, count)} on this page, ${remaining} left ${windows[window]}`,
    columnUnknown: (field) => `Reveal the ${many(field, '2')} on this page`,
    columnTooMany: (field, count, remaining, window) =>
      `${count} ${many(field, count)} on this page, only ${remaining} left ${windows[window]}: the column cannot be revealed`,
    hideColumn: (field) => `Hide the ${many(field, '2')} on this page`,
    shownMany: (field, count, seconds) => `${count} ${many(field, count)} revealed, hidden again in ${seconds} seconds`,
    columns: 'Reveal on this page',
  },
  pager: {
    navigation: 'Pages',
    summary: (from, to, total) => `${from}–${to} / ${total}`,
    first: 'First page',
    previous: 'Previous page',
    next: 'Next page',
    last: 'Last page',
    size: 'Rows per page',
    rows: (size) => `${size} rows`,
  },
  card: { open: 'More', close: 'Less' },
  announce: { loaded: (total) => `${total} ${total === '1' ? 'customer' : 'customers'}`, loading: 'Loading customers' },
  states: {
    ...failureStates,
    empty: ['No customers yet', 'Customers appear here once they are associated with you or imported.'],
    noMatch: ['No customer matches', 'Try fewer filters or a shorter word.'],
    refused: ['You are not allowed to see customers', "Ask your company's administrator for access."],
    widgetOff: ['This session does not include the customer list', "Ask the portal's administrator."],
    expired: ['The session has ended', 'Your filters stay as they are when you continue.'],
    searchLimit: ['No name searches left', 'Search again later, or use the customer ID.'],
    failed: ['The customers could not be loaded', 'Try again. If that does not help, give the request ID to your administrator.'],
  },
  ...failureWords,
};
