import type { ZodType, output } from 'zod';
import type { AuthenticationScheme, Principal } from './principal.ts';
import type { AccessTokenScope } from './ports/token-authority.ts';

type Schema = ZodType | undefined;
type Parsed<S extends Schema> = S extends ZodType ? output<S> : undefined;

export interface RequestSchemas<P extends Schema, Q extends Schema, H extends Schema, B extends Schema> {
  readonly params?: P;
  readonly query?: Q;
  /** Header names in lower case. */
  readonly headers?: H;
  /** JSON body; an absent or empty one is parsed as `undefined`. Left out: the body is not read as JSON. */
  readonly body?: B;
}

export interface OperationRequest<P = unknown, Q = unknown, H = unknown, B = unknown> {
  readonly params: P;
  readonly query: Q;
  readonly headers: H;
  readonly body: B;
  readonly rawBody: Uint8Array;
  readonly principal: Principal;
  readonly url: URL;
  readonly requestId: string;
}

export interface OperationResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * A JSON value, bytes, nothing, or an `AsyncIterable<string>`: each string is sent at once, the next one is asked for
   * when the network took it, and `return()` is called when the client goes away.
   */
  readonly body?: unknown;
}

/** One REST operation of a published specification. `Ports` is what its handler needs of the service. */
export interface Operation<Ports = never> {
  /** `operationId` of the specification. */
  readonly id: string;
  /** Method and path verbatim from the specification, so that it can be searched for. */
  readonly route: string;
  /** Any one of these is enough. */
  readonly auth: readonly AuthenticationScheme[];
  /** With `userToken`: the token must carry one of these. */
  readonly scopes?: readonly AccessTokenScope[];
  /** False for operations outside the ACS data plane, which take no `api-version`. Default true. */
  readonly requiresApiVersion?: boolean;
  /** For operations that take more than the 4 MB of the data plane. */
  readonly maximumBodyBytes?: number;
  readonly request: RequestSchemas<Schema, Schema, Schema, Schema>;
  handle(ports: Ports, request: OperationRequest): Promise<OperationResponse> | OperationResponse;
}

interface OperationDefinition<
  Ports,
  P extends Schema,
  Q extends Schema,
  H extends Schema,
  B extends Schema,
> extends Omit<Operation<Ports>, 'request' | 'handle'> {
  readonly request: RequestSchemas<P, Q, H, B>;
  handle(
    ports: Ports,
    request: OperationRequest<Parsed<P>, Parsed<Q>, Parsed<H>, Parsed<B>>,
  ): Promise<OperationResponse> | OperationResponse;
}

/**
 * Declares an operation with its handler typed by its schemas. The handler's first parameter lists the ports it needs.
 *
 * @example
 * export const deleteIdentity = defineOperation({
 *   id: 'CommunicationIdentity_Delete',
 *   route: 'DELETE /identities/{id}',
 *   auth: ['accessKey', 'entra'],
 *   request: { params: identityParams },
 *   async handle({ identities }: Pick<IdentityPorts, 'identities'>, { params }) {
 *     await identities.delete(params.id);
 *     return noContent();
 *   },
 * });
 */
export function defineOperation<
  Ports,
  P extends Schema = undefined,
  Q extends Schema = undefined,
  H extends Schema = undefined,
  B extends Schema = undefined,
>(definition: OperationDefinition<Ports, P, Q, H, B>): Operation<Ports> {
  return definition as unknown as Operation<Ports>;
}

export const ok = (body?: unknown): OperationResponse => ({ status: 200, body });
export const created = (body: unknown, headers: Record<string, string> = {}): OperationResponse => ({
  status: 201,
  body,
  headers,
});
export const noContent = (): OperationResponse => ({ status: 204 });
