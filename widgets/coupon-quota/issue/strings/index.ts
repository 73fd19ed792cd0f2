import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { IssueStrings } from './zh-CN.ts';

export type { IssueStrings } from './zh-CN.ts';

export const loadIssueStrings: Dictionary<IssueStrings, 'partner-coupon-quota/issue'> = dictionary('partner-coupon-quota/issue', {
  'zh-CN': async () => (await import('./zh-CN.ts')).issueStrings,
  en: async () => (await import('./en.ts')).issueStrings,
});
