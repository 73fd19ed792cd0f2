import type { dissociationEndpoints } from '../../../shared/contract/dissociations.ts';
import type { Action } from '../action.ts';
import { checkDissociation } from './check.ts';
import { settleDissociation } from './outcome.ts';
import { submitDissociation } from './submit.ts';

export const dissociationActions: { readonly [Key in keyof typeof dissociationEndpoints]: Action<Key> } = {
  'POST /v1/customers/:customerId/dissociation/check': checkDissociation,
  'POST /v1/customers/:customerId/dissociation': submitDissociation,
  'POST /v1/dissociations/:dissociationId/outcome': settleDissociation,
};
