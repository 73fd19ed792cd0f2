import type { quotaEndpoints } from '../../shared/contract/quotas.ts';
import type { Asked, Ids } from './requests.ts';

/** The requests of `shared/contract/quotas.ts`. */
export const quotaRequests: { readonly [Key in keyof typeof quotaEndpoints]: (ids: Ids) => Asked<Key> } = {
  'PUT /v1/quotas': ({ quotaId, customerId }) => ({
    body: {
      quotas: [
        {
          quotaId,
          asset: 'coupon',
          currency: 'CNY',
          total: '1000.00',
          effectiveAt: '2026-01-01T00:00:00.000Z',
          expiresAt: '2027-01-01T00:00:00.000Z',
          designatedCustomerIds: [customerId],
        },
      ],
    },
    names: ['quotaId', 'customerId'],
  }),
  'POST /v1/quotas/search': ({ quotaId, resellerId }) => ({
    body: { parentQuotaId: quotaId, indirectPartnerId: resellerId },
    names: ['quotaId', 'resellerId'],
  }),
  'GET /v1/quotas/:quotaId': ({ quotaId }) => ({ params: { quotaId }, names: ['quotaId'] }),
  'POST /v1/quotas/grants/check': ({ quotaId, resellerId }) => ({
    body: { quotaId, amount: '1.00', resellerIds: [resellerId] },
    names: ['quotaId', 'resellerId'],
  }),
  'POST /v1/quotas/grants': ({ quotaId, resellerId }) => ({
    body: { quotaId, amount: '1.00', resellerIds: [resellerId] },
    names: ['quotaId', 'resellerId'],
  }),
  'POST /v1/quotas/recalls/check': ({ childQuotaId }) => ({ body: { quotaIds: [childQuotaId] }, names: ['childQuotaId'] }),
  'POST /v1/quotas/recalls': ({ childQuotaId }) => ({ body: { quotaIds: [childQuotaId] }, names: ['childQuotaId'] }),
};
