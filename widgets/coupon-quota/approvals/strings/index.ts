import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { ApprovalStrings } from './zh-CN.ts';

export type { ApprovalStrings } from './zh-CN.ts';

/** Words of approvals; they come where something waits. */
export const loadApprovalStrings: Dictionary<ApprovalStrings, 'partner-coupon-quota/approvals'> = dictionary(
  'partner-coupon-quota/approvals',
  {
    'zh-CN': async () => (await import('./zh-CN.ts')).approvalStrings,
    en: async () => (await import('./en.ts')).approvalStrings,
  },
);
