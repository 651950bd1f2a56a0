import { beforeEach, describe, expect, it } from 'vitest';
import { ann, bob, createChatHarness } from '../testing/chat-harness.ts';
import { png } from '../testing/images.ts';

describe('ChatThread_DeleteChatImage', () => {
  let chat: ReturnType<typeof createChatHarness>;
  let params: Record<string, string>;
  beforeEach(async () => {
    chat = createChatHarness();
    const chatThreadId = await chat.createThread();
    const { body } = await chat.call('ChatThread_UploadChatImage', {
      params: { chatThreadId },
      rawBody: png,
    });
    params = { chatThreadId, imageId: (body as { id: string }).id };
  });

  it('204; the image and its bytes are gone', async () => {
    expect(await chat.call('ChatThread_DeleteChatImage', { params })).toEqual({ status: 204 });
    const view = { ...params, imageViewType: 'original' };
    expect((await chat.failure('ChatThread_GetChatImage', { params: view })).status).toBe(404);
    expect((await chat.store.list({ collection: 'chat/image-bytes' })).items).toEqual([]);
    expect((await chat.failure('ChatThread_DeleteChatImage', { as: ann, params })).status).toBe(404);
  });

  it('403 for anyone but the uploader', async () => {
    expect((await chat.failure('ChatThread_DeleteChatImage', { as: bob, params })).status).toBe(403);
  });
});
