import { chartDictionaries, chartStyles } from '../../charts/index.ts';
import type { DashboardContext, DashboardPart } from '../context.ts';
import { loadDistributionStrings } from './strings/index.ts';
import { distributionStyles } from './styles.ts';
import { DistributionTab } from './view.ts';

/** The distribution; its words are loaded in the dashboard's language before it is made. */
export const distributionPart: DashboardPart = {
  styles: [...chartStyles, distributionStyles],
  create: async (context: DashboardContext) => {
    const [distribution, charts] = await Promise.all([
      context.learn(loadDistributionStrings),
      context.learn((locale) => chartDictionaries[locale]()),
    ]);
    return new DistributionTab(context, { distribution, charts });
  },
};
