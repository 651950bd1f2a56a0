import { chatHistoryQuery, chatLimits } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { callerOf, requireVisibleHistory } from '../chat-access.ts';
import { apiVersionOf, nextLink, threadUrl } from '../chat-links.ts';
import { toWireMessage } from '../chat-message.ts';
import { threadParams } from '../chat-params.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, takePart } from '../chat-rights.ts';
import { readHistory } from '../read-history.ts';

/**
 * Newest first; an edited or deleted message counts as new.
 *
 * @see Azure REST spec: ChatThread_ListChatMessages; the order after an edit: `ChatClientsLiveTests` recordings of
 * `azure-sdk-for-net`
 */
export const listChatMessages = defineOperation({
  id: 'ChatThread_ListChatMessages',
  route: 'GET /chat/threads/{chatThreadId}/messages',
  auth: chatAuth,
  scopes: takePart,
  request: { params: threadParams, query: chatHistoryQuery },
  async handle({ chat }: Pick<ChatPorts, 'chat'>, { params: { chatThreadId }, query, principal, url }) {
    const { threads, messages } = chat.committed;
    const history = await requireVisibleHistory(threads, chatThreadId, callerOf(principal));
    const page = await readHistory(messages, chatThreadId, history, {
      pageSize: query.maxPageSize ?? chatLimits.defaultItemsPerPage,
      startTime: query.startTime ?? '',
      continuationToken: query.syncState,
    });
    const ofThread = threadUrl(url.origin, chatThreadId);
    const apiVersion = apiVersionOf(url);
    return ok({
      value: page.messages.map((message) => toWireMessage(message, ofThread, apiVersion)),
      ...(page.continuationToken && { nextLink: nextLink(url, { syncState: page.continuationToken }) }),
    });
  },
});
