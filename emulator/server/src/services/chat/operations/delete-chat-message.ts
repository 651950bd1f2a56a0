import { defineOperation, noContent } from '../../../kernel/operation.ts';
import { changeOwnMessage } from '../change-own-message.ts';
import { type UserMessage, toMessageEvent } from '../chat-message.ts';
import { messageParams } from '../chat-params.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, takePart } from '../chat-rights.ts';

/**
 * The message stays in lists, without content; deleting it again changes nothing.
 *
 * @see Azure REST spec: ChatThread_DeleteChatMessage; what is left of it: recordings of `azure-sdk-for-net`
 */
export const deleteChatMessage = defineOperation({
  id: 'ChatThread_DeleteChatMessage',
  route: 'DELETE /chat/threads/{chatThreadId}/messages/{chatMessageId}',
  auth: chatAuth,
  scopes: takePart,
  request: { params: messageParams },
  async handle(ports: Pick<ChatPorts, 'chat'>, { params, principal }) {
    await changeOwnMessage(
      ports,
      params,
      principal,
      'delete',
      async ({ message, next, chat, recipients }) => {
        if (message.deletedOn) return undefined;
        const { id, type, createdOn, sender, senderDisplayName } = message;
        const deleted: UserMessage = {
          id,
          type,
          version: next.version,
          sequence: next.sequence,
          createdOn,
          content: '',
          sender,
          ...(senderDisplayName !== undefined && { senderDisplayName }),
          deletedOn: chat.now,
        };
        chat.raise('ChatMessageDeleted', {
          ...toMessageEvent(params.chatThreadId, deleted, recipients),
          deletedOn: chat.now,
        });
        return deleted;
      },
    );
    return noContent();
  },
});
