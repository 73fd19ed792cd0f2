import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { ContractsStrings } from './zh-CN.ts';

export type { ContractsStrings } from './zh-CN.ts';

/** Words of payment agreement contracts; they come with them. */
export const loadContractsStrings: Dictionary<ContractsStrings, 'partner-agreement-records/contracts'> = dictionary(
  'partner-agreement-records/contracts',
  {
    'zh-CN': async () => (await import('./zh-CN.ts')).contractsStrings,
    en: async () => (await import('./en.ts')).contractsStrings,
  },
);
