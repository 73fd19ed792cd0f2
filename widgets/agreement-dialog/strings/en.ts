import { agreementWords } from '../../core/strings/agreements.en.ts';
import { failureStates, failureWords } from '../../core/strings/en.ts';
import type { Strings } from './zh-CN.ts';

export const strings: Strings = {
  ...agreementWords,
  ...failureWords,
  states: {
    ...failureStates,
    refused: ['Only a customer signs agreements here', 'Sign in to the portal with the account of the customer.'],
    widgetOff: ['This session does not include signing', "Ask the portal's administrator."],
    expired: ['The session has ended', 'Continue where you were; what you ticked is kept.'],
    failed: ['Agreements to sign could not be looked up', 'Try again. If that does not help, quote the request ID.'],
  },
  label: 'Agreements to sign',
  overdue: 'Overdue',
  left: (days) => `${days} ${days === '1' ? 'day' : 'days'} left`,
  lastDay: 'Less than a day left',
  waits: 'Some actions wait until it is signed.',
  more: (count) => `${count} more to sign after it.`,
  opening: 'Opening…',
  notCome: 'No connection, so it did not open. Try again.',
  announced: (sentence, count) => (count > 1 ? `${sentence} ${count} agreements to sign.` : sentence),
};
