import { chatLimits, updateChatMessageRequest } from '@switchboard/acs-contracts';
import { defineOperation, noContent } from '../../../kernel/operation.ts';
import { changeOwnMessage } from '../change-own-message.ts';
import { type UserMessage, toMessageEvent } from '../chat-message.ts';
import { messageParams } from '../chat-params.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, takePart } from '../chat-rights.ts';
import { messageDeleted } from '../chat.errors.ts';
import { mergeMetadata } from '../merge-metadata.ts';
import { cleanContent } from '../message-content.ts';
import { requireImages } from '../require-images.ts';

/** @see Azure REST spec: ChatThread_UpdateChatMessage */
export const updateChatMessage = defineOperation({
  id: 'ChatThread_UpdateChatMessage',
  route: 'PATCH /chat/threads/{chatThreadId}/messages/{chatMessageId}',
  auth: chatAuth,
  scopes: takePart,
  request: { params: messageParams, body: updateChatMessageRequest },
  async handle(ports: Pick<ChatPorts, 'chat'>, { params, body, principal }) {
    await changeOwnMessage(ports, params, principal, 'edit', async ({ message, next, chat, recipients }) => {
      if (message.deletedOn) throw messageDeleted(message.id, message.deletedOn);
      const { content, metadata, attachments } = body;
      if (typeof content !== 'string' && !metadata && !attachments) return undefined;
      await requireImages(chat.images, params.chatThreadId, attachments);
      const edited: UserMessage = {
        ...message,
        version: next.version,
        sequence: next.sequence,
        editedOn: chat.now,
        ...(typeof content === 'string' && { content: await cleanContent(message.type, content) }),
        ...(metadata && { metadata: mergeMetadata(message.metadata, metadata, chatLimits.messageBytes) }),
        ...(attachments && { attachments }),
      };
      chat.raise('ChatMessageEdited', {
        ...toMessageEvent(params.chatThreadId, edited, recipients),
        editedOn: chat.now,
      });
      return edited;
    });
    return noContent();
  },
});
