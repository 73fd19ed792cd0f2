import type { EndpointKey } from '../../shared/contract/index.ts';
import type { Action } from './action.ts';
import { listFilterOptions } from './customers/filter-options.ts';
import { revealCustomers } from './customers/reveal.ts';
import { showRevealAllowance } from './customers/reveal-allowance.ts';
import { searchCustomers } from './customers/search.ts';
import { endSession } from './sessions/end.ts';
import { mintSession } from './sessions/mint.ts';
import { revokeSessions } from './sessions/revoke.ts';
import { swapSecret } from './sessions/swap.ts';
import { viewSession } from './sessions/view.ts';

/** What each endpoint does. An endpoint of the contract that is missing here does not compile. */
export const actions: { readonly [Key in EndpointKey]: Action<Key> } = {
  'POST /v1/sessions': mintSession,
  'POST /v1/sessions/revoke': revokeSessions,
  'POST /v1/session/token': swapSecret,
  'GET /v1/session': viewSession,
  'DELETE /v1/session': endSession,
  'POST /v1/customers/search': searchCustomers,
  'GET /v1/customers/filter-options': listFilterOptions,
  'GET /v1/customers/reveal-allowance': showRevealAllowance,
  'POST /v1/customers/reveal': revealCustomers,
};
