import { chatLimits } from '@switchboard/acs-contracts';
import { z } from 'zod';
import { created, defineOperation } from '../../../kernel/operation.ts';
import { callerOf, requireParticipation } from '../chat-access.ts';
import { imageUrl } from '../chat-links.ts';
import { threadParams } from '../chat-params.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, takePart } from '../chat-rights.ts';
import { emptyImage, imageTooLarge, unknownImageFormat } from '../chat.errors.ts';
import { findImageType } from '../image-format.ts';

/** @see Azure REST spec (2024-06-05-preview): ChatThread_UploadChatImage */
export const uploadChatImage = defineOperation({
  id: 'ChatThread_UploadChatImage',
  route: 'POST /chat/threads/{chatThreadId}/images',
  auth: chatAuth,
  scopes: takePart,
  request: {
    params: threadParams,
    headers: z.object({ 'image-filename': z.string().min(1).max(256).optional() }),
  },
  async handle(
    { chat, ids }: Pick<ChatPorts, 'chat' | 'ids'>,
    { params: { chatThreadId }, headers, rawBody, principal, url },
  ) {
    const uploader = callerOf(principal);
    await requireParticipation(chat.committed.threads, chatThreadId, uploader);
    const mediaType = requireImage(rawBody);
    const id = `0-emulator-d1-${ids.uuid().replaceAll('-', '')}`;
    const name = headers['image-filename'] ?? `image.${mediaType.slice('image/'.length)}`;
    await chat.transact(async ({ threads, images, now }) => {
      await requireParticipation(threads, chatThreadId, uploader);
      await images.save(chatThreadId, { id, name, mediaType, uploader, uploadedOn: now }, rawBody);
    });
    return created(
      { id, attachmentType: 'image', name },
      { location: imageUrl(url.origin, chatThreadId, id) },
    );
  },
});

function requireImage(bytes: Uint8Array): string {
  if (bytes.length === 0) throw emptyImage();
  if (bytes.length > chatLimits.imageBytes) throw imageTooLarge(bytes.length, chatLimits.imageBytes);
  const mediaType = findImageType(bytes);
  if (!mediaType) throw unknownImageFormat();
  return mediaType;
}
