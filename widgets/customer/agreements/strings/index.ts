import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { AgreementSectionStrings } from './zh-CN.ts';

export type { AgreementSectionStrings } from './zh-CN.ts';

export const loadAgreementSectionStrings: Dictionary<AgreementSectionStrings, 'partner-customer/agreements'> = dictionary(
  'partner-customer/agreements',
  {
    'zh-CN': async () => (await import('./zh-CN.ts')).strings,
    en: async () => (await import('./en.ts')).strings,
  },
);
