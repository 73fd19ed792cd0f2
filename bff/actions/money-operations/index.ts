import type { operationEndpoints } from '../../../shared/contract/operations.ts';
import type { Action } from '../action.ts';
import { decideOperation } from './decide.ts';
import { downloadResult } from './file.ts';
import { listItems } from './items.ts';
import { listOperations } from './list.ts';
import { retryOperation } from './retry.ts';
import { searchOperations } from './search.ts';
import { showOperation } from './show.ts';
import { stopOperation } from './stop.ts';

export const operationActions: { readonly [Key in keyof typeof operationEndpoints]: Action<Key> } = {
  'POST /v1/operations/search': searchOperations,
  'POST /v1/operations/list': listOperations,
  'GET /v1/operations/:operationId': showOperation,
  'POST /v1/operations/:operationId/items': listItems,
  'POST /v1/operations/:operationId/stop': stopOperation,
  'POST /v1/operations/:operationId/retry': retryOperation,
  'POST /v1/operations/:operationId/approval': decideOperation,
  'GET /v1/operations/:operationId/file': downloadResult,
};
