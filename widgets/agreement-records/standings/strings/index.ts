import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { StandingsStrings } from './zh-CN.ts';

export type { StandingsStrings } from './zh-CN.ts';

/** Words of who has signed; they come with it. */
export const loadStandingsStrings: Dictionary<StandingsStrings, 'partner-agreement-records/standings'> = dictionary(
  'partner-agreement-records/standings',
  {
    'zh-CN': async () => (await import('./zh-CN.ts')).standingsStrings,
    en: async () => (await import('./en.ts')).standingsStrings,
  },
);
