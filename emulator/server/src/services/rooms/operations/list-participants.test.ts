import { describe, expect, it } from 'vitest';
import { createRoomsHarness } from '../testing/rooms-harness.ts';

describe('Participants_List', () => {
  it('200 in pages of 30, in the order of the invitations', async () => {
    const { create, participantPages } = createRoomsHarness();
    const ids = Array.from({ length: 70 }, (_, n) => `8:acs:r_${n}`);
    const room = await create({ participants: Object.fromEntries(ids.map((rawId) => [rawId, {}])) });
    const pages = await participantPages(room.id);
    expect(pages.map(({ length }) => length)).toEqual([30, 30, 10]);
    expect(pages.flat().map(({ rawId }) => rawId)).toEqual(ids);
  });

  it('200 with nobody of another room', async () => {
    const { create, participants } = createRoomsHarness();
    await create({ participants: { '8:acs:r_1': {} } });
    expect(await participants((await create()).id)).toEqual([]);
  });

  it('404 for a room that there is not, 400 for what is no id', async () => {
    const { failure } = createRoomsHarness();
    expect(await failure('Participants_List', { roomId: '99199690362660524' })).toMatchObject({
      status: 404,
    });
    expect(await failure('Participants_List', { roomId: 'mine' })).toMatchObject({ status: 400 });
  });
});
