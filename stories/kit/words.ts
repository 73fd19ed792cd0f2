import { revealWords as englishReveal } from '../../widgets/core/strings/en.ts';
import { revealWords as chineseReveal } from '../../widgets/core/strings/zh-CN.ts';
import { actWords as englishAct, actRefusals as englishRefusals } from '../../widgets/kit/acts/strings/en.ts';
import { actWords as chineseAct, actRefusals as chineseRefusals } from '../../widgets/kit/acts/strings/zh-CN.ts';
import { exportWords as englishExport } from '../../widgets/kit/exports/strings/en.ts';
import { exportWords as chineseExport } from '../../widgets/kit/exports/strings/zh-CN.ts';

const CHINESE = { reveal: chineseReveal, act: { ...chineseAct, refusals: chineseRefusals }, export: chineseExport };
const ENGLISH = { reveal: englishReveal, act: { ...englishAct, refusals: englishRefusals }, export: englishExport };

/** Words that parts of the kit bring along, in the locale of the toolbar. */
export function kitWords({ globals }: { globals: { locale?: string } }): typeof CHINESE {
  return globals.locale === 'en' ? ENGLISH : CHINESE;
}
