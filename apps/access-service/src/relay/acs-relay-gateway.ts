import type { CommunicationRelayClient } from '@azure/communication-network-traversal';
import type { RelayConfiguration } from '@switchboard/access-api';
import { AppError, type Secret } from '@switchboard/node-kit';
import { statusOf, toAcsUnavailable } from '../platform/acs-error.ts';
import { RelayGateway } from './relay-gateway.ts';
import { relayNotConfigured } from './relay.errors.ts';

export interface AcsRelayGatewayOptions {
  endpoint: string;
  /** Without it the service authenticates as its managed identity. */
  connectionString: Secret | undefined;
  timeoutMs: number;
}

/** The real SDK, against the emulator; Azure retired the service. */
export class AcsRelayGateway extends RelayGateway {
  readonly #options: AcsRelayGatewayOptions;
  #client: Promise<CommunicationRelayClient> | undefined;

  constructor(options: AcsRelayGatewayOptions) {
    super();
    this.#options = options;
  }

  override async issue(rawId: string, ttlSeconds: number): Promise<RelayConfiguration> {
    this.#client ??= createClient(this.#options);
    try {
      const client = await this.#client;
      const { iceServers, expiresOn } = await client.getRelayConfiguration({
        id: rawId,
        ttl: ttlSeconds,
        routeType: 'any',
        abortSignal: AbortSignal.timeout(this.#options.timeoutMs),
      });
      return {
        iceServers: iceServers.map(({ urls, username, credential }) => ({ urls, username, credential })),
        expiresAt: expiresOn.toISOString(),
      };
    } catch (error) {
      throw toRelayError(error);
    }
  }
}

/** @see CommunicationNetworkTraversal_IssueRelayConfiguration; of what is sent, only the identity can be wrong */
function toRelayError(error: unknown): AppError {
  switch (statusOf(error)) {
    case 400:
      return new AppError('missing', 'identities/unknown', 'The resource does not know this identity.', {
        cause: error,
      });
    case 404:
    case 410:
    case 501:
      return relayNotConfigured(error);
    default:
      return toAcsUnavailable(error);
  }
}

/** Loaded when it is used: it brings an HTTP stack of its own, and few requests need it. */
async function createClient({
  endpoint,
  connectionString,
}: AcsRelayGatewayOptions): Promise<CommunicationRelayClient> {
  const { CommunicationRelayClient } = await import('@azure/communication-network-traversal');
  const options = { retryOptions: { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 1000 } };
  if (connectionString) return new CommunicationRelayClient(connectionString.reveal(), options);
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new CommunicationRelayClient(endpoint, new DefaultAzureCredential(), options);
}
