import { CommunicationIdentityClient } from '@azure/communication-identity';
import { AppError, type Secret } from '@switchboard/node-kit';
import { statusOf, toAcsUnavailable } from '../platform/acs-error.ts';
import { IdentityGateway, type IssuedToken, type TokenScope } from './identity-gateway.ts';

export interface AcsIdentityGatewayOptions {
  endpoint: string;
  /** Without it the service authenticates as its managed identity. */
  connectionString: Secret | undefined;
  timeoutMs: number;
}

/** The real SDK, against Azure or the emulator. */
export class AcsIdentityGateway extends IdentityGateway {
  readonly #options: AcsIdentityGatewayOptions;
  #client: Promise<CommunicationIdentityClient> | undefined;

  constructor(options: AcsIdentityGatewayOptions) {
    super();
    this.#options = options;
  }

  override async createIdentity(): Promise<string> {
    const { communicationUserId } = await this.#call((client, signal) =>
      client.createUser({ abortSignal: signal }),
    );
    return communicationUserId;
  }

  override async issueToken(
    rawId: string,
    scopes: readonly TokenScope[],
    expiresInMinutes: number,
  ): Promise<IssuedToken> {
    try {
      return await this.#call((client, signal) =>
        client.getToken({ communicationUserId: rawId }, [...scopes], {
          tokenExpiresInMinutes: expiresInMinutes,
          abortSignal: signal,
        }),
      );
    } catch (error) {
      if (isAboutTheIdentity(error)) {
        throw new AppError('missing', 'identities/unknown', 'The resource does not know this identity.', {
          cause: error,
        });
      }
      throw error;
    }
  }

  override async revokeTokens(rawId: string): Promise<void> {
    await this.#callForIdentity((client, signal) =>
      client.revokeTokens({ communicationUserId: rawId }, { abortSignal: signal }),
    );
  }

  override async deleteIdentity(rawId: string): Promise<void> {
    await this.#callForIdentity((client, signal) =>
      client.deleteUser({ communicationUserId: rawId }, { abortSignal: signal }),
    );
  }

  override async ping(): Promise<void> {
    const answer = await fetch(this.#options.endpoint, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(2000),
    });
    if (answer.status >= 502) throw new Error(`${this.#options.endpoint} answers ${answer.status}.`);
  }

  /** An identity that the resource does not know needs nothing more. */
  async #callForIdentity(
    work: (client: CommunicationIdentityClient, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    try {
      await this.#call(work);
    } catch (error) {
      if (!isAboutTheIdentity(error)) throw error;
    }
  }

  async #call<R>(work: (client: CommunicationIdentityClient, signal: AbortSignal) => Promise<R>): Promise<R> {
    this.#client ??= createClient(this.#options);
    try {
      return await work(await this.#client, AbortSignal.timeout(this.#options.timeoutMs));
    } catch (error) {
      throw toAcsUnavailable(error);
    }
  }
}

/** The path names nothing but the identity, so that a 404 is about it. */
function isAboutTheIdentity(error: unknown): boolean {
  const status = error instanceof AppError ? statusOf(error.cause) : undefined;
  return status === 404;
}

async function createClient({
  endpoint,
  connectionString,
}: AcsIdentityGatewayOptions): Promise<CommunicationIdentityClient> {
  const options = { retryOptions: { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 1000 } };
  if (connectionString) return new CommunicationIdentityClient(connectionString.reveal(), options);
  // Loaded when it is used: it is the slowest import of the service.
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new CommunicationIdentityClient(endpoint, new DefaultAzureCredential(), options);
}
