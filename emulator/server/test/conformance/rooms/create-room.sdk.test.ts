import { ClientSecretCredential } from '@azure/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf, fixedToken, tenantId } from '../authentication/support/trusted-emulator.ts';
import { collect, dayMs, startRoomsBed, type RoomsBed } from './support/rooms-bed.ts';

let bed: RoomsBed;
beforeAll(async () => {
  bed = await startRoomsBed();
});
afterAll(() => bed.stop());

describe('Rooms_Create', () => {
  it('createRoom opens a room for 180 days', async () => {
    const room = await bed.rooms.createRoom();
    expect(room.id).toMatch(/^99\d{15}$/);
    expect(room.validFrom).toEqual(room.createdOn);
    expect(room.validUntil.getTime() - room.validFrom.getTime()).toBe(180 * dayMs);
    expect(room.pstnDialOutEnabled).toBe(false);
  });

  it('createRoom keeps window, dial-out and participants', async () => {
    const [alice, bob] = [await bed.createUser(), await bed.createUser()];
    const validFrom = new Date(bed.emulator.clock.now().getTime() + dayMs);
    const validUntil = new Date(validFrom.getTime() + dayMs);
    const room = await bed.rooms.createRoom({
      validFrom,
      validUntil,
      pstnDialOutEnabled: true,
      participants: [{ id: alice, role: 'Presenter' }, { id: bob }],
    });
    expect(room).toMatchObject({ validFrom, validUntil, pstnDialOutEnabled: true });
    expect(await collect(bed.rooms.listParticipants(room.id))).toEqual([
      { id: { kind: 'communicationUser', ...alice }, role: 'Presenter' },
      { id: { kind: 'communicationUser', ...bob }, role: 'Attendee' },
    ]);
  });

  it('works with a token of Entra', async () => {
    const credential = new ClientSecretCredential(tenantId, 'emulator', 'emulator-secret', {
      authorityHost: bed.emulator.endpoint,
      disableInstanceDiscovery: true,
    });
    expect(await bed.roomsWith(credential).createRoom()).toHaveProperty('id');
  });

  it('fails with 401 for a wrong key and a user access token', async () => {
    const { token } = await bed.emulator.identityClient.createUserAndToken(['voip']);
    for (const stranger of [bed.roomsWithKey('d3Jvbmcga2V5'), bed.roomsWith(fixedToken(token))])
      expect(await failureOf(stranger.createRoom())).toMatchObject({ statusCode: 401 });
  });

  it('fails with 400 for a window that is over or too long', async () => {
    const now = bed.emulator.clock.now().getTime();
    for (const days of [-1, 181]) {
      const failure = await failureOf(bed.rooms.createRoom({ validUntil: new Date(now + days * dayMs) }));
      expect(failure).toMatchObject({ statusCode: 400, code: 'BadRequest' });
    }
  });

  it('fails with 400 for who is no communication user', async () => {
    const participants = [{ id: { communicationUserId: 'wrong_mri' } }];
    expect(await failureOf(bed.rooms.createRoom({ participants }))).toMatchObject({ statusCode: 400 });
  });
});
