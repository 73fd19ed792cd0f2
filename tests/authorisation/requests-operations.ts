import type { operationEndpoints } from '../../shared/contract/operations.ts';
import type { Asked, Ids } from './requests.ts';

export const operationRequests: { readonly [Key in keyof typeof operationEndpoints]: (ids: Ids) => Asked<Key> } = {
  'POST /v1/operations/search': ({ operationId, customerId }) => ({
    body: { filter: { operationId, customerId } },
    names: ['operationId', 'customerId'],
  }),
  'POST /v1/operations/list': () => ({ body: {}, names: [] }),
  'GET /v1/operations/:operationId': ({ operationId }) => ({ params: { operationId }, names: ['operationId'] }),
  'POST /v1/operations/:operationId/items': ({ operationId }) => ({ params: { operationId }, body: {}, names: ['operationId'] }),
  'POST /v1/operations/:operationId/stop': ({ operationId }) => ({ params: { operationId }, body: {}, names: ['operationId'] }),
  'POST /v1/operations/:operationId/retry': ({ operationId }) => ({ params: { operationId }, body: {}, names: ['operationId'] }),
  'POST /v1/operations/:operationId/approval': ({ operationId }) => ({
    params: { operationId },
    body: { decision: 'reject' },
    names: ['operationId'],
  }),
  'GET /v1/operations/:operationId/file': ({ operationId }) => ({ params: { operationId }, names: ['operationId'] }),
};
