import {
  relayConfigurationRequest,
  relayRouteType,
  type CommunicationRelayConfiguration,
} from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { relayNotConfigured, relayUserUnknown } from '../network-traversal.errors.ts';
import type { NetworkTraversalPorts } from '../network-traversal-ports.ts';

/** So many random characters that two callers without an identity never share a quota. */
const anonymousIdLength = 22;

/** @see Azure REST spec: CommunicationNetworkTraversal_IssueRelayConfiguration */
export const issueRelayConfiguration = defineOperation({
  id: 'CommunicationNetworkTraversal_IssueRelayConfiguration',
  route: 'POST /networkTraversal/:issueRelayConfiguration',
  auth: ['accessKey', 'entra'],
  request: { body: relayConfigurationRequest },
  async handle({ identities, ids, relay }: NetworkTraversalPorts, { body }) {
    if (!relay) throw relayNotConfigured();
    const { id, routeType, ttl } = body ?? {};
    if (id && !(await identities.exists(id))) throw relayUserUnknown(id);
    const issued = await relay.issue(id ?? ids.urlSafe(anonymousIdLength), ttl ?? undefined);
    const { urls, username, credential, expiresOn } = issued;
    const routeTypes = routeType ? [routeType] : relayRouteType.options;
    const configuration: CommunicationRelayConfiguration = {
      expiresOn: toWireTime(expiresOn),
      iceServers: routeTypes.map((route) => ({ urls, username, credential, routeType: route })),
    };
    return ok(configuration);
  },
});

/** With seven decimals, as the service writes times. */
const toWireTime = (time: Date) => time.toISOString().replace('Z', '0000+00:00');
