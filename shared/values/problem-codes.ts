/**
 * Every way a request can be answered with a no. Closed: a code that is not here cannot leave the BFF.
 * Status codes belong to `bff/http`; the words a person reads belong to the widgets' strings.
 */
export const PROBLEM_CODES = [
  'body-missing',
  'body-not-json',
  'body-too-large',
  'content-type-unsupported',
  'request-invalid',
  'cursor-invalid',
  'key-missing',
  'key-invalid',
  'session-missing',
  'session-invalid',
  'session-expired',
  'session-revoked',
  'session-kind-wrong',
  'secret-invalid',
  'origin-missing',
  'origin-not-allowed',
  'mode-mismatch',
  'roles-missing',
  'roles-too-many',
  'roles-conflict',
  'role-unknown',
  'roles-from-session',
  'roles-differ',
  'role-fixed',
  'role-in-use',
  'role-name-taken',
  'custom-roles-full',
  'permission-not-grantable',
  'supervisor-unknown',
  'not-a-supervisor',
  'not-an-account-manager',
  'permission-missing',
  'partner-kind-wrong',
  'widget-not-in-session',
  'feature-not-in-session',
  'purpose-required',
  'reveal-limit-reached',
  'search-limit-reached',
  'batch-too-large',
  'item-repeated',
  'range-inverted',
  'customer-incomplete',
  'customer-erased',
  'customer-assigned',
  'customer-unassigned',
  'assigned-elsewhere',
  'assignment-overlaps',
  'assignment-in-future',
  'reseller-assigned',
  'reseller-unassigned',
  'tags-full',
  'export-empty',
  'exports-full',
  'export-not-done',
  'export-expired',
  'job-ended',
  'webhooks-full',
  'webhook-address-refused',
  'webhook-off',
  'events-forgotten',
  'rate-limited',
  'not-found',
  'method-not-allowed',
  'overloaded',
  'changes-closed',
  'storage-unavailable',
  'internal',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** RFC 9457 problem, as the BFF sends it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail: string;
  requestId: string;
  /** When the same request may succeed, in seconds from now; only where waiting helps. */
  retryAfterSeconds?: number;
  /** Which part of the request was wrong, as JSON pointers into body, query or path. */
  errors?: { pointer: string; detail: string }[];
}
