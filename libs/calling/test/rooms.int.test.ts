import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Features, type CapabilitiesChangeInfo } from '../src/index.ts';
import { follow, startCallBed, type CallBed, type Person } from './support/call-bed.ts';

let bed: CallBed;
beforeAll(async () => {
  bed = await startCallBed();
});
afterAll(() => bed.stop());

const until = <T>(read: () => T) => expect.poll(read, { timeout: 10_000 });
const muted = { audioOptions: { muted: true } };
const invite = ({ rawId }: Person, role: 'Presenter' | 'Attendee' | 'Consumer' | 'Collaborator') => ({
  id: { communicationUserId: rawId },
  role,
});

describe('a room', () => {
  it('gives its participants their role and capabilities, and tells when they change', async () => {
    const [ann, ben] = [await bed.arrive('Ann'), await bed.arrive('Ben')];
    const participants = [invite(ann, 'Presenter'), invite(ben, 'Consumer')];
    const { id: roomId } = await bed.rooms.createRoom({ participants });
    const anns = ann.agent.join({ roomId }, muted);
    await until(() => anns.role).toBe('Presenter');

    const bens = ben.agent.join({ roomId });
    const log = follow(bens);
    const feature = bens.feature(Features.Capabilities);
    const changes: CapabilitiesChangeInfo[] = [];
    feature.on('capabilitiesChanged', (change) => changes.push(change));
    await until(() => bens.state).toBe('Connected');
    expect(log).toContain('role Consumer');
    expect(bens.isMuted).toBe(true);
    expect(feature.capabilities.unmuteMic).toEqual({ isPresent: false, reason: 'RoleRestricted' });
    expect(changes[0]?.newValue.viewAttendeeNames).toEqual({ isPresent: true, reason: 'Capable' });
    await expect(bens.unmute()).rejects.toMatchObject({ code: 403 });

    await bed.rooms.addOrUpdateParticipants(roomId, [invite(ben, 'Attendee')]);
    await until(() => bens.role).toBe('Attendee');
    await until(() => changes.at(-1)).toMatchObject({
      reason: 'RoleChanged',
      oldValue: { unmuteMic: { isPresent: false } },
      newValue: { unmuteMic: { isPresent: true } },
    });
    await until(() => anns.remoteParticipants[0]?.role).toBe('Attendee');
    await bens.unmute();
    await until(() => anns.remoteParticipants[0]?.isMuted).toBe(false);
    await expect(bens.hangUp({ forEveryone: true })).rejects.toMatchObject({ code: 403 });
    expect(bens.state).toBe('Connected');

    await bed.rooms.removeParticipants(roomId, [{ communicationUserId: ben.rawId }]);
    await until(() => bens.callEndReason).toEqual({ code: 0, subCode: 5317 });
  });

  it('refuses whoever is not invited, and anybody outside its time', async () => {
    const [ann, ben] = [await bed.arrive('Ann'), await bed.arrive('Ben')];
    const { id: roomId } = await bed.rooms.createRoom({ participants: [invite(ann, 'Presenter')] });
    const refused = ben.agent.join({ roomId }, muted);
    await until(() => refused.callEndReason).toEqual({ code: 403, subCode: 5828 });

    const validFrom = new Date(Date.now() + 3_600_000);
    const validUntil = new Date(Date.now() + 7_200_000);
    const later = await bed.rooms.createRoom({
      ...{ participants: [invite(ann, 'Presenter')], validFrom, validUntil },
    });
    const early = ann.agent.join({ roomId: later.id }, muted);
    await until(() => early.callEndReason).toEqual({ code: 403, subCode: 5829 });
  });
});
