import {
  longestRelayTtlSeconds,
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
  async handle({ clock, ids, identities, relay }: NetworkTraversalPorts, { body }) {
    if (!relay) throw relayNotConfigured();
    const { id, routeType, ttl } = body ?? {};
    if (id && !(await identities.exists(id))) throw relayUserUnknown(id);
    const expiresOnSeconds = Math.floor(clock.now().getTime() / 1000) + lifetimeSeconds(ttl);
    const credential = await relay.issueCredential(id ?? ids.urlSafe(anonymousIdLength), expiresOnSeconds);
    const routeTypes = routeType ? [routeType] : relayRouteType.options;
    const configuration: CommunicationRelayConfiguration = {
      expiresOn: toWireTime(expiresOnSeconds),
      iceServers: routeTypes.map((route) => ({ urls: relay.urls, ...credential, routeType: route })),
    };
    return ok(configuration);
  },
});

const lifetimeSeconds = (ttl: number | null | undefined) =>
  Math.min(ttl ?? longestRelayTtlSeconds, longestRelayTtlSeconds);

/** With seven decimals, as the service writes times. */
const toWireTime = (seconds: number) => new Date(seconds * 1000).toISOString().replace('Z', '0000+00:00');
