import type { quotaEndpoints } from '../../../shared/contract/quotas.ts';
import type { Action } from '../action.ts';
import { unbuilt } from '../unbuilt.ts';
import { saveQuotas } from './save.ts';
import { searchQuotas } from './search.ts';
import { showQuota } from './show.ts';

export const quotaActions: { readonly [Key in keyof typeof quotaEndpoints]: Action<Key> } = {
  'PUT /v1/quotas': saveQuotas,
  'POST /v1/quotas/search': searchQuotas,
  'GET /v1/quotas/:quotaId': showQuota,
  'POST /v1/quotas/grants/check': unbuilt,
  'POST /v1/quotas/grants': unbuilt,
  'POST /v1/quotas/recalls/check': unbuilt,
  'POST /v1/quotas/recalls': unbuilt,
};
