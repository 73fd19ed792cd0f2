import type { stepUpEndpoints } from '../../shared/contract/step-up.ts';
import type { Asked, Ids } from './requests.ts';

// UNBUILT
export const stepUpRequests: { readonly [Key in keyof typeof stepUpEndpoints]: (ids: Ids) => Asked<Key> } = {} as never;
