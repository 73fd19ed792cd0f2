import { z } from 'zod';

export type JsonObject = Record<string, unknown>;

/** JSON Schema of what comes in or goes out. Answers may gain fields, so their readers are not told to refuse others. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (io === 'output') delete jsonSchema.additionalProperties;
    },
  });
  return rest;
}
