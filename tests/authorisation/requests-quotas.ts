import type { quotaEndpoints } from '../../shared/contract/quotas.ts';
import type { Asked, Ids } from './requests.ts';

// UNBUILT
export const quotaRequests: { readonly [Key in keyof typeof quotaEndpoints]: (ids: Ids) => Asked<Key> } = {} as never;
