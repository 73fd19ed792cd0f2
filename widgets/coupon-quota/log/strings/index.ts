import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { LogStrings } from './zh-CN.ts';

export type { LogStrings } from './zh-CN.ts';

/** Words of the operation log; they come with it. */
export const loadLogStrings: Dictionary<LogStrings, 'partner-coupon-quota/log'> = dictionary('partner-coupon-quota/log', {
  'zh-CN': async () => (await import('./zh-CN.ts')).logStrings,
  en: async () => (await import('./en.ts')).logStrings,
});
