import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { NamesStrings } from './zh-CN.ts';

export type { NamesStrings } from './zh-CN.ts';

export const loadNamesStrings: Dictionary<NamesStrings, 'partner-consumption-dashboard/names'> = dictionary(
  'partner-consumption-dashboard/names',
  {
    'zh-CN': async () => (await import('./zh-CN.ts')).namesStrings,
    en: async () => (await import('./en.ts')).namesStrings,
  },
);
