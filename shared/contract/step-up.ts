import { z } from 'zod';
import { DRAFTS, STEP_UP_ENDPOINTS } from '../values/money-lists.ts';
import type { Endpoint } from './endpoint.ts';
import { instant, masked } from './fields.ts';

const OPERATORS = { callers: ['operator'], permission: null, widgets: [], feature: null } as const satisfies Partial<Endpoint>;
const draft = z.enum(DRAFTS);

/** Codes before operations that move money (DOMAIN.md §3.8), and operations that are not finished yet. */
export const stepUpEndpoints = {
  'POST /v1/step-up': {
    ...OPERATORS,
    summary: 'Ask for a code',
    description:
      'Six digits to the operator’s own address, for ten minutes and five tries, bound to this operation with just this request: another amount needs another code. 15 an hour, 60 a day. The code goes along as `Step-Up-Code`.',
    body: z.strictObject({
      endpoint: z.enum(STEP_UP_ENDPOINTS),
      params: z.record(z.string().max(64), z.string().max(128)).optional(),
      body: z.record(z.string().max(64), z.unknown()).describe('The request that is to be sent, as it is to be sent.'),
    }),
    answer: z.object({
      sentTo: masked,
      expiresInSeconds: z.number().int().min(0),
      triesLeft: z.number().int().min(0),
      codesLeft: z.object({ hour: z.number().int().min(0), day: z.number().int().min(0) }),
    }),
    status: 201,
    refusals: [
      'permission-missing',
      'widget-not-in-session',
      'partner-kind-wrong',
      'step-up-off',
      'step-up-address-missing',
      'step-up-limit-reached',
      'mail-unavailable',
      'request-invalid',
      'result-not-ready',
    ],
    maximumBodyBytes: 4 * 1024 * 1024,
  },
  'GET /v1/drafts/:draft': {
    ...OPERATORS,
    summary: 'An unfinished operation',
    description: 'The operator’s own, kept for 24 hours from the last change, so that an expired session or a closed tab loses nothing.',
    params: z.strictObject({ draft }),
    answer: z.object({
      content: z.string().nullable().describe('As it was saved; null where there is none.'),
      savedAt: instant.nullable(),
      expiresInSeconds: z.number().int().min(0),
    }),
    status: 200,
    refusals: [],
    isSensitive: true,
  },
  'PUT /v1/drafts/:draft': {
    ...OPERATORS,
    summary: 'Keep an unfinished operation',
    description: 'Replaces the one before; stored sealed.',
    params: z.strictObject({ draft }),
    body: z.strictObject({ content: z.string().min(1).max(1_500_000) }),
    answer: z.object({ savedAt: instant, expiresInSeconds: z.number().int().min(0) }),
    status: 200,
    refusals: [],
    maximumBodyBytes: 2 * 1024 * 1024,
  },
  'DELETE /v1/drafts/:draft': {
    ...OPERATORS,
    summary: 'Throw an unfinished operation away',
    description: 'Also done by the operation itself once it is finished.',
    params: z.strictObject({ draft }),
    answer: z.undefined(),
    status: 204,
    refusals: [],
  },
} as const satisfies Record<string, Endpoint>;
