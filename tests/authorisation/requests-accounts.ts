import type { accountEndpoints } from '../../shared/contract/accounts.ts';
import type { Asked, Ids } from './requests.ts';

// UNBUILT
export const accountRequests: { readonly [Key in keyof typeof accountEndpoints]: (ids: Ids) => Asked<Key> } = {} as never;
