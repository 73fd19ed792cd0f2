import type { agreementEndpoints } from '../../shared/contract/agreements.ts';
import type { paymentAgreementEndpoints } from '../../shared/contract/payment-agreements.ts';
import type { Asked, Ids } from './requests.ts';

type Key = keyof typeof agreementEndpoints | keyof typeof paymentAgreementEndpoints;

/** Of a code that nobody else has, so that publishing it again and again asks nobody in the matrix. */
const VERSION = {
  code: 'matrix-notice',
  audience: ['referral' as const],
  noticeDays: 30,
  isRequired: true,
  viewPolicy: 'none' as const,
  texts: [{ locale: 'en' as const, title: 'Notice', source: '# Notice\n\nText.\n' }],
};

/** The requests of `shared/contract/agreements.ts` and `payment-agreements.ts`. */
export const agreementRequests: { readonly [One in Key]: (ids: Ids) => Asked<One> } = {
  'POST /v1/agreements/versions': () => ({ body: VERSION, names: [] }),
  'POST /v1/agreements/versions/check': () => ({ body: { source: '# Notice\n' }, names: [] }),
  'POST /v1/agreements/versions/withdraw': ({ agreementCode }) => ({
    body: { code: agreementCode, version: 1 },
    names: ['agreementCode'],
  }),
  'GET /v1/agreements/gate': ({ customerId }) => ({ query: { customerId }, names: ['customerId'] }),
  'GET /v1/agreements': () => ({ names: [] }),
  'GET /v1/agreements/:code/versions/:version/text': ({ agreementCode }) => ({
    params: { code: agreementCode, version: '1' },
    names: ['agreementCode'],
  }),
  'GET /v1/agreements/:code/versions/:version/file': ({ agreementCode }) => ({
    params: { code: agreementCode, version: '1' },
    names: ['agreementCode'],
  }),
  'GET /v1/agreements/pending': () => ({ names: [] }),
  'POST /v1/agreements/present': ({ agreementCode }) => ({ body: { code: agreementCode }, names: ['agreementCode'] }),
  'POST /v1/agreements/sign': () => ({
    body: { manifest: 'no-manifest', isAccepted: true, capacity: 'self', viewed: 'none' },
    names: [],
  }),
  'GET /v1/agreements/signatures': () => ({ names: [] }),
  'GET /v1/agreements/signatures/:recordId': ({ recordId }) => ({ params: { recordId }, names: ['recordId'] }),
  'GET /v1/agreements/signatures/:recordId/receipt': ({ recordId }) => ({ params: { recordId }, names: ['recordId'] }),
  'POST /v1/agreements/signatures/:recordId/withdraw': ({ recordId }) => ({
    params: { recordId },
    body: { reason: 'other' },
    names: ['recordId'],
  }),
  'POST /v1/agreements/standings/search': ({ agreementCode, customerId }) => ({
    body: { code: agreementCode, customerId },
    names: ['agreementCode', 'customerId'],
  }),
  'GET /v1/customers/:customerId/agreements': ({ customerId }) => ({ params: { customerId }, names: ['customerId'] }),
  'POST /v1/contact-requests': () => ({ body: { topic: 'other' }, names: [] }),
  'GET /v1/evidence/keys': () => ({ names: [] }),

  'GET /v1/third-party-payments': () => ({ names: [] }),
  'POST /v1/third-party-payments': ({ thirdPartyId }) => ({
    body: { trustee: `Matrix ${thirdPartyId}`, trusteeType: 'enterprise', kind: 'one-off' },
    names: [],
  }),
  'POST /v1/third-party-payments/:agreementId/void': ({ thirdPartyId }) => ({
    params: { agreementId: thirdPartyId },
    body: {},
    names: ['thirdPartyId'],
  }),
  'GET /v1/third-party-payments/:agreementId/file': ({ thirdPartyId }) => ({
    params: { agreementId: thirdPartyId },
    names: ['thirdPartyId'],
  }),
  'GET /v1/payment-contracts': () => ({ names: [] }),
  'POST /v1/payment-contracts': () => ({ body: { cycles: { from: '2026-08', to: '2026-09' } }, names: [] }),
  'GET /v1/payment-contracts/:contractId/file': ({ contractId }) => ({ params: { contractId }, names: ['contractId'] }),
};
