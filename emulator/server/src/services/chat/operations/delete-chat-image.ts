import { defineOperation, noContent } from '../../../kernel/operation.ts';
import { callerOf, requireParticipation } from '../chat-access.ts';
import { imageParams } from '../chat-params.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, takePart } from '../chat-rights.ts';
import { imageNotFound, notUploader } from '../chat.errors.ts';

/** @see Azure REST spec (2024-06-05-preview): ChatThread_DeleteChatImage */
export const deleteChatImage = defineOperation({
  id: 'ChatThread_DeleteChatImage',
  route: 'DELETE /chat/threads/{chatThreadId}/images/{imageId}',
  auth: chatAuth,
  scopes: takePart,
  request: { params: imageParams },
  async handle({ chat }: Pick<ChatPorts, 'chat'>, { params: { chatThreadId, imageId }, principal }) {
    const caller = callerOf(principal);
    await chat.transact(async ({ threads, images }) => {
      await requireParticipation(threads, chatThreadId, caller);
      const image = await images.find(chatThreadId, imageId);
      if (!image) throw imageNotFound(chatThreadId, imageId);
      if (image.uploader !== caller) throw notUploader(imageId, caller);
      await images.remove(chatThreadId, imageId);
    });
    return noContent();
  },
});
