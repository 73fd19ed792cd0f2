import type { Locale } from '../../../../shared/values/lists.ts';
import type { ContractsStrings } from './zh-CN.ts';

export type { ContractsStrings } from './zh-CN.ts';

/** Words of payment agreement contracts; they come with them. */
export async function loadContractsStrings(locale: Locale): Promise<ContractsStrings> {
  return (locale === 'en' ? await import('./en.ts') : await import('./zh-CN.ts')).contractsStrings;
}
