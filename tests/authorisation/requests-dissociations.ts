import type { dissociationEndpoints } from '../../shared/contract/dissociations.ts';
import type { Asked, Ids } from './requests.ts';

const ANY_DIGEST = '0'.repeat(64);

export const dissociationRequests: { readonly [Key in keyof typeof dissociationEndpoints]: (ids: Ids) => Asked<Key> } = {
  'POST /v1/customers/:customerId/dissociation/check': ({ customerId }) => ({ params: { customerId }, body: {}, names: ['customerId'] }),
  'POST /v1/customers/:customerId/dissociation': ({ customerId }) => ({
    params: { customerId },
    body: { reason: 'other', acceptedNotes: ANY_DIGEST },
    names: ['customerId'],
  }),
  'POST /v1/dissociations/:dissociationId/outcome': ({ dissociationId }) => ({
    params: { dissociationId },
    body: { outcome: 'declined' },
    names: ['dissociationId'],
  }),
};
