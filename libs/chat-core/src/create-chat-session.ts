import type { ChatSession, ChatSessionOptions } from './chat-session.ts';

/**
 * Makes the chat client of one user. It does nothing until `start`; the SDK is loaded then.
 * @example
 * const session = createChatSession({ endpoint, insecureEndpoint, userId, displayName, fetchToken, storage: localStorage });
 * const state = useSyncExternalStore(session.subscribe, session.getState, session.getState);
 */
export function createChatSession(_options: ChatSessionOptions): ChatSession {
  throw new Error('createChatSession is not implemented yet.');
}
