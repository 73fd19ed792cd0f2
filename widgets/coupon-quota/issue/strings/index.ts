import type { Locale } from '../../../../shared/values/lists.ts';
import type { IssueStrings } from './zh-CN.ts';

export type { IssueStrings } from './zh-CN.ts';

export async function loadIssueStrings(locale: Locale): Promise<IssueStrings> {
  return (locale === 'en' ? await import('./en.ts') : await import('./zh-CN.ts')).issueStrings;
}
