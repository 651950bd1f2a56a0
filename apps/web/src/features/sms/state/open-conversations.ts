import type { ConversationSession } from './conversation-session.ts';

const keptSessions = 20;

/**
 * Sessions of the conversations that were opened lately: going back to one shows it at once, and messages that are on their
 * way when the writer leaves arrive all the same.
 */
export function createOpenConversations(create: (conversationId: string) => ConversationSession) {
  const sessions = new Map<string, ConversationSession>();
  return {
    open(conversationId: string): ConversationSession {
      const session = sessions.get(conversationId) ?? create(conversationId);
      sessions.delete(conversationId);
      sessions.set(conversationId, session);
      for (const [id, old] of [...sessions].slice(0, -keptSessions)) {
        if (old.getState().log.outgoing.some(({ status }) => status === 'sending')) continue;
        old.dispose();
        sessions.delete(id);
      }
      return session;
    },
    each(handle: (session: ConversationSession, conversationId: string) => void): void {
      for (const [id, session] of sessions) handle(session, id);
    },
  };
}
