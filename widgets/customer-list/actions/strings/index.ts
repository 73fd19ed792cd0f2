import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { ActionStrings } from './zh-CN.ts';

export type { ActionStrings } from './zh-CN.ts';

export const loadStrings: Dictionary<ActionStrings, 'partner-customer-list/actions'> = dictionary('partner-customer-list/actions', {
  'zh-CN': async () => (await import('./zh-CN.ts')).strings,
  en: async () => (await import('./en.ts')).strings,
  ar: async () => (await import('./ar.ts')).strings,
});
