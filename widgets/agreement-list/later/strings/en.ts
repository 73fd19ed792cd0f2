import { agreementWords } from '../../../core/strings/agreements.en.ts';
import { documentWords } from '../../../core/strings/document.en.ts';
import type { LaterStrings } from './zh-CN.ts';

export const strings: LaterStrings = {
  ...agreementWords,
  document: documentWords,
  close: 'Close',
  reading: {
    about: 'This is the text as it was signed.',
    facts: (version, signedAt, capacity) => `${version} · signed at ${signedAt} (UTC+8) · ${capacity}`,
    receiptNumber: (number) => `Receipt number ${number}`,
    withdrawn: (instant) => `This signature was withdrawn at ${instant} (UTC+8)`,
    receipt: 'Download receipt',
    loading: 'Loading the text…',
    failed: (requestId) => (requestId ? `The text could not be loaded. Request ID ${requestId}` : 'The text could not be loaded.'),
    retry: 'Try again',
  },
  withdrawal: {
    heading: 'Withdraw signature',
    of: (title, version, signedAt) => `${title}, ${version}, signed at ${signedAt} (UTC+8)`,
    consequences: 'Once it is withdrawn',
    asked: 'You are asked to sign this agreement again; where its notice period is over, what you do here waits until you have.',
    kept: 'The text and the receipt of this signature stay, marked as withdrawn; the withdrawal is recorded in the chain.',
    final: 'It cannot be undone; you can only sign again.',
    association: 'Your association with the partner does not change.',
    reason: 'Reason',
    choose: 'Choose one',
    needed: 'Choose a reason first',
    submit: 'Withdraw signature',
    busy: 'Withdrawing…',
    again: 'Send again',
    cancel: 'Keep it',
    unclear: 'The connection was lost, and it is not known whether it was withdrawn. Send it again; it is not withdrawn twice.',
    done: (title) => `The signature of ${title} is withdrawn. The agreement is among those to sign again.`,
    finish: 'Done',
    refusals: {
      'signature-withdrawn': 'This signature was withdrawn before.',
      'not-found': 'This signature was not found. Refresh the page.',
      expired:
        'The session has ended; nothing was withdrawn, and your reason is kept. Press again to continue, or sign in to the portal again.',
    },
    failed: (requestId) => (requestId ? `Not withdrawn. Try again. Request ID ${requestId}` : 'Not withdrawn. Try again.'),
  },
};
