import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../authentication/support/trusted-emulator.ts';
import { dayMs, startRoomsBed, type RoomsBed } from './support/rooms-bed.ts';

let bed: RoomsBed;
beforeAll(async () => {
  bed = await startRoomsBed();
});
afterAll(() => bed.stop());

describe('Rooms_Update', () => {
  it('updateRoom changes window and dial-out', async () => {
    const room = await bed.rooms.createRoom();
    const validUntil = new Date(room.validFrom.getTime() + dayMs);
    const changed = await bed.rooms.updateRoom(room.id, { validUntil, pstnDialOutEnabled: true });
    expect(changed).toEqual({ ...room, validUntil, pstnDialOutEnabled: true });
    expect(await bed.rooms.getRoom(room.id)).toEqual(changed);
  });

  it('updateRoom fails with 400 for a window of more than 180 days, 404 for a deleted room', async () => {
    const room = await bed.rooms.createRoom();
    const validUntil = new Date(room.validFrom.getTime() + 181 * dayMs);
    expect(await failureOf(bed.rooms.updateRoom(room.id, { validUntil }))).toMatchObject({ statusCode: 400 });
    await bed.rooms.deleteRoom(room.id);
    expect(await failureOf(bed.rooms.updateRoom(room.id, {}))).toMatchObject({
      statusCode: 404,
      code: 'NotFound',
    });
  });
});
