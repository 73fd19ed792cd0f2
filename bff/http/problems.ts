import type { Problem, ProblemCode } from '../../shared/values/problem-codes.ts';
import type { Refusal } from '../actions/action.ts';
import { AGREEMENT_PROBLEMS } from './problems-agreements.ts';
import { CONSUMPTION_PROBLEMS } from './problems-consumption.ts';
import { MONEY_PROBLEMS } from './problems-money.ts';

export interface ProblemText {
  status: number;
  title: string;
  detail: string;
}

/**
 * Status and words of every code. The words are the same whatever was asked for, so that what one may not see and what is not
 * there cannot be told apart.
 */
export const PROBLEMS: Readonly<Record<ProblemCode, ProblemText>> = {
  'body-missing': { status: 400, title: 'Body missing', detail: 'Send a JSON body; where every field is optional, send {}.' },
  'body-not-json': { status: 400, title: 'Body is not JSON', detail: 'The body could not be read as UTF-8 JSON.' },
  'body-too-large': { status: 413, title: 'Body too large', detail: 'The body is larger than this endpoint reads.' },
  'content-type-unsupported': { status: 415, title: 'Content type unsupported', detail: 'Send the body as application/json.' },
  'request-invalid': {
    status: 400,
    title: 'Request invalid',
    detail: 'The request does not have the shape that the contract names; see errors.',
  },
  'cursor-invalid': {
    status: 400,
    title: 'Cursor invalid',
    detail: 'The cursor does not belong to this filter and sort. Start from the first page.',
  },
  'key-missing': { status: 401, title: 'Secret key missing', detail: 'Send the secret key as Authorization: Bearer.' },
  'key-invalid': { status: 401, title: 'Secret key invalid', detail: 'The secret key is not known, was revoked or has ended.' },
  'session-missing': { status: 401, title: 'Session missing', detail: 'Send the session token as Authorization: Bearer.' },
  'session-invalid': { status: 401, title: 'Session invalid', detail: 'The session token is not known.' },
  'session-expired': { status: 401, title: 'Session expired', detail: 'The session token has expired. Ask for a new session.' },
  'session-revoked': { status: 401, title: 'Session revoked', detail: 'The session was revoked. Ask for a new session.' },
  'session-kind-wrong': {
    status: 403,
    title: 'Session of the wrong kind',
    detail: 'This endpoint is for sessions of another kind of person.',
  },
  'secret-invalid': { status: 401, title: 'Secret invalid', detail: 'The session secret is not known, was used before, or is too old.' },
  'origin-missing': {
    status: 403,
    title: 'Origin missing',
    detail: 'The request names no origin. Browsers add it; other callers send the header Origin.',
  },
  'origin-not-allowed': { status: 403, title: 'Origin not allowed', detail: 'The session does not allow pages of this origin.' },
  'mode-mismatch': { status: 403, title: 'Mode mismatch', detail: 'The secret key belongs to the other mode (live or test).' },
  'roles-conflict': { status: 422, title: 'Roles conflict', detail: 'These roles cannot be held by one person.' },
  'roles-missing': { status: 422, title: 'Roles missing', detail: 'An operator needs one to three roles.' },
  'roles-too-many': { status: 422, title: 'Too many roles', detail: 'One person holds three roles at most.' },
  'role-unknown': { status: 422, title: 'Role unknown', detail: 'There is no preset and no custom role of this code.' },
  'roles-from-session': {
    status: 409,
    title: 'Roles come with the session',
    detail: 'This partner takes roles from the session, so they cannot be kept here. Change the setting rolesFrom first.',
  },
  'roles-differ': {
    status: 409,
    title: 'Roles differ',
    detail:
      'This partner keeps roles here, and they are not the ones that the session names. They are never merged: leave them out, or make them equal.',
  },
  'role-fixed': { status: 409, title: 'Role is fixed', detail: 'Preset roles can be neither changed nor removed.' },
  'role-in-use': { status: 409, title: 'Role in use', detail: 'Operators hold this role. Take it from them first.' },
  'role-name-taken': { status: 409, title: 'Name taken', detail: 'Another role has this name.' },
  'custom-roles-full': { status: 409, title: 'No further custom role', detail: 'A partner has 10 custom roles at most.' },
  'permission-not-grantable': {
    status: 422,
    title: 'Permission not grantable',
    detail: 'Administrators alone hold this permission; a custom role cannot.',
  },
  'supervisor-unknown': { status: 422, title: 'Supervisor unknown', detail: 'There is no operator of this user id.' },
  'not-a-supervisor': { status: 422, title: 'Not a supervisor', detail: 'This operator does not hold the role supervisor.' },
  'not-an-account-manager': {
    status: 422,
    title: 'Not an account manager',
    detail: 'This operator does not hold the role account-manager.',
  },
  'partner-kind-wrong': { status: 403, title: 'Partner of another kind', detail: 'Only distributors have resellers.' },
  'batch-too-large': { status: 400, title: 'Too many items', detail: 'One call carries fewer items; see errors. Nothing was changed.' },
  'item-repeated': { status: 422, title: 'Item repeated', detail: 'An earlier item of the call names the same; that one counts.' },
  'range-inverted': { status: 400, title: 'Range upside down', detail: 'The lower end of a range lies above its upper end; see errors.' },
  'customer-incomplete': {
    status: 422,
    title: 'Customer incomplete',
    detail: 'A new customer needs associationType and associatedAt.',
  },
  'customer-erased': {
    status: 409,
    title: 'Customer erased',
    detail: 'The personal data of this customer were erased and are not taken again; it can be given to nobody any more.',
  },
  'customer-assigned': {
    status: 409,
    title: 'Customer assigned',
    detail: 'This customer has an account manager already. Withdraw it first, or hand it over.',
  },
  'customer-unassigned': { status: 409, title: 'Customer not assigned', detail: 'This customer has no account manager.' },
  'assigned-elsewhere': {
    status: 409,
    title: 'Held by somebody else',
    detail: 'Another account manager holds this customer by now. Load it anew.',
  },
  'assignment-overlaps': {
    status: 409,
    title: 'Periods would overlap',
    detail: 'The period would begin before another one of this customer, which has begun or ended later.',
  },
  'assignment-in-future': { status: 422, title: 'Instant in the future', detail: 'An assignment begins or ends now or earlier.' },
  'reseller-assigned': { status: 409, title: 'Reseller assigned', detail: 'This reseller has an account manager already.' },
  'reseller-unassigned': { status: 409, title: 'Reseller not assigned', detail: 'This reseller has no account manager.' },
  'tags-full': { status: 422, title: 'Too many tags', detail: 'A customer has 20 tags at most.' },
  'export-empty': { status: 422, title: 'Nothing to export', detail: 'Nothing matches, so that there would be no rows in the file.' },
  'exports-full': {
    status: 429,
    title: 'Too many exports',
    detail: 'As many exports of yours as are allowed are waiting or running. Wait for one to end, or cancel one.',
  },
  'export-not-done': { status: 409, title: 'Export not done', detail: 'Only an export that is done can be downloaded.' },
  'export-expired': { status: 410, title: 'Export expired', detail: 'The file is no longer kept. Ask for a new one.' },
  'job-ended': { status: 409, title: 'Job has ended', detail: 'A job that has ended cannot be cancelled.' },
  'permission-missing': { status: 403, title: 'Permission missing', detail: 'None of the roles allows this.' },
  'widget-not-in-session': { status: 403, title: 'Widget not in session', detail: 'The session was minted without this widget.' },
  'feature-not-in-session': { status: 403, title: 'Feature not in session', detail: 'The session was minted without this feature.' },
  'purpose-required': { status: 422, title: 'Purpose required', detail: 'Name the purpose of the reveal.' },
  'reveal-limit-reached': {
    status: 429,
    title: 'Reveal limit reached',
    detail: 'More cells were asked for than may still be revealed. Nothing was revealed.',
  },
  'search-limit-reached': { status: 429, title: 'Search limit reached', detail: 'Too many searches by name.' },
  'webhooks-full': { status: 409, title: 'Too many webhooks', detail: 'A partner has at most 5 webhooks. Remove one first.' },
  'webhook-address-refused': {
    status: 422,
    title: 'Webhook address refused',
    detail: 'Webhooks go to https addresses that are public; whoever runs the service can allow others.',
  },
  'webhook-off': { status: 409, title: 'Webhook switched off', detail: 'Switch the webhook on first.' },
  'events-forgotten': {
    status: 410,
    title: 'Events forgotten',
    detail: 'Events after this one are no longer kept. Read your data anew, then go on from the newest event.',
  },
  ...MONEY_PROBLEMS,
  ...CONSUMPTION_PROBLEMS,
  ...AGREEMENT_PROBLEMS,
  'rate-limited': { status: 429, title: 'Too many requests', detail: 'Too many requests in a short time.' },
  'not-found': { status: 404, title: 'Not found', detail: 'There is nothing here, or nothing that this caller may see.' },
  'method-not-allowed': { status: 405, title: 'Method not allowed', detail: 'The address is known, but not with this method.' },
  'changes-closed': {
    status: 503,
    title: 'Changes closed',
    detail: 'The store was restored from a backup and takes no changes until whoever runs the service releases it.',
  },
  overloaded: {
    status: 503,
    title: 'Overloaded',
    detail: 'More is asked than can be answered now. Send it again: what of a batch was saved already stays as it is.',
  },
  'storage-unavailable': {
    status: 503,
    title: 'Storage unavailable',
    detail: 'The database cannot be reached, or has no room left to write.',
  },
  internal: { status: 500, title: 'Internal error', detail: 'Something went wrong here. Quote the request id.' },
};

