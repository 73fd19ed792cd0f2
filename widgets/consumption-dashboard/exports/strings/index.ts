import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { ExportStrings } from './zh-CN.ts';

export type { ExportStrings } from './zh-CN.ts';

export const loadExportStrings: Dictionary<ExportStrings, 'partner-consumption-dashboard/exports'> = dictionary(
  'partner-consumption-dashboard/exports',
  {
    'zh-CN': async () => (await import('./zh-CN.ts')).exportStrings,
    en: async () => (await import('./en.ts')).exportStrings,
  },
);
