import type { quotaEndpoints } from '../../../shared/contract/quotas.ts';
import type { Action } from '../action.ts';
import { grant } from './grant.ts';
import { checkGrants } from './grant-check.ts';
import { recall } from './recall.ts';
import { checkRecalls } from './recall-check.ts';
import { saveQuotas } from './save.ts';
import { searchQuotas } from './search.ts';
import { showQuota } from './show.ts';

export const quotaActions: { readonly [Key in keyof typeof quotaEndpoints]: Action<Key> } = {
  'PUT /v1/quotas': saveQuotas,
  'POST /v1/quotas/search': searchQuotas,
  'GET /v1/quotas/:quotaId': showQuota,
  'POST /v1/quotas/grants/check': checkGrants,
  'POST /v1/quotas/grants': grant,
  'POST /v1/quotas/recalls/check': checkRecalls,
  'POST /v1/quotas/recalls': recall,
};
