import type { paymentAgreementEndpoints } from '../../../shared/contract/payment-agreements.ts';
import type { Action } from '../action.ts';

const unbuilt = async (): Promise<never> => {
  throw new Error('This endpoint is not built yet.');
};

export const paymentAgreementActions: { readonly [Key in keyof typeof paymentAgreementEndpoints]: Action<Key> } = {
  'GET /v1/third-party-payments': unbuilt,
  'POST /v1/third-party-payments': unbuilt,
  'POST /v1/third-party-payments/:agreementId/void': unbuilt,
  'GET /v1/third-party-payments/:agreementId/file': unbuilt,
  'GET /v1/payment-contracts': unbuilt,
  'POST /v1/payment-contracts': unbuilt,
  'GET /v1/payment-contracts/:contractId/file': unbuilt,
};
