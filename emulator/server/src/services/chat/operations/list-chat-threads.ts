import { chatHistoryQuery, chatLimits } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { callerOf } from '../chat-access.ts';
import { nextLink } from '../chat-links.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, takePart } from '../chat-rights.ts';
import { entriesAfter, threadsOf, toSyncState, toThreadItem } from '../thread-list.ts';

/**
 * Threads that the user was removed from stay in the list, and so do deleted ones.
 *
 * @see Azure REST spec: Chat_ListChatThreads; https://github.com/Azure/Communication/issues/345
 */
export const listChatThreads = defineOperation({
  id: 'Chat_ListChatThreads',
  route: 'GET /chat/threads',
  auth: chatAuth,
  scopes: takePart,
  request: { query: chatHistoryQuery },
  async handle({ chat }: Pick<ChatPorts, 'chat'>, { query, principal, url }) {
    const { maxPageSize = chatLimits.defaultItemsPerPage, startTime = '', syncState } = query;
    const all = await threadsOf(chat.committed.threads, callerOf(principal));
    const wanted = all.filter(({ lastMessageReceivedOn }) => lastMessageReceivedOn >= startTime);
    const rest = entriesAfter(wanted, syncState);
    const page = rest.slice(0, maxPageSize);
    const last = page.at(-1);
    return ok({
      value: page.map(toThreadItem),
      ...(last && rest.length > page.length && { nextLink: nextLink(url, { syncState: toSyncState(last) }) }),
    });
  },
});
