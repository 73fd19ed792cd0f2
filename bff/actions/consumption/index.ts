import type { consumptionEndpoints } from '../../../shared/contract/consumption.ts';
import type { Action } from '../action.ts';
import { showDistribution } from './distribution.ts';
import { listConsumptionOptions } from './filter-options.ts';
import { showOverview } from './overview.ts';
import { saveBudget } from './save-budget.ts';
import { searchLines } from './search-lines.ts';
import { showTrend } from './trend.ts';

export const consumptionActions: { readonly [Key in keyof typeof consumptionEndpoints]: Action<Key> } = {
  'POST /v1/consumption/overview': showOverview,
  'POST /v1/consumption/trend': showTrend,
  'POST /v1/consumption/distribution': showDistribution,
  'POST /v1/consumption/lines/search': searchLines,
  'GET /v1/consumption/filter-options': listConsumptionOptions,
  'PUT /v1/consumption/budget': saveBudget,
};
