import { failureStates, failureWords, many, revealWords, windows } from '../../../core/strings/en.ts';
import type { AroundStrings } from './zh-CN.ts';

export const strings: AroundStrings = {
  chips: {
    active: 'Filters in force',
    remove: (label, value) => `Remove filter ${label}: ${value}`,
    clear: 'Clear filters',
  },
  selection: {
    count: (count) => `${count} selected`,
    full: 'At most 100 at a time; the others are not selected',
    clear: 'Deselect',
    bar: 'Actions on the selected customers',
  },
  reveal: {
    ...revealWords,
    column: (field, count, remaining, window) => `Reveal ${count} ${many(field, count)} on this page, ${remaining} left ${windows[window]}`,
    columnTooMany: (field, count, remaining, window) =>
      `${count} ${many(field, count)} on this page, only ${remaining} left ${windows[window]}: the column cannot be revealed`,
    hideColumn: (field) => `Hide the ${many(field, '2')} on this page`,
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
  states: {
    ...failureStates,
    empty: ['No customers yet', 'Customers appear here once they are associated with you or imported.'],
    emptyResellers: ['Your resellers have no customers yet', 'Customers appear here once they are associated with a reseller of yours.'],
    rangeInverted: ['A range is upside down', 'Put consumption or expiry right, or clear the filters.'],
    noMatch: ['No customer matches', 'Try fewer filters or a shorter word.'],
    refused: ['You are not allowed to see customers', "Ask your company's administrator for access."],
    widgetOff: ['This session does not include the customer list', "Ask the portal's administrator."],
    expired: ['The session has ended', 'Your filters stay as they are when you continue.'],
    searchLimit: ['No searches by name or number left', 'Search again later, or use the customer ID.'],
    failed: ['The customers could not be loaded', 'Try again. If that does not help, give the request ID to your administrator.'],
  },
  ...failureWords,
};
