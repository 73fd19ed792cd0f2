import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { GrantStrings } from './zh-CN.ts';

export type { GrantStrings } from './zh-CN.ts';

export const loadGrantStrings: Dictionary<GrantStrings, 'partner-coupon-quota/grants'> = dictionary('partner-coupon-quota/grants', {
  'zh-CN': async () => (await import('./zh-CN.ts')).strings,
  en: async () => (await import('./en.ts')).strings,
});
