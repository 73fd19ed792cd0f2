import type { Locale } from '../../../../shared/values/lists.ts';
import type { ExportStrings } from './zh-CN.ts';

export type { ExportStrings } from './zh-CN.ts';

const dictionaries: Record<Locale, () => Promise<ExportStrings>> = {
  'zh-CN': async () => (await import('./zh-CN.ts')).exportStrings,
  en: async () => (await import('./en.ts')).exportStrings,
};

export const loadExportStrings = (locale: Locale): Promise<ExportStrings> => dictionaries[locale]();
