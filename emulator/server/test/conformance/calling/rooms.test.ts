import { RoomsClient, type ParticipantRole } from '@azure/communication-rooms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, startCallingBed, type Caller, type CallingBed } from './support/calling-bed.ts';

let bed: CallingBed;
let rooms: RoomsClient;
beforeAll(async () => {
  bed = await startCallingBed();
  rooms = new RoomsClient(bed.connectionString);
});
afterAll(() => bed[Symbol.asyncDispose]());

const identifier = ({ rawId }: Caller) => ({ communicationUserId: rawId });

async function createRoom(invited: readonly [Caller, ParticipantRole][], validity = {}) {
  const participants = invited.map(([caller, role]) => ({ id: identifier(caller), role }));
  return rooms.createRoom({ participants, ...validity });
}

const join = ({ client }: Caller, roomId: string) =>
  client.request('joinCall', { callId: guid(), locator: { roomId } });

describe('a room', () => {
  it('gives the roles that the SDK invited with', async () => {
    const [pia, con, eve] = [await bed.join('Pia'), await bed.join('Con'), await bed.join('Eve')];
    const { id } = await createRoom([
      [pia, 'Presenter'],
      [con, 'Consumer'],
    ]);
    const { call } = await join(pia, id);
    expect(call).toMatchObject({ kind: 'room', roomId: id, self: { role: 'Presenter' } });
    const consumer = await join(con, id);
    expect(consumer.call.self).toMatchObject({ role: 'Consumer', isMuted: true });
    const { callId } = consumer.call;
    const request = con.client.request('muteParticipants', { callId, participants: 'others' });
    await expect(request).rejects.toMatchObject({ refusal: 'RoleRestricted' });
    await expect(join(eve, id)).rejects.toMatchObject({ code: 403, subCode: 5828 });
    await expect(join(pia, 'none')).rejects.toMatchObject({ code: 404, subCode: 5732 });
  });

  it('follows the list of participants', async () => {
    const [pia, con] = [await bed.join('Pia'), await bed.join('Con')];
    const { id } = await createRoom([
      [pia, 'Presenter'],
      [con, 'Attendee'],
    ]);
    const { call } = await join(con, id);
    await rooms.addOrUpdateParticipants(id, [{ id: identifier(con), role: 'Presenter' }]);
    await con.client.see('the role', () => con.client.call(call.callId).head.self.role === 'Presenter');
    await rooms.removeParticipants(id, [identifier(con)]);
    expect((await con.client.next('callEnded')).endReason).toEqual({ code: 0, subCode: 5317 });
  });

  it('is open within its validity only: 403/5829', async () => {
    const pia = await bed.join('Pia');
    const now = bed.clock.now().getTime();
    const validFrom = new Date(now + 20 * 60_000);
    const validUntil = new Date(now + 80 * 60_000);
    const { id } = await createRoom([[pia, 'Presenter']], { validFrom, validUntil });
    await expect(join(pia, id)).rejects.toMatchObject({ code: 403, subCode: 5829 });
    await bed.control('POST', 'clock/advance', { duration: 'PT20M' });
    await expect(join(pia, id)).resolves.toBeDefined();
    await rooms.updateRoom(id, { validUntil: new Date(validUntil.getTime() - 30 * 60_000) });
    await bed.control('POST', 'clock/advance', { duration: 'PT30M' });
    expect((await pia.client.next('callEnded')).endReason).toEqual({ code: 403, subCode: 5829 });
    await expect(join(pia, id)).rejects.toMatchObject({ code: 403, subCode: 5829 });
  });
});
