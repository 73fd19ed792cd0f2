import type { exportEndpoints } from '../../../shared/contract/exports.ts';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Example } from './example.ts';

const JOB = {
  jobId: 'job_h3Jk8LmNp2QrStUvWxYz01',
  kind: 'export',
  state: 'running',
  done: 1000,
  total: 2731,
  requestedAt: '2024-09-15T04:00:00.000Z',
  startedAt: '2024-09-15T04:00:00.412Z',
  endedAt: null,
  failure: null,
} as const satisfies AnswerOf<'GET /v1/jobs/:jobId'>;

const RECORD = {
  ...JOB,
  what: 'customers',
  format: 'xlsx',
  fileName: '客户列表-20240915-1200.xlsx',
  bytes: null,
  expiresInSeconds: null,
  isDownloadable: false,
} as const satisfies AnswerOf<'POST /v1/exports'>;

export const exportExamples: { readonly [Key in keyof typeof exportEndpoints]: Example<Key> } = {
  'POST /v1/exports': {
    body: {
      format: 'xlsx',
      export: { what: 'customers', filter: { associationType: 'agency-sale' }, sort: { by: 'consumption', direction: 'descending' } },
    },
    answer: { ...RECORD, state: 'queued', done: 0, startedAt: null },
  },
  'GET /v1/exports': {
    answer: {
      exports: [
        RECORD,
        {
          ...RECORD,
          jobId: 'job_h3Jk8LmNp2QrStUvWxYz02',
          state: 'done',
          done: 2731,
          endedAt: '2024-09-15T04:00:02.871Z',
          bytes: 284_611,
          expiresInSeconds: 604_100,
          isDownloadable: true,
        },
      ],
    },
  },
  'GET /v1/exports/:jobId/file': {},
  'GET /v1/jobs/:jobId': { answer: JOB },
  'POST /v1/jobs/:jobId/cancel': {
    answer: { ...JOB, state: 'cancelled', endedAt: '2024-09-15T04:00:01.120Z' },
  },
  'GET /v1/audit': {
    answer: {
      rows: [
        {
          sequence: 4711,
          at: '2024-09-15T04:00:00.000Z',
          actor: { kind: 'operator', id: 'op_h3Jk8LmNp2QrStUvWxYz01', userId: 'u-1024' },
          sessionId: 'ses_h3Jk8LmNp2QrStUvWxYz01',
          requestId: 'req_h3Jk8LmNp2QrStUvWxYz01',
          action: 'customers.reveal',
          outcome: 'done',
          refusal: null,
          targets: ['6f2c1a4e9b7d4c0f'],
          details: { field: 'mobile', cells: 1, purpose: 'contact' },
          hash: '5d1f0c6d6c8a0f0c2b9a1c7e4d3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f',
        },
      ],
      next: null,
      scope: 'all',
    },
  },
};
