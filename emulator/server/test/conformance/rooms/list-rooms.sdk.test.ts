import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect, startRoomsBed, type RoomsBed } from './support/rooms-bed.ts';

let bed: RoomsBed;
beforeAll(async () => {
  bed = await startRoomsBed();
});
afterAll(() => bed.stop());

describe('Rooms_List', () => {
  it('listRooms follows the pages, newest first', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 65; count++) ids.unshift((await bed.rooms.createRoom()).id);
    expect((await collect(bed.rooms.listRooms())).map(({ id }) => id)).toEqual(ids);
    const pages = await collect(bed.rooms.listRooms().byPage());
    expect(pages.map(({ length }) => length)).toEqual([30, 30, 5]);
  });
});
