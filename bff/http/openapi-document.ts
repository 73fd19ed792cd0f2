import { z } from 'zod';
import { contract, type Endpoint, type EndpointKey } from '../../shared/contract/index.ts';
import { IDEMPOTENCY_KEY_PATTERN } from '../../shared/values/ids.ts';
import { PROBLEM_CODES, type ProblemCode } from '../../shared/values/problem-codes.ts';
import type { Refusal } from '../actions/action.ts';
import { EXAMPLES } from './examples/index.ts';
import { type JsonObject, jsonSchemaOf } from './json-schema.ts';
import { describeWebhooks } from './openapi-webhooks.ts';
import { COMMON_CODES, PROBLEMS, problemOf } from './problems.ts';
import { DEFAULT_MAXIMUM_BODY_BYTES } from './receive.ts';

export interface Operation {
  key: EndpointKey;
  method: string;
  path: string;
  endpoint: Endpoint;
  /** Every code this endpoint can be refused with, in the order of the closed list. */
  codes: ProblemCode[];
}

/** The contract's endpoints with everything that documentation says about them. */
export function listOperations(): Operation[] {
  return Object.entries<Endpoint>(contract).map(([key, endpoint]) => {
    const [method = '', path = ''] = key.split(' ');
    return { key: key as EndpointKey, method, path, endpoint, codes: codesOf(endpoint) };
  });
}

/** OpenAPI 3.1 of the contract, made from the schemas that parse requests and answers. Paths stand under `server`. */
export function createOpenApi(server = '.'): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const operation of listOperations()) {
    const path = templateOf(operation.path);
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describeOperation(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Partner Widget Kit',
      version: '1',
      description: 'The backend-for-frontend behind the widgets. Lists carry masked forms; clear text leaves through a reveal only.',
    },
    servers: [{ url: server }],
    paths,
    webhooks: describeWebhooks(),
    components: {
      securitySchemes: SECURITY_SCHEMES,
      schemas: { Problem: PROBLEM_SCHEMA },
      headers: { RequestId: REQUEST_ID, IdempotencyReplayed: REPLAYED },
    },
  };
}

/** `/v1/jobs/:jobId` as OpenAPI writes it. */
function templateOf(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}');
}

/** Every code that a call of the endpoint may be answered with. */
export function codesOf(endpoint: Endpoint): ProblemCode[] {
  const isForSessions = endpoint.callers.some((caller) => caller === 'operator' || caller === 'end-customer');
  const codes = new Set<ProblemCode>([
    ...endpoint.refusals,
    ...COMMON_CODES.everyone,
    ...(endpoint.body ? COMMON_CODES.body : []),
    ...(endpoint.callers.includes('secret-key') ? COMMON_CODES['secret-key'] : []),
    ...(isForSessions ? COMMON_CODES.session : []),
    ...(isForSessions && endpoint.callers.length < 2 ? (['session-kind-wrong'] as const) : []),
    ...(endpoint.isCommand ? COMMON_CODES.command : []),
    ...(endpoint.hasStepUp ? COMMON_CODES.stepUp : []),
    ...(endpoint.widgets.length > 0 ? (['widget-not-in-session'] as const) : []),
    ...(endpoint.partnerKind ? (['partner-kind-wrong'] as const) : []),
    ...(endpoint.feature ? (['feature-not-in-session'] as const) : []),
    ...(endpoint.permission ? (['permission-missing'] as const) : []),
  ]);
  return PROBLEM_CODES.filter((code) => codes.has(code));
}

function describeOperation({ key, endpoint, codes }: Operation): JsonObject {
  const { body, answer } = EXAMPLES[key];
  const content = (schema: z.ZodType, io: 'input' | 'output', example: unknown) => ({
    'application/json': { schema: jsonSchemaOf(schema, io), ...(example === undefined ? {} : { example }) },
  });
  return {
    operationId: operationIdOf(key),
    summary: endpoint.summary,
    description: endpoint.description,
    security: securityOf(endpoint),
    'x-permission': endpoint.permission,
    'x-widgets': endpoint.widgets,
    'x-partner-kind': endpoint.partnerKind,
    'x-feature': endpoint.feature,
    'x-maximum-body-bytes': endpoint.body ? (endpoint.maximumBodyBytes ?? DEFAULT_MAXIMUM_BODY_BYTES) : undefined,
    ...parametersOf(endpoint),
    ...(endpoint.body ? { requestBody: { required: true, content: withMaximum(content(endpoint.body, 'input', body), endpoint) } } : {}),
    responses: {
      [endpoint.status]: {
        description: endpoint.status === 204 ? 'Done; no body.' : 'The answer.',
        headers: {
          'X-Request-Id': { $ref: '#/components/headers/RequestId' },
          ...(endpoint.isCommand ? { 'Idempotency-Replayed': { $ref: '#/components/headers/IdempotencyReplayed' } } : {}),
        },
        ...(endpoint.status === 204 ? {} : { content: endpoint.isFile ? filesOf(endpoint) : content(endpoint.answer, 'output', answer) }),
      },
      ...problemResponses(codes),
    },
  };
}

