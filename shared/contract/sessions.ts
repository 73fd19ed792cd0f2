import { z } from 'zod';
import { FEATURES, LOCALES, MODES, PARTNER_KINDS, WIDGETS } from '../values/lists.ts';
import { PROBLEM_CODES } from '../values/problem-codes.ts';
import { hasUnseen } from '../values/unseen.ts';
import type { Endpoint } from './endpoint.ts';
import { customerId, instant, madeId, origin, permission, roleCode, userId } from './fields.ts';

const operatorSubject = z.strictObject({
  kind: z.literal('operator'),
  userId,
  name: z.string().trim().min(1).max(64).optional().describe("The operator's name; stored, and sent out masked only."),
  roles: z
    .array(roleCode)
    .max(20)
    .optional()
    .describe(
      'DOMAIN.md §1.3: 1 to 3 roles; administrator stands alone; account-manager and supervisor exclude each other. Required where the partner takes roles from the session; where roles are kept in the store, leave them out or name exactly those.',
    ),
});

const endCustomerSubject = z.strictObject({
  kind: z.literal('end-customer'),
  customerId,
  personId: userId
    .refine((text) => !hasUnseen(text), 'No characters that nobody sees.')
    .optional()
    .describe('Your own id of the person at the customer, never a name; signatures name it as who signed.'),
});

const action = z.object({
  endpoint: z.string().describe('Endpoint key, such as `POST /v1/customers/search`.'),
  isAllowed: z.boolean(),
  refusal: z.enum(PROBLEM_CODES).nullable().describe('Why it is refused; null where it is allowed.'),
});

export const sessionView = z.object({
  sessionId: madeId,
  partner: z.object({ partnerId: madeId, name: z.string(), kind: z.enum(PARTNER_KINDS) }),
  mode: z.enum(MODES),
  actor: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('operator'),
      operatorId: madeId,
      userId: z.string(),
      roles: z.array(roleCode),
      permissions: z.array(permission),
    }),
    z.object({ kind: z.literal('end-customer'), customerId, personId: z.string().nullable() }),
  ]),
  locale: z.enum(LOCALES),
  widgets: z.array(z.enum(WIDGETS)),
  features: z.array(z.enum(FEATURES)),
  actions: z.array(action),
  stepUp: z.boolean().describe('Whether the partner asks for codes before operations that move money.'),
  expiresInSeconds: z.number().int().min(0).describe('Life left of the token, counted by the server.'),
  businessTime: z.object({ now: instant, isMoved: z.boolean().describe('True where a demonstration has moved the business clock.') }),
});

export const sessionEndpoints = {
  'POST /v1/sessions': {
    summary: 'Mint a session',
    description:
      "Called by the partner's server with its secret key. Names the operator by the partner's own user id or the end customer. Where roles come with the session, an operator is created if new, and one who is named a supervisor no more frees their account managers (R-ROLE-5); sessions of the same operator that are live already keep the roles they were minted with until they end, so revoke them with `POST /v1/sessions/revoke` where roles were taken away. Where roles are kept in the store, only operators who are known there with roles are let in. The answer holds a secret that the browser swaps once, within 60 seconds, for a token.",
    callers: ['secret-key'],
    permission: null,
    widgets: [],
    feature: null,
    body: z.strictObject({
      subject: z.discriminatedUnion('kind', [operatorSubject, endCustomerSubject]),
      origins: z.array(origin).min(1).max(20).describe('Pages that may use the session.'),
      widgets: z.array(z.enum(WIDGETS)).min(1).optional().describe('Default: all.'),
      features: z.array(z.enum(FEATURES)).optional().describe('Default: all.'),
      locale: z.enum(LOCALES).optional().describe('Default: zh-CN.'),
      mode: z.enum(MODES).optional().describe("Must equal the key's mode where given."),
    }),
    answer: z.object({ sessionId: madeId, secret: z.string(), expiresInSeconds: z.number().int(), mode: z.enum(MODES) }),
    status: 201,
    refusals: ['mode-mismatch', 'roles-missing', 'roles-too-many', 'roles-conflict', 'role-unknown', 'roles-differ', 'not-found'],
    isSensitive: true,
  },
  'POST /v1/session/token': {
    summary: 'Swap a secret for a token',
    description: 'Called once by the widget. The token lives 10 minutes and is bound to partner, actor and the calling origin.',
    callers: ['public'],
    permission: null,
    widgets: [],
    feature: null,
    body: z.strictObject({ secret: z.string().min(1).max(200) }),
    answer: z.object({ token: z.string(), expiresInSeconds: z.number().int(), session: sessionView }),
    status: 200,
    refusals: ['secret-invalid', 'session-revoked', 'origin-missing', 'origin-not-allowed'],
    isSensitive: true,
  },
  'GET /v1/session': {
    summary: 'What this session may do',
    description: 'Lists every endpoint a session can call, with the reason for each one refused.',
    callers: ['operator', 'end-customer'],
    permission: null,
    widgets: [],
    feature: null,
    answer: sessionView,
    status: 200,
    refusals: [],
  },
  'DELETE /v1/session': {
    summary: 'Log out',
    description: 'Revokes the calling session at once, on every replica.',
    callers: ['operator', 'end-customer'],
    permission: null,
    widgets: [],
    feature: null,
    answer: z.undefined(),
    status: 204,
    refusals: [],
  },
  'POST /v1/sessions/revoke': {
    summary: 'Revoke sessions',
    description: "Called by the partner's server. Revokes one session, or every live session of an operator or an end customer.",
    callers: ['secret-key'],
    permission: null,
    widgets: [],
    feature: null,
    body: z.strictObject({
      target: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('session'), sessionId: madeId }),
        z.strictObject({ kind: z.literal('operator'), userId }),
        z.strictObject({ kind: z.literal('end-customer'), customerId }),
      ]),
    }),
    answer: z.object({ revoked: z.number().int().min(0) }),
    status: 200,
    refusals: ['not-found'],
  },
} as const satisfies Record<string, Endpoint>;
