import type { ZodType } from 'zod';
import { AcsError, badRequest } from '../acs-error.ts';
import type { Operation, OperationRequest, OperationResponse } from '../operation.ts';

/** What a test asks of an operation; the rest of the request is the same for all. */
export interface OperationCall {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  /** Instead of the caller's. */
  readonly apiVersion?: string;
}

export interface OperationCallerOptions {
  readonly operations: () => readonly Operation[];
  readonly apiVersion?: string;
  readonly principal?: OperationRequest['principal'];
}

/** Calls operations by their ids with what their schemas make of a request, without gateway and network. */
export function createOperationCaller(options: OperationCallerOptions) {
  const { operations, principal = { kind: 'accessKey' } } = options;

  async function call<Body>(
    operationId: string,
    request: OperationCall = {},
  ): Promise<OperationResponse & { body: Body; headers: Record<string, string> }> {
    const operation = operations().find(({ id }) => id === operationId);
    if (!operation) throw new Error(`There is no operation ${operationId}.`);
    const { params, query, headers, body } = operation.request;
    const response = await operation.handle(undefined as never, {
      params: parse(params, request.params ?? {}),
      query: parse(query, request.query ?? {}),
      headers: parse(headers, request.headers ?? {}),
      body: parse(body, request.body),
      rawBody: new Uint8Array(),
      principal,
      url: urlOf(operation, { apiVersion: options.apiVersion, ...request }),
      requestId: 'request',
    });
    return response as OperationResponse & { body: Body; headers: Record<string, string> };
  }

  return {
    call,
    /** The error that the call is refused with. */
    async failure(operationId: string, request?: OperationCall): Promise<AcsError> {
      const outcome = await call(operationId, request).catch((error: unknown) => error);
      if (outcome instanceof AcsError) return outcome;
      throw new Error(`${operationId} answered ${JSON.stringify(outcome)}.`);
    },
  };
}

function urlOf(
  { route }: Operation,
  request: Omit<OperationCall, 'apiVersion'> & { apiVersion: string | undefined },
): URL {
  const path = route
    .split(' ')[1]!
    .replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(request.params?.[name] ?? ''));
  const url = new URL(`https://localhost:3002${path}`);
  if (request.apiVersion) url.searchParams.set('api-version', request.apiVersion);
  for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
  return url;
}

function parse(schema: ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw badRequest(
    result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
  );
}