const BYTES = { schema: { type: 'string', format: 'binary' } };
const TABLES = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];

function filesOf({ fileTypes = TABLES }: Endpoint): JsonObject {
  return Object.fromEntries(fileTypes.map((type) => [type, BYTES]));
}

/** How many items a batch may hold is checked before its schema, which therefore does not say so. */
function withMaximum(content: { 'application/json': { schema: JsonObject } }, { batch }: Endpoint): JsonObject {
  const list = batch && (content['application/json'].schema.properties as Record<string, JsonObject>)[batch.field];
  if (list) list.maxItems = batch.maximum;
  return content;
}

function operationIdOf(key: string): string {
  const [method = '', path = ''] = key.split(' ');
  return [method.toLowerCase(), ...path.replaceAll(':', '').split('/').slice(2)].join('-');
}

function securityOf({ callers }: Endpoint): JsonObject[] {
  if (callers.includes('public')) return [];
  return callers.includes('secret-key') ? [{ secretKey: [] }] : [{ sessionToken: [] }];
}

function parametersOf({ params, query, isCommand = false, hasStepUp = false }: Endpoint): JsonObject {
  const list = [
    ...Object.entries(params?.shape ?? {}).map(([name, schema]) => ({ in: 'path', name, required: true, schema })),
    ...Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
      in: 'query',
      name,
      required: !z.safeParse(schema, undefined).success,
      schema,
    })),
  ];
  const own = list.map((one) => ({ ...one, schema: jsonSchemaOf(one.schema as z.ZodType, 'input') }));
  const parameters = [...own, ...(isCommand ? [IDEMPOTENCY_KEY] : []), ...(hasStepUp ? [STEP_UP_CODE] : [])];
  return parameters.length === 0 ? {} : { parameters };
}

const IDEMPOTENCY_KEY = {
  in: 'header',
  name: 'Idempotency-Key',
  required: true,
  description:
    'Of your own making, a new one for each decision and the same when you send it again; kept for 24 hours at least. The same key and request: the first answer again. The same key and another request: refused, and nothing moves.',
  schema: { type: 'string', pattern: IDEMPOTENCY_KEY_PATTERN.source },
};

const STEP_UP_CODE = {
  in: 'header',
  name: 'Step-Up-Code',
  required: false,
  description: 'The code that `POST /v1/step-up` sent for this very request, where the partner asks for codes.',
  schema: { type: 'string', pattern: '^[0-9]{6}$' },
};

/** One response per status; its examples show every code. */
function problemResponses(codes: readonly ProblemCode[]): JsonObject {
  const statuses = [...new Set(codes.map((code) => PROBLEMS[code].status))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const own = codes.filter((code) => PROBLEMS[code].status === status);
      const examples = Object.fromEntries(
        own.map((code) => [code, { value: problemOf({ refusal: code, ...TOLD_WITH[code] }, EXAMPLE_REQUEST_ID) }]),
      );
      const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, examples } };
      return [status, { description: own.map((code) => PROBLEMS[code].title).join('; '), content }];
    }),
  );
}

const TO_SIGN = [{ code: 'association-notice', version: 2, title: '客户关联华为云合作伙伴须知', dueAt: '2024-10-01T00:00:00.000Z' }];
const TOLD_WITH: Partial<Record<ProblemCode, Pick<Refusal, 'agreements'>>> = {
  'agreement-required': { agreements: TO_SIGN },
  'agreement-outdated': { agreements: TO_SIGN },
};

const EXAMPLE_REQUEST_ID = 'req_N4pQ7sT0vX3yA6dF9gJ2kM';

const REQUEST_ID = { description: 'Quote it when something goes wrong.', schema: { type: 'string' } };

const REPLAYED = {
  description: 'Present where the answer, a refusal too, is the one that was given when this key came first.',
  schema: { type: 'string', const: 'true' },
};

const SECURITY_SCHEMES = {
  secretKey: {
    type: 'http',
    scheme: 'bearer',
    description: "A partner's secret key, `pwk_test_…` or `pwk_live_…`. Server to server only; never in a browser.",
  },
  sessionToken: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A session token, `pwt_…`, from `POST /v1/session/token`. Bound to the origin that swapped it; lives 10 minutes by default.',
  },
};

const PROBLEM_SCHEMA = jsonSchemaOf(
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(PROBLEM_CODES),
    detail: z.string(),
    requestId: z.string(),
    retryAfterSeconds: z.number().int().min(1).optional().describe('When the same request may succeed.'),
    errors: z.array(z.object({ pointer: z.string().describe('JSON pointer into body, query or params.'), detail: z.string() })).optional(),
    agreements: z
      .array(z.object({ code: z.string(), version: z.number().int(), title: z.string(), dueAt: z.string().nullable() }))
      .optional()
      .describe('What has to be signed: with `agreement-required` and `agreement-outdated`.'),
  }),
  'output',
);
