import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { paymentAgreementEndpoints } from '../../../shared/contract/payment-agreements.ts';
import type { Example } from './example.ts';

const agreement: AnswerOf<'POST /v1/third-party-payments'> = {
  agreementId: 'tpp_u5Yh3WqErTyUiOpAsDfGh1',
  state: 'effective',
  trustee: '示例****公司',
  trusteeType: 'enterprise',
  kind: 'standing',
  effectiveAt: '2024-09-15T04:00:00.000Z',
  expiresAt: '2025-09-15T04:00:00.000Z',
  createdAt: '2024-09-15T04:00:00.000Z',
  voidedAt: null,
};
const contract: AnswerOf<'POST /v1/payment-contracts'> = {
  contractId: 'pct_u5Yh3WqErTyUiOpAsDfGh1',
  contractNo: 'PAC-202408-9D8E7B6C5A49',
  cycles: { from: '2024-06', to: '2024-08' },
  currency: 'CNY',
  due: '184236.40',
  paid: '171020.15',
  createdAt: '2024-09-15T04:00:00.000Z',
  textSha256: '9d8e7b6c5a493827160f5e4d3c2b1a09f8e7d6c5b4a39281706f5e4d3c2b1a0f',
};

export const paymentAgreementExamples: { readonly [Key in keyof typeof paymentAgreementEndpoints]: Example<Key> } = {
  'GET /v1/third-party-payments': { answer: { agreements: [agreement], next: null } },
  'POST /v1/third-party-payments': {
    body: { trustee: '示例贸易有限公司', trusteeType: 'enterprise', kind: 'standing', expiresAt: '2025-09-15T04:00:00.000Z' },
    answer: agreement,
  },
  'POST /v1/third-party-payments/:agreementId/void': {
    body: {},
    answer: { ...agreement, state: 'voided', voidedAt: '2024-10-02T02:00:00.000Z' },
  },
  'GET /v1/third-party-payments/:agreementId/file': {},
  'GET /v1/payment-contracts': { answer: { contracts: [contract], next: null, isVerified: true } },
  'POST /v1/payment-contracts': { body: { cycles: contract.cycles }, answer: contract },
  'GET /v1/payment-contracts/:contractId/file': {},
};
