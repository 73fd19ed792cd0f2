import type { PendingReason } from '../../../shared/values/agreement-lists.ts';
import type { AgreementWords } from './agreements.zh-CN.ts';

const why: Record<PendingReason, (title: string) => string> = {
  'never-signed': (title) => `“${title}” is to be signed`,
  'new-version': (title) => `There is a new version of “${title}”`,
  withdrawn: (title) => `Your signature of “${title}” was withdrawn`,
};

export const agreementWords: AgreementWords = {
  named: (title) => title,
  asked: ({ title, reason, due, isOverdue }) => {
    if (due === null) return `${why[reason](title)}. You may sign it; nothing waits for it.`;
    return isOverdue
      ? `${why[reason](title)}. The notice period ended on ${due}; please sign it soon.`
      : `${why[reason](title)}. Sign it by ${due}.`;
  },
  due: (instant) => `${instant} (UTC+8)`,
  signNow: 'Sign now',
  later: 'Later',
  version: (version) => `Version ${version}`,
  signed: 'Signed',
  succeeded: 'Done',
  capacities: {
    self: 'For myself',
    'legal-representative': 'Legal representative',
    'authorised-agent': 'Authorised agent',
    other: 'Other',
  },
  withdrawalReasons: {
    'signed-in-error': 'Signed in error',
    'wrong-capacity': 'Wrong capacity chosen',
    'no-longer-agreed': 'No longer agreed',
    other: 'Other',
  },
};
