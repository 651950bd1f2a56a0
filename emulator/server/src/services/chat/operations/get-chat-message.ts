import { defineOperation, ok } from '../../../kernel/operation.ts';
import { callerOf, canSee, requireVisibleHistory } from '../chat-access.ts';
import { apiVersionOf, threadUrl } from '../chat-links.ts';
import { toWireMessage } from '../chat-message.ts';
import { messageParams } from '../chat-params.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, takePart } from '../chat-rights.ts';
import { messageNotFound } from '../chat.errors.ts';

/** @see Azure REST spec: ChatThread_GetChatMessage */
export const getChatMessage = defineOperation({
  id: 'ChatThread_GetChatMessage',
  route: 'GET /chat/threads/{chatThreadId}/messages/{chatMessageId}',
  auth: chatAuth,
  scopes: takePart,
  request: { params: messageParams },
  async handle({ chat }: Pick<ChatPorts, 'chat'>, { params, principal, url }) {
    const { chatThreadId, chatMessageId } = params;
    const { threads, messages } = chat.committed;
    const history = await requireVisibleHistory(threads, chatThreadId, callerOf(principal));
    const message = await messages.find(chatThreadId, chatMessageId);
    if (!message || !canSee(history, message)) throw messageNotFound(chatThreadId, chatMessageId);
    return ok(toWireMessage(message, threadUrl(url.origin, chatThreadId), apiVersionOf(url)));
  },
});
