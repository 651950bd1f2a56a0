import { beforeEach, describe, expect, it } from 'vitest';
import { bob, createChatHarness, eve } from '../testing/chat-harness.ts';
import { png } from '../testing/images.ts';

describe('ChatThread_GetChatImage', () => {
  let chat: ReturnType<typeof createChatHarness>;
  let chatThreadId: string;
  let imageId: string;
  beforeEach(async () => {
    chat = createChatHarness();
    chatThreadId = await chat.createThread();
    const { body } = await chat.call('ChatThread_UploadChatImage', {
      params: { chatThreadId },
      headers: { 'image-filename': `a"b\r\n(ü).html` },
      rawBody: png,
    });
    imageId = (body as { id: string }).id;
  });

  it.each(['original', 'small'])(
    '200 with the bytes, as an image and nothing else: %s',
    async (imageViewType) => {
      const { status, headers, body } = await chat.call('ChatThread_GetChatImage', {
        as: bob,
        params: { chatThreadId, imageId, imageViewType },
      });
      expect(status).toBe(200);
      expect(new Uint8Array(body as Uint8Array)).toEqual(png);
      expect(headers).toMatchObject({
        'content-type': 'image/png',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'content-disposition': "inline; filename*=UTF-8''a%22b%0D%0A%28%C3%BC%29.html",
      });
    },
  );

  it('400 for another view, 404 for another image, 403 for strangers', async () => {
    const failure = (params: Record<string, string>, as = bob) =>
      chat.failure('ChatThread_GetChatImage', {
        as,
        params: { chatThreadId, imageId, imageViewType: 'small', ...params },
      });
    expect(await failure({ imageViewType: 'huge' })).toMatchObject({
      status: 400,
      message: expect.stringContaining('original and small'),
    });
    expect((await failure({ imageId: '0-none' })).status).toBe(404);
    expect((await failure({}, eve)).status).toBe(403);
  });
});
