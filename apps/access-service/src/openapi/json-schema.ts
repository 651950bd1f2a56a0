import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

/** @param io the schema of what is sent to us (`input`), or of what we send (`output`) */
export function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}

export function requestBody(schema: z.ZodType): JsonSchema {
  return {
    required: !schema.safeParse(undefined).success,
    content: { 'application/json': { schema: toJsonSchema(schema, 'input') } },
  };
}

/** One parameter for each property of a query schema. */
export function querySchemas(schema: z.ZodType | undefined): JsonSchema[] {
  if (!schema) return [];
  const json = toJsonSchema(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: json.required?.includes(name) ?? false,
    schema: property,
  }));
}
