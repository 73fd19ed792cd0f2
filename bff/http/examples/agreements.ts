import type { agreementEndpoints } from '../../../shared/contract/agreements.ts';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Example } from './example.ts';
import { paymentAgreementExamples } from './payment-agreements.ts';

type Version = AnswerOf<'POST /v1/agreements/versions'>;
type Pending = AnswerOf<'GET /v1/agreements/pending'>['pending'][number];
type Signature = AnswerOf<'GET /v1/agreements/signatures'>['signatures'][number];
type Standing = AnswerOf<'GET /v1/customers/:customerId/agreements'>['standings'][number];

const CODE = 'association-notice';
const CUSTOMER = '6f2c1a4e9b7d4c0f';
const RECORD = 'sig_u5Yh3WqErTyUiOpAsDfGh1';
const AT = '2024-09-15T04:00:00.000Z';
const DUE = '2024-10-01T00:00:00.000Z';
const MANIFEST = 'eyJhbGciOiJFZERTQSIsInR5cCI6ImFncmVlbWVudC1tYW5pZmVzdCtqd3MifQ.eyJtYW5pZmVzdElkIjoibWFuX2gzSms4TG1OcDJRclN0VXYifQ.c2ln';

const TEXT = {
  locale: 'zh-CN',
  title: '客户关联华为云合作伙伴须知',
  sourceSha256: '5a63b6f2d9f8a3a8f1a2f4a7f3c6e1d0b9c8a7f6e5d4c3b2a1908f7e6d5c4b3a',
  renderedSha256: 'c1f0a9d8e7b6c5a493827160f5e4d3c2b1a09f8e7d6c5b4a39281706f5e4d3c2',
} as const;
const SOURCE = '# 一、关联\n\n关联后，合作伙伴为您管理账单。\n';
const RENDERED =
  '{"blocks":[{"content":[{"kind":"text","text":"一、关联"}],"id":"part-1","kind":"heading","level":1},{"content":[{"kind":"text","text":"关联后，合作伙伴为您管理账单。"}],"kind":"paragraph"}],"format":1}';
const CHANGES = '[{"kind":"changed","headingId":"part-1","heading":"一、关联","blocks":[1],"before":[]}]';

const TERMS = { audience: ['agency-sale'], noticeDays: 30, isRequired: true, viewPolicy: 'open' } satisfies Partial<Version>;
const version: Version = {
  code: CODE,
  version: 2,
  ...TERMS,
  effectiveAt: '2024-09-01T00:00:00.000Z',
  publishedAt: '2024-08-28T02:15:00.000Z',
  withdrawnAt: null,
  texts: [TEXT],
};
const pending: Pending = {
  ...{ code: CODE, version: 2, title: TEXT.title, locale: TEXT.locale, effectiveAt: version.effectiveAt, dueAt: DUE },
  ...{ expiresInSeconds: 1_368_000, isOverdue: false, isRequired: true, reason: 'new-version', signedVersion: 1 },
};
const signature: Signature = {
  ...{ recordId: RECORD, code: CODE, version: 2, ...TEXT, customerId: CUSTOMER, personId: 'clerk-7', capacity: 'authorised-agent' },
  method: 'tick-and-sign',
  presentedAt: '2024-09-15T03:56:12.000Z',
  signedAt: AT,
  receiptNumber: '7K3M-9QZX-04TB',
  sequence: 1024,
  hash: '3b1f09d8e7b6c5a493827160f5e4d3c2b1a09f8e7d6c5b4a39281706f5e4d3c2',
  withdrawal: null,
};
const standing: Standing = {
  ...{ code: CODE, title: TEXT.title, version: 2, state: 'signed', isRequired: true, dueAt: null },
  signed: {
    ...{ recordId: RECORD, version: 2, at: AT, capacity: 'authorised-agent', receiptNumber: signature.receiptNumber, isWithdrawn: false },
  },
};

