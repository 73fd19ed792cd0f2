import { chartStyles, loadChartStrings } from '../../charts/index.ts';
import { chartTableStyles } from '../chart-tables.ts';
import type { DashboardContext, DashboardPart } from '../context.ts';
import { loadOverviewStrings } from './strings/index.ts';
import { overviewStyles } from './styles.ts';
import { OverviewTab } from './view.ts';

/** The overview; its words are loaded in the dashboard's language before it is made. */
export const overviewPart: DashboardPart = {
  styles: [...chartStyles, chartTableStyles, overviewStyles],
  create: async (context: DashboardContext) => {
    const [overview, charts] = await Promise.all([context.learn(loadOverviewStrings), context.learn(loadChartStrings)]);
    return new OverviewTab(context, { overview, charts });
  },
};
