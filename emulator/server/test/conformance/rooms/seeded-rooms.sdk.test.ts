import { RoomsClient } from '@azure/communication-rooms';
import { describe, expect, it } from 'vitest';
import { startTrustedEmulator } from '../authentication/support/trusted-emulator.ts';

const id = '99000000000000001';

describe('rooms of a seed', () => {
  it('are there with their participants, also when their time has passed', async () => {
    await using emulator = await startTrustedEmulator({
      seed: {
        identities: [{ name: 'alice' }],
        rooms: [
          { id, participants: { alice: 'Collaborator', '8:acs:r_bob': 'Presenter' } },
          { id: '99000000000000002', validUntil: '2020-01-31T12:00:00Z', pstnDialOutEnabled: true },
        ],
      },
    });
    const rooms = new RoomsClient(emulator.connectionString);
    expect(await rooms.getRoom(id)).toMatchObject({ id, pstnDialOutEnabled: false });
    const invited = [];
    for await (const participant of rooms.listParticipants(id)) invited.push(participant);
    expect(invited.map(({ role }) => role)).toEqual(['Collaborator', 'Presenter']);
    const ended = await rooms.getRoom('99000000000000002');
    expect(ended).toMatchObject({ pstnDialOutEnabled: true, validUntil: new Date('2020-01-31T12:00:00Z') });
  });

  it.each([
    [{ validFrom: '2026-02-01T00:00:00Z', validUntil: '2026-01-01T00:00:00Z' }, 'has to be open for more'],
    [{ validFrom: '2026-01-01T00:00:00Z', validUntil: '2026-12-01T00:00:00Z' }, 'at most 180 days'],
    [{ participants: { '8:orgid:1': 'Presenter' as const } }, 'cannot invite 8:orgid:1'],
  ])('keep the emulator from starting when they cannot be: %j', async (room, message) => {
    const seed = { rooms: [{ id, ...room }] };
    await expect(startTrustedEmulator({ seed })).rejects.toThrow(message);
  });
});
