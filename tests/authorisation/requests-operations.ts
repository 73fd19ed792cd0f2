import type { operationEndpoints } from '../../shared/contract/operations.ts';
import type { Asked, Ids } from './requests.ts';

// UNBUILT
export const operationRequests: { readonly [Key in keyof typeof operationEndpoints]: (ids: Ids) => Asked<Key> } = {} as never;
