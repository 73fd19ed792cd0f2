import type { operationEndpoints } from '../../../shared/contract/operations.ts';
import type { Action } from '../action.ts';
import { unbuilt } from '../unbuilt.ts';

export const operationActions: { readonly [Key in keyof typeof operationEndpoints]: Action<Key> } = {
  'POST /v1/operations/search': unbuilt,
  'POST /v1/operations/list': unbuilt,
  'GET /v1/operations/:operationId': unbuilt,
  'POST /v1/operations/:operationId/items': unbuilt,
  'POST /v1/operations/:operationId/stop': unbuilt,
  'POST /v1/operations/:operationId/retry': unbuilt,
  'POST /v1/operations/:operationId/approval': unbuilt,
  'GET /v1/operations/:operationId/file': unbuilt,
};
