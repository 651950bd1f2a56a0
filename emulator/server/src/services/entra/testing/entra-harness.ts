import type { ZodType } from 'zod';
import { createSigningKeySource } from '../../../adapters/authentication/signing-key.ts';
import { createTokenAuthority } from '../../../adapters/authentication/token-authority.ts';
import { createSystemClock } from '../../../adapters/clock/system-clock.ts';
import { createSeededIdGenerator } from '../../../adapters/id-generator/seeded-id-generator.ts';
import type { OperationResponse } from '../../../kernel/operation.ts';
import type { Logger } from '../../../kernel/ports/logger.ts';
import type { ServiceContext } from '../../../kernel/service.ts';
import type { EntraConfiguration } from '../entra-configuration.ts';
import { createEntraService } from '../index.ts';

const silence: Logger = { debug() {}, info() {}, warn() {}, error() {} };
const signingKey = createSigningKeySource();

export const origin = 'https://localhost:3002';
export const tenantId = '22222222-2222-4222-8222-222222222222';
export const redirectUri = 'http://localhost:3000/callback';
/** The pair of RFC 7636 appendix B. */
export const codeVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const codeChallenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

type Fields = Readonly<Record<string, string>>;
export interface EntraCall {
  readonly tenant?: string;
  readonly query?: Fields | URLSearchParams;
  readonly form?: Fields;
  readonly headers?: Fields;
}
export interface EntraResponse extends OperationResponse {
  readonly body: Record<string, unknown>;
}

export const authorizationQuery = {
  client_id: 'emulator',
  response_type: 'code',
  redirect_uri: redirectUri,
  scope: 'openid profile email',
  state: 'a state',
  nonce: 'a nonce',
  code_challenge: codeChallenge,
  code_challenge_method: 'S256',
};
export const clientFields = { client_id: 'emulator', client_secret: 'emulator-secret' };

/** The Entra service with the real token authority and a clock that stands still. */
export function createEntraHarness(configuration: EntraConfiguration = {}) {
  const clock = createSystemClock(silence, () => Date.UTC(2026, 0, 31, 12));
  clock.freeze();
  const ids = createSeededIdGenerator('entra');
  const tokens = createTokenAuthority({
    clock,
    ids,
    signingKey,
    identities: { exists: async () => false, tokensValidAfter: async () => undefined },
    resourceId: 'resource',
  });
  const service = createEntraService({ clock, ids, tokens } as unknown as ServiceContext, configuration);

  async function call(operationId: string, request: EntraCall = {}): Promise<EntraResponse> {
    const operation = service.operations.find(({ id }) => id === operationId);
    if (!operation) throw new Error(`There is no operation ${operationId}.`);
    const { params, headers } = operation.request;
    const path = operation.route.split(' ')[1]!.replace('{tenant}', request.tenant ?? tenantId);
    const type = request.form ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
    const response = await operation.handle(undefined, {
      params: parse(params, { tenant: request.tenant ?? tenantId }),
      query: undefined,
      headers: parse(headers, { ...type, ...request.headers }),
      body: undefined,
      rawBody: Buffer.from(new URLSearchParams(request.form).toString()),
      principal: { kind: 'anonymous' },
      url: new URL(`${origin}${path}?${new URLSearchParams(request.query)}`),
      requestId: 'request',
    });
    return response as EntraResponse;
  }

  return {
    clock,
    service,
    tokens,
    call,
    issueToken: (form: Fields, headers?: Fields) =>
      call('Entra_IssueToken', { form, ...(headers && { headers }) }),
    /** Signs somebody in and gives the parameters with which the user comes back to the client. */
    async signIn(query: Fields = {}, form: Fields = { name: 'Ada Lovelace' }): Promise<URLSearchParams> {
      const response = await call('Entra_SignIn', { query: { ...authorizationQuery, ...query }, form });
      return locationOf(response).searchParams;
    },
    async redeem(code: string, more: Fields = {}): Promise<EntraResponse> {
      const form = {
        ...clientFields,
        grant_type: 'authorization_code',
        redirect_uri: redirectUri,
        code_verifier: codeVerifier,
        code,
        ...more,
      };
      return call('Entra_IssueToken', { form });
    },
    async claimsOf(token: unknown): Promise<Record<string, unknown>> {
      const outcome = await tokens.verifyToken(String(token), {});
      if ('reason' in outcome) throw new Error(outcome.reason);
      return outcome.claims;
    },
  };
}

export function locationOf(response: OperationResponse): URL {
  const location = response.headers?.location;
  if (response.status !== 302 || location === undefined)
    throw new Error(`There is no redirect but ${response.status}: ${textOf(response).slice(0, 2000)}`);
  return new URL(location);
}

export function textOf({ body }: OperationResponse): string {
  return body instanceof Uint8Array ? Buffer.from(body).toString() : JSON.stringify(body);
}

function parse(schema: ZodType | undefined, value: unknown): unknown {
  return schema?.parse(value);
}
