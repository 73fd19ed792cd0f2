import type { Locale } from '../../../../shared/values/lists.ts';
import type { OperationStrings } from './zh-CN.ts';

export type { OperationStrings } from './zh-CN.ts';

/** Words of operations; they come with the first view or dialog that shows one. */
export async function loadOperationStrings(locale: Locale): Promise<OperationStrings> {
  return (locale === 'en' ? await import('./en.ts') : await import('./zh-CN.ts')).operationStrings;
}
