import type { quotaEndpoints } from '../../../shared/contract/quotas.ts';
import type { Action } from '../action.ts';
import { unbuilt } from '../unbuilt.ts';

export const quotaActions: { readonly [Key in keyof typeof quotaEndpoints]: Action<Key> } = {
  'PUT /v1/quotas': unbuilt,
  'POST /v1/quotas/search': unbuilt,
  'GET /v1/quotas/:quotaId': unbuilt,
  'POST /v1/quotas/grants/check': unbuilt,
  'POST /v1/quotas/grants': unbuilt,
  'POST /v1/quotas/recalls/check': unbuilt,
  'POST /v1/quotas/recalls': unbuilt,
};
