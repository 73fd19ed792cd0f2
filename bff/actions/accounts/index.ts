import type { accountEndpoints } from '../../../shared/contract/accounts.ts';
import type { Action } from '../action.ts';
import { listAdjustments } from './adjustments.ts';
import { allocateMoney } from './allocate.ts';
import { chargeCustomer } from './charge.ts';
import { checkAllocation, checkRecall } from './check.ts';
import { recallMoney } from './recall.ts';
import { saveAccounts } from './save.ts';
import { showAccounts } from './show.ts';
import { topUp } from './top-up.ts';

export const accountActions: { readonly [Key in keyof typeof accountEndpoints]: Action<Key> } = {
  'GET /v1/accounts': showAccounts,
  'PUT /v1/accounts': saveAccounts,
  'POST /v1/accounts/top-ups': topUp,
  'POST /v1/accounts/allocations/check': checkAllocation,
  'POST /v1/accounts/allocations': allocateMoney,
  'POST /v1/accounts/recalls/check': checkRecall,
  'POST /v1/accounts/recalls': recallMoney,
  'POST /v1/accounts/charges': chargeCustomer,
  'POST /v1/accounts/adjustments': listAdjustments,
};
