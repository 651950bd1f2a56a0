import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChatBed, type ChatUser } from './support/chat-bed.ts';
import { png } from '../../../src/services/chat/testing/images.ts';

let bed: Awaited<ReturnType<typeof startChatBed>>;
let ann: ChatUser;
let ben: ChatUser;
let threadId: string;

beforeAll(async () => {
  bed = await startChatBed();
  [ann, ben] = [await bed.createUser(), await bed.createUser()];
  threadId = await bed.createThread(ann, ben);
});
afterAll(() => bed.stop());

describe('ChatThread_UploadChatImage', () => {
  const upload = (body: Uint8Array<ArrayBuffer> | string, headers: Record<string, string> = {}) =>
    bed.request(ann, `/chat/threads/${encodeURIComponent(threadId)}/images`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/octet-stream', ...headers },
    });

  it('answers id and name', async () => {
    const response = await upload(png, { 'image-filename': 'sample.png' });
    expect(response.status).toBe(201);
    const result = (await response.json()) as { id: string };
    expect(result).toEqual({ id: expect.any(String), attachmentType: 'image', name: 'sample.png' });
    expect(response.headers.get('location')).toContain(`/images/${result.id}`);
  });

  it('refuses what is no image', async () => {
    const response = await upload('<svg onload="alert(1)"/>', { 'image-filename': 'sample.png' });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ error: { code: 'UnsupportedMediaType' } });
  });
});
