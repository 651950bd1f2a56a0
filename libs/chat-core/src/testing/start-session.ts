import { onTestFinished } from 'vitest';
import type { ChatSession, ChatSessionOptions } from '../chat-session.ts';
import type { ChatStorage } from '../chat-storage.ts';
import { createChatSession } from '../create-chat-session.ts';
import type { ThreadState } from '../chat-state.ts';
import type { NetworkStatus } from '../network-status.ts';
import { ControllableClock } from './controllable-clock.ts';
import type { InMemoryChatService } from './in-memory-chat-service.ts';

export interface SessionSetup {
  readonly service: InMemoryChatService;
  readonly userId: string;
  readonly clock?: ControllableClock;
  readonly storage?: ChatStorage;
  readonly network?: NetworkStatus;
  readonly fetchToken?: ChatSessionOptions['fetchToken'];
}

const alwaysOnline: NetworkStatus = { isOnline: () => true, subscribe: () => () => undefined };

let ids = 0;

/** A session against the service in memory; ends with the test. */
export function makeSession(setup: SessionSetup) {
  const { service, userId, clock = new ControllableClock(), storage, fetchToken } = setup;
  const { network = alwaysOnline } = setup;
  const session = createChatSession(
    {
      endpoint: 'https://chat.example',
      userId,
      displayName: `Name of ${userId}`,
      fetchToken: fetchToken ?? (() => Promise.resolve('token')),
      storage,
    },
    {
      clock,
      locks: undefined,
      network,
      createId: () => `id-${(ids += 1)}`,
      async loadGateway(_options, tokens) {
        await tokens.fetch();
        return service.gatewayOf(userId);
      },
    },
  );
  onTestFinished(() => session.dispose());
  return { session, clock };
}

export function threadOf(session: ChatSession, threadId: string): ThreadState {
  const thread = session.getState().threads[threadId];
  if (!thread) throw new Error(`The session does not know thread ${threadId}.`);
  return thread;
}

/** Started, connected and caught up. */
export async function startSession(setup: SessionSetup) {
  const { session, clock } = makeSession(setup);
  await session.start();
  await clock.advance(4000);
  return { session, clock };
}
