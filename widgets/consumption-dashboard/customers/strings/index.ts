import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { CustomersStrings } from './zh-CN.ts';

export type { CustomersStrings } from './zh-CN.ts';

export const loadCustomersStrings: Dictionary<CustomersStrings, 'partner-consumption-dashboard/customers'> = dictionary(
  'partner-consumption-dashboard/customers',
  {
    'zh-CN': async () => (await import('./zh-CN.ts')).customersStrings,
    en: async () => (await import('./en.ts')).customersStrings,
  },
);
