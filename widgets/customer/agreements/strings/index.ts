import type { Locale } from '../../../../shared/values/lists.ts';
import type { AgreementSectionStrings } from './zh-CN.ts';

export type { AgreementSectionStrings } from './zh-CN.ts';

export async function loadAgreementSectionStrings(locale: Locale): Promise<AgreementSectionStrings> {
  return (locale === 'en' ? await import('./en.ts') : await import('./zh-CN.ts')).strings;
}
