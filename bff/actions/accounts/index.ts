import type { accountEndpoints } from '../../../shared/contract/accounts.ts';
import type { Action } from '../action.ts';
import { unbuilt } from '../unbuilt.ts';

export const accountActions: { readonly [Key in keyof typeof accountEndpoints]: Action<Key> } = {
  'GET /v1/accounts': unbuilt,
  'PUT /v1/accounts': unbuilt,
  'POST /v1/accounts/top-ups': unbuilt,
  'POST /v1/accounts/allocations/check': unbuilt,
  'POST /v1/accounts/allocations': unbuilt,
  'POST /v1/accounts/recalls/check': unbuilt,
  'POST /v1/accounts/recalls': unbuilt,
  'POST /v1/accounts/charges': unbuilt,
  'POST /v1/accounts/adjustments': unbuilt,
};
