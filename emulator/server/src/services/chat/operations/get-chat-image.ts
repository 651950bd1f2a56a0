import { z } from 'zod';
import { defineOperation } from '../../../kernel/operation.ts';
import { callerOf, requireVisibleHistory } from '../chat-access.ts';
import { imageParams } from '../chat-params.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, takePart } from '../chat-rights.ts';
import { imageNotFound } from '../chat.errors.ts';

const viewTypes = ['original', 'small'] as const;
const imageViewParams = imageParams.extend({
  imageViewType: z.enum(viewTypes, {
    error: ({ input }) =>
      `${JSON.stringify(input)} is no view of an image; there are ${viewTypes.join(' and ')}`,
  }),
});

/** Keeps a browser from taking the bytes for anything but an image, or from running what may be in them. */
const safeHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'private, max-age=3600',
};

/**
 * Both views are the image as it was uploaded: the emulator does not scale.
 *
 * @see Azure REST spec (2024-06-05-preview): ChatThread_GetChatImage
 */
export const getChatImage = defineOperation({
  id: 'ChatThread_GetChatImage',
  route: 'GET /chat/threads/{chatThreadId}/images/{imageId}/view/{imageViewType}',
  auth: chatAuth,
  scopes: takePart,
  request: { params: imageViewParams },
  async handle({ chat }: Pick<ChatPorts, 'chat'>, { params: { chatThreadId, imageId }, principal }) {
    const { threads, images } = chat.committed;
    await requireVisibleHistory(threads, chatThreadId, callerOf(principal));
    const image = await images.find(chatThreadId, imageId);
    if (!image) throw imageNotFound(chatThreadId, imageId);
    const headers = {
      ...safeHeaders,
      'content-type': image.mediaType,
      'content-disposition': `inline; filename*=UTF-8''${encodeFileName(image.name)}`,
    };
    return { status: 200, headers, body: await images.bytes(chatThreadId, imageId) };
  },
});

/** `encodeURIComponent` leaves some characters that RFC 8187 does not allow, and throws on half surrogate pairs. */
function encodeFileName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
