import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChatBed, type ChatUser } from './support/chat-bed.ts';
import { png } from '../../../src/services/chat/testing/images.ts';

let bed: Awaited<ReturnType<typeof startChatBed>>;
let ann: ChatUser;
let ben: ChatUser;
let eve: ChatUser;
let threadId: string;

beforeAll(async () => {
  bed = await startChatBed();
  [ann, ben, eve] = [await bed.createUser(), await bed.createUser(), await bed.createUser()];
  threadId = await bed.createThread(ann, ben);
});
afterAll(() => bed.stop());

describe('ChatThread_GetChatImage', () => {
  it('gives the bytes to participants, as an image and nothing else', async () => {
    const images = `/chat/threads/${encodeURIComponent(threadId)}/images`;
    const { id } = (await (await bed.request(ann, images, { method: 'POST', body: png })).json()) as {
      id: string;
    };
    for (const view of ['original', 'small']) {
      const response = await bed.request(ben, `${images}/${id}/view/${view}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('image/png');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(png);
    }
    expect((await bed.request(eve, `${images}/${id}/view/small`)).status).toBe(403);
    expect((await bed.request(ben, `${images}/${id}/view/huge`)).status).toBe(400);
  });
});
