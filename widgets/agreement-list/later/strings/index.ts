import type { Locale } from '../../../../shared/values/lists.ts';
import type { LaterStrings } from './zh-CN.ts';

export type { LaterStrings } from './zh-CN.ts';

export async function loadLaterStrings(locale: Locale): Promise<LaterStrings> {
  return (locale === 'en' ? await import('./en.ts') : await import('./zh-CN.ts')).strings;
}
