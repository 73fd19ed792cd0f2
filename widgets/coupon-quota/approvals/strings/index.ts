import type { Locale } from '../../../../shared/values/lists.ts';
import type { ApprovalStrings } from './zh-CN.ts';

export type { ApprovalStrings } from './zh-CN.ts';

/** Words of approvals; they come where something waits. */
export async function loadApprovalStrings(locale: Locale): Promise<ApprovalStrings> {
  return (locale === 'en' ? await import('./en.ts') : await import('./zh-CN.ts')).approvalStrings;
}
