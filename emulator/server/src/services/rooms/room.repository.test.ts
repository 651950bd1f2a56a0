import { describe, expect, it } from 'vitest';
import { createSystemClock } from '../../adapters/clock/system-clock.ts';
import { createMemoryDocumentStore } from '../../adapters/document-store/memory-document-store.ts';
import type { Room } from './room.ts';
import { createRoomDirectory, RoomRepository } from './room.repository.ts';

const noon = Date.UTC(2026, 0, 31, 12);
const minuteMs = 60_000;
const room: Room = {
  id: '99199690362660524',
  createdAt: '2026-01-31T12:00:00.000Z',
  validFrom: '2026-01-31T12:10:00.000Z',
  validUntil: '2026-01-31T12:20:00.000Z',
  pstnDialOutEnabled: true,
};

async function openRoom() {
  const clock = createSystemClock({ debug() {}, info() {}, warn() {}, error() {} }, () => noon);
  clock.freeze();
  const store = createMemoryDocumentStore({ indexes: {} });
  const rooms = new RoomRepository(store);
  await rooms.save(room);
  await rooms.saveParticipant(room.id, { rawId: 'alice', role: 'Presenter' });
  return { clock, directory: createRoomDirectory(store, clock) };
}

describe('RoomDirectory', () => {
  it('admits who is invited within the window, with their role', async () => {
    const { clock, directory } = await openRoom();
    await clock.advance(10 * minuteMs);
    expect(await directory.admit(room.id, 'alice')).toEqual({
      admitted: true,
      role: 'Presenter',
      pstnDialOutEnabled: true,
      validUntil: new Date(room.validUntil),
    });
  });

  it('refuses before the window and from its end on', async () => {
    const { clock, directory } = await openRoom();
    await clock.advance(10 * minuteMs - 1);
    expect(await directory.admit(room.id, 'alice')).toEqual({ admitted: false, refusal: 'notYetValid' });
    await clock.advance(10 * minuteMs + 1);
    expect(await directory.admit(room.id, 'alice')).toEqual({ admitted: false, refusal: 'expired' });
  });

  it('refuses strangers, whatever the time', async () => {
    const { directory } = await openRoom();
    expect(await directory.admit(room.id, 'mallory')).toEqual({ admitted: false, refusal: 'notInvited' });
  });

  it('knows no other rooms', async () => {
    const { directory } = await openRoom();
    expect(await directory.admit('99000000000000000', 'alice')).toEqual({
      admitted: false,
      refusal: 'unknownRoom',
    });
  });
});
