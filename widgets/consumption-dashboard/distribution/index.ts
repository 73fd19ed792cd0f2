import { chartStyles, loadChartStrings } from '../../charts/index.ts';
import { eyeStyles } from '../../kit/eye.ts';
import { idStyles } from '../../kit/id-text.ts';
import { chartTableStyles } from '../chart-tables.ts';
import type { DashboardContext, DashboardPart } from '../context.ts';
import { loadNamesStrings } from '../names/strings/index.ts';
import { loadDistributionStrings } from './strings/index.ts';
import { distributionStyles } from './styles.ts';
import { DistributionTab } from './view.ts';

/** The distribution; its words are loaded in the dashboard's language before it is made. */
export const distributionPart: DashboardPart = {
  styles: [...chartStyles, chartTableStyles, eyeStyles, idStyles, distributionStyles],
  create: async (context: DashboardContext) => {
    const [distribution, names, charts] = await Promise.all([
      context.learn(loadDistributionStrings),
      context.learn(loadNamesStrings),
      context.learn(loadChartStrings),
    ]);
    return new DistributionTab(context, { distribution, names, charts });
  },
};
