import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { LinesStrings } from './zh-CN.ts';

export type { LinesStrings } from './zh-CN.ts';

export const loadLinesStrings: Dictionary<LinesStrings, 'partner-consumption-dashboard/lines'> = dictionary(
  'partner-consumption-dashboard/lines',
  {
    'zh-CN': async () => (await import('./zh-CN.ts')).linesStrings,
    en: async () => (await import('./en.ts')).linesStrings,
  },
);
