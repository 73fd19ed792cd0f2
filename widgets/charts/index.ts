/**
 * Charts as templates: a host makes one `ChartView` for each chart, adds `chartStyles` to its styles, and draws. Imported on first use, never
 * with the first load of a page.
 */
export { distributionChart } from './distribution.ts';
export { chartSkeleton } from './figure.ts';
export { cycleNames, dayNames } from './names.ts';
export type {
  ChartParts,
  DistributionPart,
  DistributionParts,
  DistributionSegment,
  SourcePart,
  SourcesParts,
  TrendParts,
  TrendPoint,
} from './parts.ts';
export { sourcesChart } from './sources.ts';
export { sparkline } from './sparkline.ts';
export { loadStrings as loadChartStrings, type Strings as ChartStrings } from './strings/index.ts';
export { chartStyles } from './styles.ts';
export { type ChartTable, type ChartTableRow, chartTable } from './table.ts';
export { trendChart } from './trend.ts';
export { ChartView } from './view.ts';
