import { failureStates, failureWords } from '../../core/strings/en.ts';
import { actRefusals, actWords } from '../../kit/acts/strings/en.ts';
import type { Strings } from './zh-CN.ts';

export const strings: Strings = {
  ...failureWords,
  views: { standings: 'Signatures', payments: 'Third-party payment agreements', contracts: 'Payment agreement contracts' },
  viewsLabel: 'Records of agreements',
  act: { ...actWords, refusals: actRefusals },
  zone: 'UTC+8',
  none: '—',
  close: 'Close',
  loading: 'Loading…',
  download: 'Download',
  saved: (file) => `${file} downloaded`,
  card: { open: 'Show more', close: 'Show less' },
  states: {
    ...failureStates,
    refused: ['You may not see records of agreements', "Ask your company's administrator for access."],
    widgetOff: ['This session does not include records of agreements', "Ask the portal's administrator."],
    notLoaded: ['The page did not load completely', 'Check the network, then try again.'],
    expired: ['The session has ended', 'Press Continue: your filters and what you entered are still here.'],
    failed: ['It could not be loaded', 'Try again. If that does not help, give the request ID to your administrator.'],
  },
};
