import { z } from 'zod';
import { AUDIT_ACTIONS, AUDIT_ACTORS, CUSTOMER_SORTS, EXPORT_FORMATS, EXPORT_KINDS, JOB_STATES, SORT_DIRECTIONS } from '../values/lists.ts';
import { PROBLEM_CODES } from '../values/problem-codes.ts';
import { standingsAsked } from './agreements.ts';
import { distributionAsked, linesAsked } from './consumption.ts';
import { customerFilter } from './customer-filter.ts';
import type { Endpoint } from './endpoint.ts';
import { currency, cursor, indirectPartnerId, instant, madeId } from './fields.ts';
import { operationFilter } from './operations.ts';

export const job = z.object({
  jobId: madeId,
  kind: z.literal('export'),
  state: z.enum(JOB_STATES),
  done: z.number().int().min(0).describe('Rows written. A workbook whose worker stopped starts anew, from 0.'),
  total: z.number().int().min(0).nullable().describe('Rows expected; null while they are counted.'),
  requestedAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  failure: z.enum(PROBLEM_CODES).nullable().describe('Why it failed; null where it did not.'),
});

export const exportRecord = job.extend({
  what: z.enum(EXPORT_KINDS),
  format: z.enum(EXPORT_FORMATS),
  fileName: z.string(),
  bytes: z.number().int().min(0).nullable().describe('Size of the file; null before it is done.'),
  expiresInSeconds: z.number().int().min(0).nullable().describe('Time left to download; null before it is done, 0 when it is over.'),
  isDownloadable: z.boolean().describe('Whether whoever asks may have the file now.'),
});

/** What the trail can be searched by. */
export const auditFilter = z.strictObject({
  from: instant.optional().describe('From this instant on.'),
  until: instant.optional().describe('Before this instant.'),
  actorKind: z.enum(AUDIT_ACTORS).optional(),
  actorId: z.string().trim().min(1).max(128).optional().describe('Operator id, key id or customer id.'),
  userId: z.string().trim().min(1).max(128).optional().describe("An operator by the partner's own id, whole."),
  action: z.enum(AUDIT_ACTIONS).optional(),
  outcome: z.enum(['done', 'refused']).optional(),
  target: z.string().trim().min(1).max(128).optional().describe('Id of a customer, an operator, a session or whatever else was touched.'),
});

export const auditRow = z.object({
  sequence: z.number().int().min(1),
  at: instant,
  actor: z.object({
    kind: z.enum(AUDIT_ACTORS),
    id: z.string(),
    userId: z.string().nullable().describe('The partner’s own id, of an operator.'),
  }),
  sessionId: madeId.nullable(),
  requestId: z.string(),
  // Rows that a later release wrote are passed on, so that two can run on one store.
  action: z.string().describe(`One of ${AUDIT_ACTIONS.join(', ')}; later releases add to them.`),
  outcome: z.enum(['done', 'refused']),
  refusal: z.string().nullable(),
  targets: z.array(z.string()),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  hash: z.string().describe('The row’s place in the chain; `npm run verify` checks all of it.'),
});

const OPERATORS = { callers: ['operator'] } as const satisfies Partial<Endpoint>;

/** Long work, its files, and the audit trail. */
export const exportEndpoints = {
  'POST /v1/exports': {
    ...OPERATORS,
    permission: null,
    widgets: [],
    feature: 'export',
    summary: 'Ask for an export',
    description:
      'A job writes the file; always anonymised, whatever the screen shows (R-MASK-3). Customers: administrators only (R-EXP-4). Audit: administrators all of it, others their own rows. Operations: whoever may read the log. Consumption: whoever may export it, a supervisor one account manager’s lines at a time; never a bill (R-CON-1). Who has signed an agreement: administrators only, as it names customers. Asking again for what is already under way answers the same job.',
    body: z.strictObject({
      format: z.enum(EXPORT_FORMATS),
      export: z.discriminatedUnion('what', [
        z.strictObject({
          what: z.literal('customers'),
          filter: customerFilter.optional(),
          sort: z.strictObject({ by: z.enum(CUSTOMER_SORTS), direction: z.enum(SORT_DIRECTIONS) }).optional(),
          currency: currency.optional(),
          indirectPartnerId: indirectPartnerId.optional(),
        }),
        z.strictObject({ what: z.literal('audit'), filter: auditFilter.optional() }),
        z.strictObject({ what: z.literal('operations'), filter: operationFilter.optional(), indirectPartnerId: madeId.optional() }),
        linesAsked.extend({ what: z.literal('consumption-lines') }),
        standingsAsked.extend({ what: z.literal('agreement-standings') }),
        distributionAsked.omit({ top: true }).extend({ what: z.literal('consumption-distribution') }),
      ]),
    }),
    answer: exportRecord,
    status: 201,
    refusals: [
      'permission-missing',
      'range-inverted',
      'search-limit-reached',
      'partner-kind-wrong',
      'not-found',
      'export-empty',
      'exports-full',
      'cycle-outside-window',
      'dates-inverted',
      'dates-outside-cycle',
      'dates-need-one-cycle',
      'currencies-mixed',
      'grouping-unknown',
      'grouping-repeated',
      'manager-needed',
      'figures-not-ready',
    ],
  },
  'GET /v1/exports': {
    ...OPERATORS,
    permission: null,
    widgets: [],
    feature: 'export',
    summary: 'The operator’s own exports',
    description: 'Newest first, at most 100: requested at, state, download (R-EXP-1). Records stay 30 days, files 7.',
    answer: z.object({ exports: z.array(exportRecord) }),
    status: 200,
    refusals: [],
  },
  'GET /v1/exports/:jobId/file': {
    ...OPERATORS,
    permission: null,
    widgets: [],
    feature: 'export',
    summary: 'Download an export',
    description:
      'Only when it is done (R-EXP-2), by whoever asked for it and may still read what is in it, for 7 days unless a setting says otherwise; from any replica. Each download is recorded.',
    params: z.strictObject({ jobId: madeId }),
    isFile: true,
    answer: z.undefined(),
    status: 200,
    refusals: ['not-found', 'permission-missing', 'export-not-done', 'export-expired'],
  },
  'GET /v1/jobs/:jobId': {
    ...OPERATORS,
    permission: null,
    widgets: [],
    feature: null,
    summary: 'How far a job is',
    description: 'The operator’s own jobs only.',
    params: z.strictObject({ jobId: madeId }),
    answer: job,
    status: 200,
    refusals: ['not-found'],
  },
  'POST /v1/jobs/:jobId/cancel': {
    ...OPERATORS,
    permission: null,
    widgets: [],
    feature: null,
    summary: 'Cancel a job',
    description: 'A queued job ends at once, a running one within a chunk. What it wrote is thrown away.',
    params: z.strictObject({ jobId: madeId }),
    answer: job,
    status: 200,
    refusals: ['not-found', 'job-ended'],
  },
  'GET /v1/audit': {
    ...OPERATORS,
    permission: null,
    widgets: ['audit'],
    feature: null,
    summary: 'The audit trail',
    description: 'Newest first. Administrators see all of the partner’s rows, other operators their own.',
    query: auditFilter.extend({
      before: cursor.optional(),
      size: z.coerce.number().int().min(1).max(100).optional().describe('Default: 50.'),
    }),
    answer: z.object({
      rows: z.array(auditRow),
      next: cursor.nullable(),
      scope: z.enum(['all', 'own']),
    }),
    status: 200,
    refusals: ['cursor-invalid', 'range-inverted'],
  },
} as const satisfies Record<string, Endpoint>;

export type AuditFilter = z.output<typeof auditFilter>;
