import type { paymentAgreementEndpoints } from '../../../shared/contract/payment-agreements.ts';
import type { Action } from '../action.ts';
import { addThirdParty } from './add-third-party.ts';
import { applyForContract } from './apply-for-contract.ts';
import { downloadContract } from './contract-file.ts';
import { listContracts } from './list-contracts.ts';
import { listThirdParties } from './list-third-parties.ts';
import { downloadThirdParty } from './third-party-file.ts';
import { voidThirdParty } from './void-third-party.ts';

export const paymentAgreementActions: { readonly [Key in keyof typeof paymentAgreementEndpoints]: Action<Key> } = {
  'GET /v1/third-party-payments': listThirdParties,
  'POST /v1/third-party-payments': addThirdParty,
  'POST /v1/third-party-payments/:agreementId/void': voidThirdParty,
  'GET /v1/third-party-payments/:agreementId/file': downloadThirdParty,
  'GET /v1/payment-contracts': listContracts,
  'POST /v1/payment-contracts': applyForContract,
  'GET /v1/payment-contracts/:contractId/file': downloadContract,
};
