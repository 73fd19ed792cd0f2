import type { consumptionEndpoints } from '../../../shared/contract/consumption.ts';
import type { Action } from '../action.ts';

/** Stands in for an action that is to come. */
const unbuilt = (): never => {
  throw new Error('This endpoint is not built yet.');
};

export const consumptionActions: { readonly [Key in keyof typeof consumptionEndpoints]: Action<Key> } = {
  'POST /v1/consumption/overview': unbuilt,
  'POST /v1/consumption/trend': unbuilt,
  'POST /v1/consumption/distribution': unbuilt,
  'POST /v1/consumption/lines/search': unbuilt,
  'GET /v1/consumption/filter-options': unbuilt,
  'PUT /v1/consumption/budget': unbuilt,
};
