import type { accountEndpoints } from '../../shared/contract/accounts.ts';
import type { Asked, Ids } from './requests.ts';

/** The requests of `shared/contract/accounts.ts`. */
export const accountRequests: { readonly [Key in keyof typeof accountEndpoints]: (ids: Ids) => Asked<Key> } = {
  'GET /v1/accounts': ({ resellerId }) => ({ query: { indirectPartnerId: resellerId }, names: ['resellerId'] }),
  'PUT /v1/accounts': () => ({ body: { accounts: [{ accountType: 'balance', currency: 'CNY', designated: '0.00' }] }, names: [] }),
  'POST /v1/accounts/top-ups': () => ({
    body: { accountType: 'balance', currency: 'CNY', direction: 'in', amount: '1.00', reference: 'matrix-top-up' },
    names: [],
  }),
  'POST /v1/accounts/allocations/check': ({ customerId, resellerId }) => ({
    body: { to: 'customer', currency: 'CNY', indirectPartnerId: resellerId, items: [{ id: customerId, amount: '1.00' }] },
    names: ['customerId', 'resellerId'],
  }),
  'POST /v1/accounts/allocations': ({ customerId }) => ({
    body: { to: 'customer', currency: 'CNY', items: [{ id: customerId, amount: '1.00' }] },
    names: ['customerId'],
  }),
  'POST /v1/accounts/recalls/check': ({ customerId, resellerId }) => ({
    body: { to: 'customer', currency: 'CNY', indirectPartnerId: resellerId, items: [{ id: customerId, amount: '1.00' }] },
    names: ['customerId', 'resellerId'],
  }),
  'POST /v1/accounts/recalls': ({ resellerId }) => ({
    body: { to: 'reseller', currency: 'CNY', items: [{ id: resellerId, amount: '1.00' }] },
    names: ['resellerId'],
  }),
  'POST /v1/accounts/charges': ({ customerId }) => ({
    body: { customerId, currency: 'CNY', direction: 'spent', amount: '1.00', reference: 'matrix-charge' },
    names: ['customerId'],
  }),
  'POST /v1/accounts/adjustments': ({ customerId, resellerId }) => ({
    body: { customerId, indirectPartnerId: resellerId },
    names: ['customerId', 'resellerId'],
  }),
};
