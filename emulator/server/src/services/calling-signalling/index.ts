import type { IdentityEvents, IdentityEventType } from '@switchboard/acs-contracts';
import { bindOperations, type EmulatedService } from '../../kernel/service.ts';
import { CallExchange } from './call-exchange.ts';
import type { CallingContext, CallingPorts } from './calling-ports.ts';
import { followRooms } from './follow-rooms.ts';
import { getCall, listCalls } from './operations/read-calls.ts';
import { CallRecordRepository } from './records/call-record.repository.ts';
import { handleMessage } from './requests/handle-message.ts';
import { createSignallingEndpoint } from './sessions/signalling-endpoint.ts';

/** Calls between communication users: who rings, who is in, who may what. Media goes between the clients. */
export function createCallingSignallingService(context: CallingContext): EmulatedService {
  const exchange = new CallExchange(context);
  const { bus, logger, store } = context;
  let subscriptions: readonly (() => void)[] = [];
  let isOpen = false;

  const recheckTokensOn = (type: IdentityEventType) =>
    bus.subscribe(type, ({ data }) => {
      const { rawId } = data as IdentityEvents[typeof type];
      exchange.sessions.recheck(rawId).catch((error: unknown) => {
        logger.error('Tokens could not be checked again', { rawId, error: String(error) });
      });
    });

  return {
    name: 'calling-signalling',
    operations: bindOperations<CallingPorts>({ records: new CallRecordRepository(store) }, [
      listCalls,
      getCall,
    ]),
    sockets: [
      createSignallingEndpoint({
        context,
        sessions: exchange.sessions,
        works: {
          get isOpen() {
            return isOpen;
          },
          open: (session) => exchange.welcome(session),
          restate: (session) => exchange.restate(session),
          handle: (session, message) => handleMessage(exchange, session, message),
        },
      }),
    ],
    async start() {
      await exchange.chronicle.closeAbandoned();
      subscriptions = [
        followRooms(exchange),
        recheckTokensOn('IdentityTokensRevoked'),
        recheckTokensOn('IdentityDeleted'),
      ];
      isOpen = true;
    },
    async stop() {
      isOpen = false;
      for (const end of subscriptions) end();
      subscriptions = [];
      await exchange.stop();
    },
  };
}
