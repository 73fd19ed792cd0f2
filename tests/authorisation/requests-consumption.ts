import type { consumptionEndpoints } from '../../shared/contract/consumption.ts';
import type { Asked, Ids } from './requests.ts';

/** The requests of `shared/contract/consumption.ts`. */
export const consumptionRequests: { readonly [Key in keyof typeof consumptionEndpoints]: (ids: Ids) => Asked<Key> } = {
  'POST /v1/consumption/overview': ({ customerId }) => ({ body: { filter: { customerId } }, names: ['customerId'] }),
  'POST /v1/consumption/trend': ({ managerId }) => ({
    body: { filter: { accountManagerId: managerId }, by: 'cycle' },
    names: ['managerId'],
  }),
  'POST /v1/consumption/distribution': ({ customerId }) => ({ body: { filter: { customerId }, by: 'service' }, names: ['customerId'] }),
  'POST /v1/consumption/lines/search': ({ managerId }) => ({ body: { filter: { accountManagerId: managerId } }, names: ['managerId'] }),
  'GET /v1/consumption/filter-options': () => ({ names: [] }),
  'PUT /v1/consumption/budget': ({ customerId }) => ({ body: { customerId, currency: 'CNY', monthly: '1000.00' }, names: ['customerId'] }),
};
