import { type Dictionary, dictionary } from '../../core/dictionary.ts';
import type { Strings } from './zh-CN.ts';

export type { Strings } from './zh-CN.ts';

export const loadStrings: Dictionary<Strings, 'partner-customer-list'> = dictionary('partner-customer-list', {
  'zh-CN': async () => (await import('./zh-CN.ts')).strings,
  en: async () => (await import('./en.ts')).strings,
  ar: async () => (await import('./ar.ts')).strings,
});
