import type { Locale } from '../../../../shared/values/lists.ts';
import type { GrantStrings } from './zh-CN.ts';

export type { GrantStrings } from './zh-CN.ts';

export async function loadGrantStrings(locale: Locale): Promise<GrantStrings> {
  return (locale === 'en' ? await import('./en.ts') : await import('./zh-CN.ts')).strings;
}
