import type { IdentityEvents, IdentityEventType } from '@switchboard/acs-contracts';
import { bindOperations, type EmulatedService, type ServiceContext } from '../../kernel/service.ts';
import { subscribeToChatEvents } from './chat-event.ts';
import { createEventStreamEndpoint } from './event-stream/event-stream-endpoint.ts';
import { EventStreams } from './event-stream/event-stream.ts';
import type { NotificationPorts } from './notification-ports.ts';
import { allocateTrouterConnection } from './operations/allocate-trouter-connection.ts';
import { getRealTimeNotificationConfiguration } from './operations/get-real-time-notification-configuration.ts';
import { openTrouterSession } from './operations/open-trouter-session.ts';
import { registerEndpoint } from './operations/register-endpoint.ts';
import { streamEvents } from './operations/stream-events.ts';
import { unregisterEndpoint } from './operations/unregister-endpoint.ts';
import { TokenWatch } from './token-watch.ts';
import { Trouter } from './trouter/trouter.ts';

/** Real-time chat events: the trouter protocol for the browser SDK, a documented stream for everyone else. */
export function createChatNotificationsService(context: ServiceContext): EmulatedService {
  const tokenWatch = new TokenWatch(context);
  const trouter = new Trouter(context, tokenWatch);
  const streams = new EventStreams(context.ids, tokenWatch);
  const ports: NotificationPorts = { ...context, trouter, streams };
  let subscriptions: readonly (() => void)[] = [];

  const recheckTokensOn = (type: IdentityEventType) =>
    context.bus.subscribe(type, ({ data }) => {
      const { rawId } = data as IdentityEvents[typeof type];
      tokenWatch.recheck(rawId).catch((error: unknown) => {
        context.logger.error('Tokens could not be checked again', { rawId, error: String(error) });
      });
    });

  return {
    name: 'chat-notifications',
    operations: bindOperations(ports, [
      getRealTimeNotificationConfiguration,
      allocateTrouterConnection,
      openTrouterSession,
      registerEndpoint,
      unregisterEndpoint,
      streamEvents,
    ]),
    sockets: [
      {
        path: '/socket.io/1/websocket/{sessionId}',
        operation: 'ChatNotifications_Connect',
        accept: (socket, { params }) => trouter.accept(socket, params.sessionId ?? ''),
      },
      createEventStreamEndpoint(context, streams),
    ],
    start() {
      subscriptions = [
        subscribeToChatEvents(context.bus, (event) => {
          trouter.publish(event);
          streams.publish(event);
        }),
        recheckTokensOn('IdentityTokensRevoked'),
        recheckTokensOn('IdentityDeleted'),
      ];
    },
    stop() {
      for (const end of subscriptions) end();
      subscriptions = [];
      trouter.stop();
      streams.stop();
    },
  };
}
