import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../authentication/support/trusted-emulator.ts';
import { startRoomsBed, type RoomsBed } from './support/rooms-bed.ts';

let bed: RoomsBed;
beforeAll(async () => {
  bed = await startRoomsBed();
});
afterAll(() => bed.stop());

describe('Rooms_Get', () => {
  it('getRoom gives what createRoom gave', async () => {
    const room = await bed.rooms.createRoom({ pstnDialOutEnabled: true });
    expect(await bed.rooms.getRoom(room.id)).toEqual(room);
  });

  it('getRoom fails with 404 for a room that there is not, 400 for what is no id', async () => {
    expect(await failureOf(bed.rooms.getRoom('99199690362660524'))).toMatchObject({ statusCode: 404 });
    expect(await failureOf(bed.rooms.getRoom('invalid_id'))).toMatchObject({ statusCode: 400 });
  });
});

describe('Rooms_Delete', () => {
  it('deleteRoom deletes the room, and may be repeated', async () => {
    const { id } = await bed.rooms.createRoom();
    await bed.rooms.deleteRoom(id);
    expect(await failureOf(bed.rooms.getRoom(id))).toMatchObject({ statusCode: 404, code: 'NotFound' });
    await bed.rooms.deleteRoom(id);
  });

  it('deleteRoom fails with 400 for what is no id', async () => {
    expect(await failureOf(bed.rooms.deleteRoom('123'))).toMatchObject({ statusCode: 400 });
  });
});
