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

describe('ChatThread_DeleteChatImage', () => {
  it('lets the uploader, and nobody else, take an image away', async () => {
    const images = `/chat/threads/${encodeURIComponent(threadId)}/images`;
    const { id } = (await (await bed.request(ann, images, { method: 'POST', body: png })).json()) as {
      id: string;
    };
    expect((await bed.request(ben, `${images}/${id}`, { method: 'DELETE' })).status).toBe(403);
    expect((await bed.request(ann, `${images}/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await bed.request(ann, `${images}/${id}/view/small`)).status).toBe(404);
  });
});
