import type { PresenceSettings } from '../presence.ts';
import type { MessageReactions } from '../reactions.ts';
import { queryString, segment, type RequestOptions, type SendRequest } from '../request.ts';
import type { UnreadThreads } from '../unread-threads.ts';

const reactionPath = (threadId: string, messageId: string, emoji: string) =>
  `/threads/${segment(threadId)}/messages/${segment(messageId)}/reactions/${segment(emoji)}`;

/** What Communication Services do not keep of conversations. */
export const chatRoutes = (request: SendRequest) => ({
  /** Of at most 100 messages; those without reactions are left out. */
  listReactions: async (threadId: string, messageIds: readonly string[], init?: RequestOptions) => {
    const query = queryString({ messageIds: messageIds.join(',') });
    const path = `/threads/${segment(threadId)}/reactions${query}`;
    return (await request<{ items: MessageReactions[] }>('GET', path, init)).items;
  },
  addReaction: (threadId: string, messageId: string, emoji: string, init?: RequestOptions) =>
    request<void>('PUT', reactionPath(threadId, messageId, emoji), init),
  removeReaction: (threadId: string, messageId: string, emoji: string, init?: RequestOptions) =>
    request<void>('DELETE', reactionPath(threadId, messageId, emoji), init),

  listUnreadThreads: async (init?: RequestOptions) =>
    (await request<UnreadThreads>('GET', '/unread-threads', init)).threadIds,
  markThreadUnread: (threadId: string, init?: RequestOptions) =>
    request<void>('PUT', `/unread-threads/${segment(threadId)}`, init),
  clearUnreadThread: (threadId: string, init?: RequestOptions) =>
    request<void>('DELETE', `/unread-threads/${segment(threadId)}`, init),

  getPresenceSettings: (init?: RequestOptions) => request<PresenceSettings>('GET', '/presence', init),
  changePresenceSettings: (body: PresenceSettings, init?: RequestOptions) =>
    request<PresenceSettings>('PUT', '/presence', { ...init, body }),
});
