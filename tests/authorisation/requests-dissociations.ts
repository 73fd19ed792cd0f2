import type { dissociationEndpoints } from '../../shared/contract/dissociations.ts';
import type { Asked, Ids } from './requests.ts';

// UNBUILT
export const dissociationRequests: { readonly [Key in keyof typeof dissociationEndpoints]: (ids: Ids) => Asked<Key> } = {} as never;
