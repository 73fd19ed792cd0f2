import { zValidator } from '@hono/zod-validator';
import type { Context, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { z } from 'zod';
import type { Endpoint } from '../../shared/contract/index.ts';
import { refuse } from '../actions/action.ts';
import { requestErrors } from '../actions/request-errors.ts';
import { Refused } from './refused.ts';

type Part = 'params' | 'query' | 'body';

const TARGETS = { params: 'param', query: 'query', body: 'json' } as const satisfies Record<Part, string>;

/** Parses what an endpoint takes, by its schemas; an endpoint without any takes nothing. */
export type ParseRequest = (context: Context) => Promise<Record<Part, unknown>>;

const goOn = async () => undefined;

/** Made once per endpoint. Throws `Refused` where a part does not fit its schema. */
export function createParse(endpoint: Endpoint): ParseRequest {
  const parts = (['params', 'query', 'body'] as const).flatMap((part) => {
    const schema = endpoint[part];
    return schema ? [{ part, target: TARGETS[part], validate: validatorOf(part, schema, endpoint.batch) }] : [];
  });
  return async (context) => {
    const parsed: Record<Part, unknown> = { params: undefined, query: undefined, body: undefined };
    for (const { part, target, validate } of parts) {
      try {
        await validate(context, goOn);
      } catch (error) {
        throw error instanceof HTTPException ? new Refused(refuse('body-not-json')) : error;
      }
      parsed[part] = context.req.valid(target as never);
    }
    return parsed;
  };
}

function validatorOf(part: Part, schema: z.ZodObject, batch: Endpoint['batch']): MiddlewareHandler {
  return zValidator(
    TARGETS[part],
    schema,
    (result) => {
      if (!result.success) throw new Refused(refuse('request-invalid', { errors: requestErrors(part, result.error.issues) }));
    },
    // Synchronous parsing is the one that zod compiles.
    {
      validationFunction: async (_schema, value) => {
        if (part === 'body' && batch) checkBatch(value, batch);
        if (part === 'query') checkStorable(value);
        return schema.safeParse(value) as never;
      },
    },
  );
}

/** Looked at before the schema, which would read every item and answer that the shape is wrong. */
function checkBatch(body: unknown, { field, maximum }: NonNullable<Endpoint['batch']>): void {
  const items = (body as Record<string, unknown> | null)?.[field];
  if (!Array.isArray(items) || items.length <= maximum) return;
  const detail = `Too many items: ${maximum} at most, ${items.length} were sent`;
  throw new Refused(refuse('batch-too-large', { errors: [{ pointer: `/body/${field}`, detail }] }));
}

/** NUL is no text that both engines keep; of bodies it is known already. */
function checkStorable(query: Record<string, unknown>): void {
  if (!Object.values(query).some((text) => String(text).includes('\u0000'))) return;
  throw new Refused(refuse('request-invalid', { errors: [{ pointer: '/query', detail: 'A text holds NUL.' }] }));
}
