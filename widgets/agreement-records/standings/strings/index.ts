import type { Locale } from '../../../../shared/values/lists.ts';
import type { StandingsStrings } from './zh-CN.ts';

export type { StandingsStrings } from './zh-CN.ts';

/** Words of who has signed; they come with it. */
export async function loadStandingsStrings(locale: Locale): Promise<StandingsStrings> {
  return (locale === 'en' ? await import('./en.ts') : await import('./zh-CN.ts')).standingsStrings;
}
