import type { MaskedField } from '../../../shared/values/lists.ts';
import type { AllowanceWindow } from '../../core/allowance.ts';
import type { Strings } from './zh-CN.ts';

const fields: Record<MaskedField, string> = {
  customerName: 'Customer name',
  accountName: 'Account name',
  mobile: 'Mobile',
  email: 'Email',
  accountManagerName: 'Account manager',
};

const one: Record<MaskedField, string> = {
  customerName: 'customer name',
  accountName: 'account name',
  mobile: 'mobile number',
  email: 'email address',
  accountManagerName: 'account manager',
};

const many = (field: MaskedField, count: string): string => {
  if (count === '1') return one[field];
  return field === 'email' ? 'email addresses' : `${one[field]}s`;
};

const windows: Record<AllowanceWindow, string> = { minute: 'this minute', day: 'today', partnerHour: 'this hour for your company' };

export const strings: Strings = {
  list: 'Customers',
  fields,
  associationTypes: { 'agency-sale': 'Agency sale', referral: 'Referral' },
  verification: { unverified: 'Unverified', 'in-review': 'In review', rejected: 'Rejected', verified: 'Verified' },
  customerTypes: { none: 'None', individual: 'Individual', enterprise: 'Enterprise' },
  frozen: {
    'not-frozen': 'Not frozen',
    'account-frozen': 'Account frozen',
    'account-and-resources-frozen': 'Account and resources frozen',
  },
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
    cell: (field, customerId) => `Reveal ${one[field]} of customer ${customerId}`,
    hideCell: (field, customerId) => `Hide ${one[field]} of customer ${customerId}`,
    column: (field, count, remaining, window) => `Reveal ${count} ${many(field, count)} on this page, ${remaining} left ${windows[window]}`,
    columnUnknown: (field) => `Reveal the ${many(field, '2')} on this page`,
    columnTooMany: (field, count, remaining, window) =>
      `${count} ${many(field, count)} on this page, only ${remaining} left ${windows[window]}: the column cannot be revealed`,
    hideColumn: (field) => `Hide the ${many(field, '2')} on this page`,
    remaining: (remaining, window) => `${remaining} ${remaining === '1' ? 'reveal' : 'reveals'} left ${windows[window]}`,
    limitReached: (time) => `No reveals left. More from ${time}`,
    limitReachedUntimed: 'No reveals left. Try again later',
    notEnough: (remaining, time) =>
      time ? `Only ${remaining} left, so none was revealed. More from ${time}` : `Only ${remaining} left, so none was revealed`,
    purpose: 'Purpose',
    choosePurpose: 'Choose one',
    purposeNeeded: 'Choose a purpose first, then reveal',
    purposes: {
      contact: 'Contact the customer',
      support: 'Support',
      'verify-identity': 'Verify identity',
      'correct-data': 'Correct data',
      other: 'Other',
    },
    notAllowed: 'You are not allowed to reveal this',
    customerGone: 'The customer is no longer in your scope. Refresh the list',
    failed: (requestId) => (requestId ? `Not revealed. Try again. Request ID ${requestId}` : 'Not revealed. Try again'),
    offline: 'No connection, so nothing was revealed',
    shown: (field, customerId, value, seconds) =>
      `${fields[field]} of customer ${customerId}: ${value}, hidden again in ${seconds} seconds`,
    shownMany: (field, count, seconds) => `${count} ${many(field, count)} revealed, hidden again in ${seconds} seconds`,
    hidden: (field) => `${fields[field]} hidden`,
    empty: 'Not stated',
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
    empty: ['No customers yet', 'Customers appear here once they are associated with you or imported.'],
    noMatch: ['No customer matches', 'Try fewer filters or a shorter word.'],
    refused: ['You are not allowed to see customers', "Ask your company's administrator for access."],
    widgetOff: ['This session does not include the customer list', "Ask the portal's administrator."],
    originRefused: ['This page is not among the origins of the session', "Ask the portal's administrator to add it."],
    expired: ['The session has ended', 'Your filters stay as they are when you continue.'],
    offline: ['No connection', 'The list continues by itself once you are back online.'],
    unavailable: ['The portal gave no session', 'Try again. If that does not help, sign in to the portal again.'],
    busy: ['Too many requests at the moment', 'Try again in a little while.'],
    searchLimit: ['No name searches left', 'Search again later, or use the customer ID.'],
    failed: ['The customers could not be loaded', 'Try again. If that does not help, give the request ID to your administrator.'],
    sessionMissing: ['No session', 'Place this element inside <partner-session>.'],
  },
  after: (advice, time) => `Possible again from ${time}. ${advice}`,
  actions: { retry: 'Try again', resume: 'Continue', copy: 'Copy request ID', requestId: 'Request ID', copied: 'Request ID copied' },
};
