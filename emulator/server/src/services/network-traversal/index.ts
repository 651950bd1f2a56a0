import type { RelayUsage } from '../../kernel/ports/relay-usage.ts';
import { bindOperations, type EmulatedService, type ServiceContext } from '../../kernel/service.ts';
import type { NetworkTraversalPorts } from './network-traversal-ports.ts';
import { issueRelayConfiguration } from './operations/issue-relay-configuration.ts';

export { createRelayCredentials } from './relay-credentials.ts';

/** `usage`: undefined when the emulator does not know where the relay reports. */
export function createNetworkTraversalService(
  context: ServiceContext,
  usage: RelayUsage | undefined,
): EmulatedService {
  return {
    name: 'network-traversal',
    operations: bindOperations<NetworkTraversalPorts>(context, [issueRelayConfiguration]),
    start: () => usage?.start(),
    stop: () => usage?.stop(),
  };
}
