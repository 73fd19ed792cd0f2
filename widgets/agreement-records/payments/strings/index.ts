import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { PaymentsStrings } from './zh-CN.ts';

export type { PaymentsStrings } from './zh-CN.ts';

/** Words of third-party payment agreements; they come with them. */
export const loadPaymentsStrings: Dictionary<PaymentsStrings, 'partner-agreement-records/payments'> = dictionary(
  'partner-agreement-records/payments',
  {
    'zh-CN': async () => (await import('./zh-CN.ts')).paymentsStrings,
    en: async () => (await import('./en.ts')).paymentsStrings,
  },
);
