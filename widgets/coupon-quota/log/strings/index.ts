import type { Locale } from '../../../../shared/values/lists.ts';
import type { LogStrings } from './zh-CN.ts';

export type { LogStrings } from './zh-CN.ts';

/** Words of the operation log; they come with it. */
export async function loadLogStrings(locale: Locale): Promise<LogStrings> {
  return (locale === 'en' ? await import('./en.ts') : await import('./zh-CN.ts')).logStrings;
}
