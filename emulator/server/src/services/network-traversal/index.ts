import type { RelayServer } from '../../kernel/ports/relay-server.ts';
import { bindOperations, type EmulatedService, type ServiceContext } from '../../kernel/service.ts';
import { createNetworkTraversalPorts, type NetworkTraversalPorts } from './network-traversal-ports.ts';
import { issueRelayConfiguration } from './operations/issue-relay-configuration.ts';

/** `relay` undefined: the emulator was started without one, and says so to whoever asks. */
export function createNetworkTraversalService(
  context: ServiceContext,
  relay: RelayServer | undefined,
): EmulatedService {
  return {
    name: 'network-traversal',
    operations: bindOperations<NetworkTraversalPorts>(createNetworkTraversalPorts(context, relay), [
      issueRelayConfiguration,
    ]),
  };
}
