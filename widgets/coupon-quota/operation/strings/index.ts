import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { OperationStrings } from './zh-CN.ts';

export type { OperationStrings } from './zh-CN.ts';

/** Words of operations; they come with the first view or dialog that shows one. */
export const loadOperationStrings: Dictionary<OperationStrings, 'partner-coupon-quota/operation'> = dictionary(
  'partner-coupon-quota/operation',
  {
    'zh-CN': async () => (await import('./zh-CN.ts')).operationStrings,
    en: async () => (await import('./en.ts')).operationStrings,
  },
);
