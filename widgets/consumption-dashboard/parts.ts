import type { DashboardPart } from './context.ts';
import type { DashboardViewName } from './query.ts';

/** Views that come when they are first shown, each with its own words; charts come with them. */
export const dashboardParts: Partial<Record<DashboardViewName, () => Promise<DashboardPart>>> = {
  overview: async () => (await import('./overview/index.ts')).overviewPart,
  distribution: async () => (await import('./distribution/index.ts')).distributionPart,
  lines: async () => (await import('./lines/index.ts')).linesPart,
};
