import type { ChatAttachment } from '@switchboard/acs-contracts';
import type { ChatImageRepository } from './chat-image.repository.ts';
import { imageNotFound } from './chat.errors.ts';

/** Refuses attachments that name images which nobody uploaded to the thread. */
export async function requireImages(
  images: ChatImageRepository,
  threadId: string,
  attachments: readonly ChatAttachment[] | null | undefined,
): Promise<void> {
  for (const { id, attachmentType, url } of attachments ?? [])
    if (attachmentType === 'image' && !url && !(await images.find(threadId, id)))
      throw imageNotFound(threadId, id);
}
