import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { DistributionStrings } from './zh-CN.ts';

export type { DistributionStrings } from './zh-CN.ts';

export const loadDistributionStrings: Dictionary<DistributionStrings, 'partner-consumption-dashboard/distribution'> = dictionary(
  'partner-consumption-dashboard/distribution',
  {
    'zh-CN': async () => (await import('./zh-CN.ts')).distributionStrings,
    en: async () => (await import('./en.ts')).distributionStrings,
  },
);
