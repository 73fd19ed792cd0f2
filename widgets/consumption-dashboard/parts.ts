import type { DashboardPart } from './context.ts';
import type { DashboardViewName } from './query.ts';

/** Views that come when they are first shown, each with its own words; charts come with them. */
export const dashboardParts: Record<DashboardViewName, () => Promise<DashboardPart>> = {
  overview: async () => (await import('./overview/index.ts')).overviewPart,
  distribution: async () => (await import('./distribution/index.ts')).distributionPart,
  lines: async () => (await import('./lines/index.ts')).linesPart,
};

/** Dialogs that come when they are first opened. */
export const dashboardLayers = {
  exports: async () => (await import('./exports/index.ts')).exportsLayer,
  customers: async () => (await import('./customers/index.ts')).customersLayer,
};
