import type { CSSResult } from 'lit';
import { faceStyles } from '../../kit/customer-face.ts';
import { eyeStyles } from '../../kit/eye.ts';
import { idStyles } from '../../kit/id-text.ts';
import { pagerStyles } from '../../kit/pager.ts';
import type { DashboardContext, DashboardPart } from '../context.ts';
import { loadDistributionStrings } from '../distribution/strings/index.ts';
import { loadNamesStrings } from '../names/strings/index.ts';
import { loadLinesStrings } from './strings/index.ts';
import { linesStyles } from './styles.ts';
import { LinesTab } from './view.ts';

const styles: readonly CSSResult[] = [pagerStyles, eyeStyles, idStyles, faceStyles, linesStyles];

/** Bill lines; their words are loaded in the dashboard's language before they are made. */
export const linesPart: DashboardPart = {
  styles,
  create: async (context: DashboardContext) => {
    const [lines, distribution, names] = await Promise.all([
      context.learn(loadLinesStrings),
      context.learn(loadDistributionStrings),
      context.learn(loadNamesStrings),
    ]);
    return new LinesTab(context, {
      lines,
      names,
      get billTypes() {
        return distribution.billTypes;
      },
    });
  },
};
