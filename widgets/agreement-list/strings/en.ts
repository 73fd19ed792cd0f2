import { agreementWords } from '../../core/strings/agreements.en.ts';
import { failureStates, failureWords } from '../../core/strings/en.ts';
import type { Strings } from './zh-CN.ts';

export const strings: Strings = {
  ...agreementWords,
  pending: {
    heading: 'To sign',
    none: 'Nothing is to be signed',
    overdue: 'Overdue',
    optional: 'Optional',
    effective: (instant) => `In force since ${instant} (UTC+8)`,
    left: (days) => (days === 0 ? 'Less than a day left' : `${days} ${days === 1 ? 'day' : 'days'} left`),
    signOf: (title) => `Sign now: ${title}`,
    noDialog: 'You cannot sign on this page. Open the page on which your partner lets you sign, or ask your partner.',
  },
  signatures: {
    heading: 'Signed',
    none: 'You have not signed any agreement yet',
    version: 'Version',
    signedAt: 'Signed at (UTC+8)',
    receiptNumber: 'Receipt number',
    state: 'State',
    states: { signed: 'Signed', replaced: 'Replaced by a later version', withdrawn: 'Withdrawn' },
    withdrawnAt: (instant) => `Withdrawn at ${instant} (UTC+8)`,
    view: 'View',
    viewOf: (title, version) => `View ${title}, ${version}`,
    receipt: 'Download receipt',
    receiptOf: (title, version) => `Download receipt: ${title}, ${version}`,
    more: (title, version) => `More for ${title}, ${version}`,
    receiptData: 'Download receipt data (JSON)',
    withdraw: 'Withdraw signature',
  },
  download: {
    busy: 'Downloading…',
    saved: 'Receipt downloaded',
    failed: (requestId) =>
      requestId ? `The receipt was not downloaded. Try again. Request ID ${requestId}` : 'The receipt was not downloaded. Try again.',
    offline: 'No connection, so the receipt was not downloaded. Try again once you are back online.',
    expired: 'The session has ended, so the receipt was not downloaded. Open the page again, then retry.',
  },
  announce: (pending, signed) => `${pending} to sign, ${signed} signed`,
  states: {
    ...failureStates,
    empty: ['No agreements yet', 'What your partner asks you to sign appears here.'],
    refused: ['This session does not show agreements', 'Customers sign for themselves. Open this page as a customer.'],
    widgetOff: ['This session does not include agreements', "Ask the portal's administrator."],
    expired: ['The session has ended', 'Continue, and you are back here. Nothing is lost.'],
    failed: ['Agreements could not be loaded', 'Try again. If that does not help, give the request ID to your partner.'],
  },
  ...failureWords,
};
