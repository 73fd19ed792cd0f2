import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { LaterStrings } from './zh-CN.ts';

export type { LaterStrings } from './zh-CN.ts';

export const loadLaterStrings: Dictionary<LaterStrings, 'partner-agreement-list/later'> = dictionary('partner-agreement-list/later', {
  'zh-CN': async () => (await import('./zh-CN.ts')).strings,
  en: async () => (await import('./en.ts')).strings,
});
