import type { Locale } from '../../../shared/values/lists.ts';
import { type Dictionaries, Localisation } from '../../core/localisation.ts';
import { adopt } from '../../kit/adopt.ts';
import { hintStyles } from '../../kit/hint.ts';
import { noticeStyles } from '../../kit/notice.ts';
import { pagerStyles } from '../../kit/pager.ts';
import { barStyles } from '../actions/bar-styles.ts';
import { Around, type AroundParts } from './around.ts';
import type { AroundStrings } from './strings/zh-CN.ts';
import { aroundStyles } from './styles.ts';

const dictionaries: Dictionaries<AroundStrings> = {
  'zh-CN': async () => (await import('./strings/zh-CN.ts')).strings,
  en: async () => (await import('./strings/en.ts')).strings,
};

/** All that stands around the rows, with its words; the words follow the locale that the list is shown in. */
export async function openAround(parts: AroundParts, locale: Locale): Promise<Around> {
  const localisation = new Localisation(dictionaries, parts.host.update);
  await localisation.use(locale);
  adopt(parts.element.renderRoot, [hintStyles, noticeStyles, pagerStyles, aroundStyles, barStyles]);
  return new Around(parts, localisation);
}
