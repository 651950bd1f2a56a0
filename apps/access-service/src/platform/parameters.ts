import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { AppError } from '@switchboard/node-kit';
import type { z } from 'zod';
import type { HttpRequest } from './http.ts';

/** What a parameter's decorator says of it, also to the OpenAPI document. */
export interface ParameterSource {
  readonly in: 'body' | 'query' | 'path';
  /** In the path. */
  readonly name?: string;
  readonly schema: z.ZodType;
}

const MAX_ERRORS = 20;

/**
 * Decorators for parameters that a Zod schema validates. They do it as they read the parameter: a pipe costs each
 * parameter several promises, even one that answers at once.
 * @see node_modules/@nestjs/core/router/router-execution-context.js `createPipesFn`
 */
const Validated = createParamDecorator(({ in: place, name, schema }: ParameterSource, context) => {
  const request = requestOf(context);
  if (place === 'body') return parse(schema, request.body);
  if (place === 'query') return parse(schema, request.query);
  return parse(schema, request.params[name!]);
});

export const ValidBody = (schema: z.ZodType) => Validated({ in: 'body', schema });
export const ValidQuery = (schema: z.ZodType) => Validated({ in: 'query', schema });
export const ValidParam = (name: string, schema: z.ZodType) => Validated({ in: 'path', name, schema });

function requestOf(context: ExecutionContext) {
  return context.switchToHttp().getRequest<
    HttpRequest & {
      readonly body: unknown;
      readonly query: unknown;
      readonly params: Readonly<Record<string, string>>;
    }
  >();
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success && isKeepable(result.data)) return result.data;
  const issues = result.success ? unkeepable(result.data) : result.error.issues;
  const errors = issues.slice(0, MAX_ERRORS).map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }));
  const detail = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
  throw new AppError('invalid', 'request/invalid', `The request is not valid: ${detail}`, { errors });
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** Whether no text in it has the NUL character or half of a surrogate pair, which no database keeps and nobody writes. */
function isKeepable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  for (const key in value) if (!isKeepable((value as Record<string, unknown>)[key])) return false;
  return true;
}

function unkeepable(value: unknown, path: readonly PropertyKey[] = []): Issue[] {
  if (isKeepable(value)) return [];
  if (typeof value !== 'object' || value === null) {
    return [{ path, message: 'Has the NUL character, or half of a surrogate pair.' }];
  }
  return Object.entries(value).flatMap(([key, inner]) => unkeepable(inner, [...path, key]));
}
