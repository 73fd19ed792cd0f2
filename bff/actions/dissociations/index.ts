import type { dissociationEndpoints } from '../../../shared/contract/dissociations.ts';
import type { Action } from '../action.ts';
import { unbuilt } from '../unbuilt.ts';

export const dissociationActions: { readonly [Key in keyof typeof dissociationEndpoints]: Action<Key> } = {
  'POST /v1/customers/:customerId/dissociation/check': unbuilt,
  'POST /v1/customers/:customerId/dissociation': unbuilt,
  'POST /v1/dissociations/:dissociationId/outcome': unbuilt,
};
