import { describe, expect, it } from 'vitest';
import { createRoomsHarness } from '../testing/rooms-harness.ts';

describe('Rooms_List', () => {
  it('200 with nothing', async () => {
    expect(await createRoomsHarness().roomPages()).toEqual([[]]);
  });

  it('200 in pages of 30, newest first', async () => {
    const { create, roomPages } = createRoomsHarness();
    const ids: string[] = [];
    for (let count = 0; count < 61; count++) ids.unshift((await create()).id);
    const pages = await roomPages();
    expect(pages.map(({ length }) => length)).toEqual([30, 30, 1]);
    expect(pages.flat().map(({ id }) => id)).toEqual(ids);
  });

  it('links to the next page with what the first request carried', async () => {
    const { call, create } = createRoomsHarness();
    for (let count = 0; count < 31; count++) await create();
    const { nextLink } = (await call<{ nextLink: string }>('Rooms_List')).body;
    expect(nextLink).toMatch(/^https:\/\/localhost:3002\/rooms\?api-version=2025-03-13&nextLink=[\w-]+$/);
  });

  it('fails for a link that no page carried', async () => {
    const { call } = createRoomsHarness();
    await expect(call('Rooms_List', { link: '/rooms?nextLink=mine' })).rejects.toThrow(
      'not a continuation token',
    );
  });
});
