import type { MaskedField } from '../../../shared/values/lists.ts';
import type { AllowanceWindow } from '../allowance.ts';
import { customerWords, eyeWords, one } from './first.en.ts';
import type { failureStates as chineseStates, FailureWords, RevealWords } from './zh-CN.ts';

export { customerWords, one } from './first.en.ts';

const { fields } = customerWords;

/** As many of a field, within a sentence. */
export const many = (field: MaskedField, count: string): string => {
  if (count === '1') return one[field];
  return field === 'email' ? 'email addresses' : `${one[field]}s`;
};

export const windows: Record<AllowanceWindow, string> = { minute: 'this minute', day: 'today', partnerHour: 'this hour for your company' };

export const revealWords: RevealWords = {
  ...eyeWords,
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
  customerGone: 'The customer is no longer in your scope. Refresh',
  failed: (requestId) => (requestId ? `Not revealed. Try again. Request ID ${requestId}` : 'Not revealed. Try again'),
  offline: 'No connection, so nothing was revealed',
  unrecorded: 'Restored from a backup: nothing is revealed until it opens. Try again later',
  notDisclosed: (requestId) =>
    requestId
      ? `It could not be recorded, so nothing was handed over. Try again. Request ID ${requestId}`
      : 'It could not be recorded, so nothing was handed over. Try again',
  notDisclosedOffline: 'No connection to record it, so nothing was handed over',
  notCopied: 'The browser does not allow copying. Select the value and copy it by hand',
  shown: (field, customerId, value, seconds) => `${fields[field]} of customer ${customerId}: ${value}, hidden again in ${seconds} seconds`,
  shownMany: (field, count, seconds) => `${count} ${many(field, count)} revealed, hidden again in ${seconds} seconds`,
  hidden: (field) => `${fields[field]} hidden`,
};

export const failureStates: typeof chineseStates = {
  originRefused: ['This page is not among the origins of the session', "Ask the portal's administrator to add it."],
  offline: ['No connection', 'It continues by itself once you are back online.'],
  unavailable: ['The portal gave no session', 'Try again. If that does not help, sign in to the portal again.'],
  late: ['The portal gave no session in time', 'Try again. If that does not help, reload the page.'],
  busy: ['Too many requests at the moment', 'Try again in a little while.'],
  restored: ['Restored from a backup, and not open for changes yet', 'It opens once the data were checked. Try again later.'],
  sessionMissing: ['No session', 'Place this element inside <partner-session>.'],
};

export const failureWords: FailureWords = {
  after: (advice, time) => `Possible again from ${time}. ${advice}`,
  actions: { retry: 'Try again', resume: 'Continue', copy: 'Copy request ID', requestId: 'Request ID', copied: 'Request ID copied' },
};