/** Codes that any caller of a kind may meet, besides an endpoint's own refusals. */
export const COMMON_CODES = {
  body: ['body-missing', 'body-not-json', 'body-too-large', 'content-type-unsupported', 'request-invalid'],
  'secret-key': ['key-missing', 'key-invalid'],
  session: ['session-missing', 'session-invalid', 'session-expired', 'session-revoked', 'origin-missing', 'origin-not-allowed'],
  command: ['idempotency-key-missing', 'idempotency-key-invalid', 'idempotency-key-reused', 'request-in-flight'],
  stepUp: ['step-up-required', 'step-up-code-wrong', 'step-up-code-expired'],
  everyone: ['rate-limited', 'overloaded', 'changes-closed', 'storage-unavailable', 'internal'],
} as const satisfies Record<string, readonly ProblemCode[]>;

/** RFC 9457 names a problem by URI; a URN, because a page about it need not exist where the BFF is mounted. */
export function problemType(code: ProblemCode): string {
  return `urn:partner-widget-kit:problem:${code}`;
}

export function problemOf({ refusal, retryAfterSeconds, errors, agreements }: Refusal, requestId: string): Problem {
  const { status, title, detail } = PROBLEMS[refusal];
  return {
    type: problemType(refusal),
    title,
    status,
    code: refusal,
    detail,
    requestId,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(errors === undefined ? {} : { errors: [...errors] }),
    ...(agreements === undefined ? {} : { agreements: [...agreements] }),
  };
}
