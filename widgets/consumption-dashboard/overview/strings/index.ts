import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { OverviewStrings } from './zh-CN.ts';

export type { OverviewStrings } from './zh-CN.ts';

export const loadOverviewStrings: Dictionary<OverviewStrings, 'partner-consumption-dashboard/overview'> = dictionary(
  'partner-consumption-dashboard/overview',
  {
    'zh-CN': async () => (await import('./zh-CN.ts')).overviewStrings,
    en: async () => (await import('./en.ts')).overviewStrings,
  },
);
