import type { Language } from '../../core/language.ts';
import { Localisation } from '../../core/localisation.ts';
import { adopt } from '../../kit/adopt.ts';
import { hintStyles } from '../../kit/hint.ts';
import { noticeStyles } from '../../kit/notice.ts';
import { pagerStyles } from '../../kit/pager.ts';
import { stageStyles } from '../../kit/stage-styles.ts';
import { tabStyles } from '../../kit/tabs.ts';
import { barStyles } from '../actions/bar-styles.ts';
import { adoptBehind } from '../late-styles.ts';
import { Around, type AroundParts } from './around.ts';
import { loadStrings } from './strings/index.ts';
import { aroundStyles } from './styles.ts';

/** All that stands around the rows, with its words; the words follow the language that the list is shown in. */
export async function openAround(parts: AroundParts, language: Language): Promise<Around> {
  const localisation = new Localisation(loadStrings, parts.host.update);
  await localisation.use(language);
  adopt(parts.element.renderRoot, [hintStyles, noticeStyles, pagerStyles, aroundStyles, barStyles]);
  adoptBehind(parts.element.renderRoot, [[stageStyles, tabStyles]]);
  return new Around(parts, localisation);
}
