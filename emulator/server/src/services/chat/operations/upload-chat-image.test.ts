import { beforeEach, describe, expect, it } from 'vitest';
import { createChatHarness, eve } from '../testing/chat-harness.ts';
import { ann, bob } from '../testing/chat-harness.ts';
import { png } from '../testing/images.ts';

describe('ChatThread_UploadChatImage', () => {
  let chat: ReturnType<typeof createChatHarness>;
  let chatThreadId: string;
  beforeEach(async () => {
    chat = createChatHarness();
    chatThreadId = await chat.createThread();
  });
  const upload = (rawBody: Uint8Array, headers: Record<string, string> = {}, as = ann) =>
    chat.call('ChatThread_UploadChatImage', { as, params: { chatThreadId }, headers, rawBody });
  const failure = (rawBody: Uint8Array, headers = {}, as = ann) =>
    chat.failure('ChatThread_UploadChatImage', { as, params: { chatThreadId }, headers, rawBody });

  it('201 with id, name and address', async () => {
    const { status, body, headers } = await upload(png, { 'image-filename': 'sample.png' });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^0-[\w-]+$/),
      attachmentType: 'image',
      name: 'sample.png',
    });
    expect(headers?.['location']).toMatch(/\/chat\/threads\/19%3A[\w-]+@thread\.v2\/images\/0-[\w-]+$/);
    expect((await upload(png)).body).toMatchObject({ name: 'image.png' });
  });

  it('is found by a message that attaches it', async () => {
    const { body } = await upload(png);
    const { id } = body as { id: string };
    const chatMessageId = await chat.send(chatThreadId, `<img id="${id}" alt="">`, ann, {
      type: 'html',
      attachments: [{ id, attachmentType: 'image', name: 'sample.png' }],
    });
    const message = await chat.call('ChatThread_GetChatMessage', {
      as: bob,
      params: { chatThreadId, chatMessageId },
    });
    expect(message.body).toMatchObject({
      content: {
        message: `<img id="${id}" alt="">`,
        attachments: [
          {
            id,
            attachmentType: 'image',
            url: expect.stringMatching(
              /^https:\/\/localhost:3002\/.*\/view\/original\?api-version=2025-03-15$/,
            ),
            previewUrl: expect.stringContaining('/view/small?'),
          },
        ],
      },
    });
  });

  it('404 for a message that attaches an image that nobody uploaded', async () => {
    const request = {
      params: { chatThreadId },
      body: { content: 'x', attachments: [{ id: '0-x', attachmentType: 'image' }] },
    };
    expect((await chat.failure('ChatThread_SendChatMessage', request)).status).toBe(404);
  });

  it('400 for nothing, 413 above 4 MB, 415 for what is no image whatever it is called', async () => {
    expect((await failure(new Uint8Array())).status).toBe(400);
    const large = new Uint8Array(4 * 1024 * 1024 + 1);
    large.set(png);
    expect((await failure(large)).status).toBe(413);
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    expect((await failure(svg, { 'image-filename': 'x.png' })).status).toBe(415);
  });

  it('403 for strangers', async () => {
    expect((await failure(png, {}, eve)).status).toBe(403);
  });
});
