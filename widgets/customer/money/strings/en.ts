import type { MoneySectionStrings } from './zh-CN.ts';

export const strings: MoneySectionStrings = {
  heading: 'Allocated money',
  types: { allocation: 'Allocated', recall: 'Recalled', 'dissociation-recall': 'Recalled on dissociation' },
  doers: { operator: 'Operator', 'end-customer': 'Customer', 'partner-key': 'Partner’s server', system: 'System' },
  after: (time) => `Balance after the latest adjustment, ${time} (UTC+8); what was spent since is not in it`,
  left: (amount) => `Balance ${amount}`,
  loading: 'Loading allocated money…',
  failed: 'The allocated money could not be loaded.',
  retry: 'Try again',
};
