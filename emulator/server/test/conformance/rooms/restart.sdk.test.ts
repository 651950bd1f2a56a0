import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { collect, startRoomsBed } from './support/rooms-bed.ts';

it('rooms and invitations survive the end of the process', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'rooms-'));
  const first = await startRoomsBed({ dataDirectory });
  const alice = await first.createUser();
  const room = await first.rooms.createRoom({ participants: [{ id: alice, role: 'Presenter' }] });
  await first.stop();
  const second = await startRoomsBed({ dataDirectory });
  expect(await second.rooms.getRoom(room.id)).toEqual(room);
  expect(await collect(second.rooms.listParticipants(room.id))).toMatchObject([{ role: 'Presenter' }]);
  await second.stop();
  await rm(dataDirectory, { recursive: true });
});
