import type { RoomParticipantPatch } from '@azure/communication-rooms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../authentication/support/trusted-emulator.ts';
import { collect, startRoomsBed, type RoomsBed } from './support/rooms-bed.ts';

let bed: RoomsBed;
beforeAll(async () => {
  bed = await startRoomsBed();
});
afterAll(() => bed.stop());

const rolesIn = async (roomId: string) =>
  (await collect(bed.rooms.listParticipants(roomId))).map(({ role }) => role);

describe('Participants_Update', () => {
  it('addOrUpdateParticipants invites with every role, and changes roles', async () => {
    const { id } = await bed.rooms.createRoom();
    const roles = ['Presenter', 'Attendee', 'Consumer', 'Collaborator'] as const;
    const participants: RoomParticipantPatch[] = [];
    for (const role of roles) participants.push({ id: await bed.createUser(), role });
    await bed.rooms.addOrUpdateParticipants(id, participants);
    expect(await rolesIn(id)).toEqual(roles);
    await bed.rooms.addOrUpdateParticipants(id, [{ id: participants[0]!.id, role: 'Consumer' }]);
    expect(await rolesIn(id)).toEqual(['Consumer', 'Attendee', 'Consumer', 'Collaborator']);
  });

  it('removeParticipants takes invitations back, also those that there are not', async () => {
    const [alice, bob] = [await bed.createUser(), await bed.createUser()];
    const { id } = await bed.rooms.createRoom({ participants: [{ id: alice, role: 'Presenter' }] });
    await bed.rooms.removeParticipants(id, [alice, bob]);
    expect(await rolesIn(id)).toEqual([]);
  });

  it('fails with 400 for who is no communication user, 404 for a room that there is not', async () => {
    const { id } = await bed.rooms.createRoom();
    const stranger = { communicationUserId: 'wrong_mri' };
    const alice = { id: await bed.createUser() };
    const calls = [
      bed.rooms.addOrUpdateParticipants(id, [{ id: stranger }, alice]),
      bed.rooms.removeParticipants(id, [stranger]),
    ];
    for (const call of calls) expect(await failureOf(call)).toMatchObject({ statusCode: 400 });
    expect(await rolesIn(id)).toEqual([]);
    const missing = bed.rooms.addOrUpdateParticipants('99199690362660524', [alice]);
    expect(await failureOf(missing)).toMatchObject({ statusCode: 404, code: 'NotFound' });
  });
});

describe('Participants_List', () => {
  it('listParticipants follows the pages', async () => {
    const { id } = await bed.rooms.createRoom();
    const participants = Array.from({ length: 100 }, (_, n) => ({
      id: { communicationUserId: `8:acs:resource_${n}` },
    }));
    await bed.rooms.addOrUpdateParticipants(id, participants);
    expect(await collect(bed.rooms.listParticipants(id))).toHaveLength(100);
    const pages = await collect(bed.rooms.listParticipants(id).byPage());
    expect(pages.map(({ length }) => length)).toEqual([30, 30, 30, 10]);
  });
});
