import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { AroundStrings } from './zh-CN.ts';

export type { AroundStrings } from './zh-CN.ts';

export const loadStrings: Dictionary<AroundStrings, 'partner-customer-list/around'> = dictionary('partner-customer-list/around', {
  'zh-CN': async () => (await import('./zh-CN.ts')).strings,
  en: async () => (await import('./en.ts')).strings,
  ar: async () => (await import('./ar.ts')).strings,
});
