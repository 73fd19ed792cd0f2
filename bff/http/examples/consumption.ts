import type { consumptionEndpoints } from '../../../shared/contract/consumption.ts';
import type { Example } from './example.ts';

export const consumptionExamples: { readonly [Key in keyof typeof consumptionEndpoints]: Example<Key> } = {
  'POST /v1/consumption/overview': {} as never,
  'POST /v1/consumption/trend': {} as never,
  'POST /v1/consumption/distribution': {} as never,
  'POST /v1/consumption/lines/search': {} as never,
  'GET /v1/consumption/filter-options': {} as never,
  'PUT /v1/consumption/budget': {} as never,
};
