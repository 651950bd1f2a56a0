import { describe, expect, it } from 'vitest';
import { alice, createRoomsHarness } from '../testing/rooms-harness.ts';

const id = 'Rooms_Delete';

describe(id, () => {
  it('204 and the room is gone with its invitations', async () => {
    const { call, create, directory, events, failure, roomPages } = createRoomsHarness();
    const { id: roomId } = await create({ participants: { [alice]: {} } });
    expect((await call(id, { roomId })).status).toBe(204);
    expect(await failure('Rooms_Get', { roomId })).toMatchObject({ status: 404 });
    expect(await failure('Participants_List', { roomId })).toMatchObject({ status: 404 });
    expect(await directory.admit(roomId, alice)).toEqual({ admitted: false, refusal: 'unknownRoom' });
    expect(await roomPages()).toEqual([[]]);
    expect(events.at(-1)).toEqual({ type: 'RoomDeleted', data: { roomId } });
  });

  it('204 also for a room that is gone already, and tells nobody', async () => {
    const { call, create, events } = createRoomsHarness();
    const { id: roomId } = await create();
    await call(id, { roomId });
    const before = events.length;
    expect((await call(id, { roomId })).status).toBe(204);
    expect(events).toHaveLength(before);
  });

  it('400 for what is no id', async () => {
    const { failure } = createRoomsHarness();
    expect(await failure(id, { roomId: '123' })).toMatchObject({ status: 400, code: 'BadRequest' });
  });
});
