import { agreementWords } from '../../core/strings/agreements.en.ts';
import { failureStates, failureWords } from '../../core/strings/en.ts';
import { customerWords } from '../../core/strings/first.en.ts';
import type { Strings } from './zh-CN.ts';

export const strings: Strings = {
  ...agreementWords,
  associationTypes: customerWords.associationTypes,
  kinds: { distributor: 'Distributor', reseller: 'Reseller', 'solution-provider': 'Solution provider' },
  facts: { type: 'Association', since: 'Associated since (UTC+8)' },
  contact: {
    topic: 'What it is about',
    topics: {
      purchase: 'Purchase and prices',
      renewal: 'Renewal',
      bill: 'Bill and arrears',
      technical: 'A technical question',
      other: 'Other',
    },
    ask: 'Ask to be contacted',
    sending: 'Telling your partner…',
    done: (partner) => `${partner} was told and will get in touch with you.`,
    blocked: 'Sign this first, then ask to be contacted. What you chose is kept.',
    signOf: (title) => `Sign now: ${title}`,
    full: (time) =>
      time === null
        ? 'Your partner was told often enough for now. Try again later.'
        : `Your partner was told five times in 24 hours. Possible again from ${time}.`,
    left: 'Your association with this partner has ended, so it cannot be asked.',
    unclear: 'The connection was lost, and it is not known whether your partner was told. Send it again; it is not told twice.',
    expired: 'The session has ended; your partner was not told. Open the page again, then retry.',
    failed: (requestId) =>
      requestId ? `Your partner was not told. Try again. Request ID ${requestId}` : 'Your partner was not told. Try again.',
  },
  states: {
    ...failureStates,
    refused: ['This is not a customer’s session', 'Open this page as a customer.'],
    widgetOff: ['This session does not include customer data', "Ask the portal's administrator."],
    expired: ['The session has ended', 'Continue, and you are back here. What you chose is kept.'],
    failed: ['Your partner could not be loaded', 'Try again. If that does not help, give the request ID to your partner.'],
  },
  ...failureWords,
};
