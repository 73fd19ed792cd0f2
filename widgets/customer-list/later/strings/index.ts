import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { LaterStrings } from './zh-CN.ts';

export type { LaterStrings } from './zh-CN.ts';

export const loadStrings: Dictionary<LaterStrings, 'partner-customer-list/later'> = dictionary('partner-customer-list/later', {
  'zh-CN': async () => (await import('./zh-CN.ts')).strings,
  en: async () => (await import('./en.ts')).strings,
  ar: async () => (await import('./ar.ts')).strings,
});
