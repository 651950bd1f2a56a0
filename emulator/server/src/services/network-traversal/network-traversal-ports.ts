import type { RelayServer } from '../../kernel/ports/relay-server.ts';
import type { ServiceContext } from '../../kernel/service.ts';
import { iceServerUrls } from './ice-server-urls.ts';
import { createRelayCredentialIssuer, type IssueRelayCredential } from './relay-credential.ts';

interface IssuingRelay {
  readonly urls: readonly string[];
  readonly issueCredential: IssueRelayCredential;
}

/** What the operations of this service work with. */
export interface NetworkTraversalPorts extends Pick<ServiceContext, 'clock' | 'ids' | 'identities'> {
  /** Undefined when the emulator was started without one. */
  readonly relay: IssuingRelay | undefined;
}

export function createNetworkTraversalPorts(
  { clock, ids, identities }: ServiceContext,
  server: RelayServer | undefined,
): NetworkTraversalPorts {
  const relay = server && {
    urls: iceServerUrls(server.urls),
    issueCredential: createRelayCredentialIssuer(server),
  };
  return { clock, ids, identities, relay };
}
