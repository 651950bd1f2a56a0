import { describe, expect, it } from 'vitest';
import { createRoomsHarness, dayMs } from '../testing/rooms-harness.ts';

describe('Rooms_Get', () => {
  it('200 with the room, also when it is over', async () => {
    const { clock, create, get } = createRoomsHarness();
    const room = await create({ pstnDialOutEnabled: true });
    await clock.advance(200 * dayMs);
    expect(await get(room.id)).toEqual(room);
  });

  it('404 for a room that there is not', async () => {
    const { failure } = createRoomsHarness();
    const error = await failure('Rooms_Get', { roomId: '99199690362660524' });
    expect(error).toMatchObject({ status: 404, code: 'NotFound' });
  });

  it.each(['invalid_id', '123', '9919969036266052400', '9919969036266052x'])(
    '400 for the id %s',
    async (roomId) => {
      const { failure } = createRoomsHarness();
      expect(await failure('Rooms_Get', { roomId })).toMatchObject({ status: 400, code: 'BadRequest' });
    },
  );
});