export const agreementExamples: { readonly [Key in keyof typeof agreementEndpoints]: Example<Key> } & typeof paymentAgreementExamples = {
  ...paymentAgreementExamples,
  'POST /v1/agreements/versions': {
    body: { code: CODE, ...TERMS, effectiveAt: version.effectiveAt, texts: [{ locale: 'zh-CN', title: TEXT.title, source: SOURCE }] },
    answer: version,
  },
  'POST /v1/agreements/versions/check': {
    body: { source: '# 一、关联\n\n<b>关联</b>后，合作伙伴为您管理账单。\n' },
    answer: { sourceSha256: TEXT.sourceSha256, renderedSha256: null, rendered: null, faults: [{ line: 3, fault: 'html' }] },
  },
  'POST /v1/agreements/versions/withdraw': { body: { code: CODE, version: 2 }, answer: { ...version, withdrawnAt: AT } },
  'GET /v1/agreements/gate': {
    answer: { isOpen: false, agreements: [{ ...pending, dueAt: '2024-09-11T00:00:00.000Z', expiresInSeconds: 0, isOverdue: true }] },
  },
  'GET /v1/agreements': { answer: { agreements: [{ code: CODE, current: 2, versions: [version] }] } },
  'GET /v1/agreements/:code/versions/:version/text': { answer: { version, ...TEXT, rendered: RENDERED, source: SOURCE } },
  'GET /v1/agreements/:code/versions/:version/file': {},
  'GET /v1/agreements/pending': { answer: { asOf: AT, pending: [pending] } },
  'POST /v1/agreements/present': {
    body: { code: CODE },
    answer: {
      manifest: MANIFEST,
      presentedAt: AT,
      expiresInSeconds: 86_400,
      agreement: { ...pending, ...TEXT, viewPolicy: 'open', locales: ['zh-CN'] },
      rendered: RENDERED,
      company: { customerId: CUSTOMER, partnerCustomerNo: 'C-00042', customerName: '华为****公司' },
      partnerName: 'Example Cloud',
      before: { version: 1, signedAt: '2024-03-01T06:20:00.000Z', changes: CHANGES },
    },
  },
  'POST /v1/agreements/sign': {
    body: { manifest: MANIFEST, isAccepted: true, capacity: 'authorised-agent', viewed: 'open' },
    answer: { signature, isRepeat: false, pending: [] },
  },
  'GET /v1/agreements/signatures': { answer: { signatures: [signature] } },
  'GET /v1/agreements/signatures/:recordId': { answer: { signature, rendered: RENDERED } },
  'GET /v1/agreements/signatures/:recordId/receipt': {},
  'POST /v1/agreements/signatures/:recordId/withdraw': {
    body: { reason: 'wrong-capacity' },
    answer: {
      signature: {
        ...signature,
        withdrawal: { recordId: 'sig_v6Zi4XrFsUzVjPqBtEgHi2', at: '2024-09-15T04:05:00.000Z', reason: 'wrong-capacity' },
      },
      pending: [{ ...pending, reason: 'withdrawn', signedVersion: null }],
    },
  },
  'POST /v1/agreements/standings/search': {
    body: { code: CODE, states: ['overdue', 'pending'] },
    answer: {
      agreement: version,
      counts: { signed: 1840, pending: 152, overdue: 8 },
      rows: [
        {
          customer: { customerId: CUSTOMER, partnerCustomerNo: 'C-00042', customerName: '华为****公司', accountName: 'hu***' },
          accountManager: { operatorId: 'op_h3Jk8LmNp2QrStUvWxYz01', userId: 'u-1024', name: '李**' },
          standing: { ...standing, state: 'overdue', dueAt: '2024-09-11T00:00:00.000Z', signed: null },
        },
      ],
      next: null,
      previous: null,
      asOf: AT,
    },
  },
  'GET /v1/customers/:customerId/agreements': { answer: { standings: [standing], asOf: AT } },
  'POST /v1/contact-requests': { body: { topic: 'renewal' }, answer: { requestedAt: AT } },
  'GET /v1/evidence/keys': {
    answer: {
      keys: [{ kty: 'OKP', crv: 'Ed25519', x: '4VIAqFw46MHyc4qxk_SvrcKLav8QPfJYHI7R1PG34l8', kid: 'k_2024_09', use: 'sig', alg: 'EdDSA' }],
    },
  },
};
