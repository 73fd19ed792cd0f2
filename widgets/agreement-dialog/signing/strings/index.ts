import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { SigningStrings } from './zh-CN.ts';

export type { SigningStrings } from './zh-CN.ts';

export const loadSigningStrings: Dictionary<SigningStrings, 'partner-agreement-dialog/signing'> = dictionary(
  'partner-agreement-dialog/signing',
  {
    'zh-CN': async () => (await import('./zh-CN.ts')).strings,
    en: async () => (await import('./en.ts')).strings,
  },
);
