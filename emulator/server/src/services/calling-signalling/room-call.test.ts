import { describe, expect, it } from 'vitest';
import { createCallingHarness, guid, rawIdOf } from './testing/calling-harness.ts';
import type { TestClient } from './testing/test-client.ts';

const roles = { pia: 'Presenter', col: 'Collaborator', att: 'Attendee', con: 'Consumer' } as const;
const camera = { streamId: 1, kind: 'camera', isOn: true } as const;
const screen = { streamId: 2, kind: 'screen', isOn: true } as const;

async function room() {
  const harness = await createCallingHarness();
  harness.invite('r1', { ...roles, eva: 'Attendee' });
  const callIds = new Map<TestClient, string>();
  const join = async (name: string) => {
    const client = await harness.connect(name);
    const callId = guid();
    await client.request('joinCall', { callId, locator: { roomId: 'r1' }, streams: [camera] });
    callIds.set(client, callId);
    return client;
  };
  const [pia, col, att, con] = [await join('pia'), await join('col'), await join('att'), await join('con')];
  const callIdOf = (client: TestClient) => callIds.get(client) ?? '';
  const headOf = (client: TestClient) => client.call(callIdOf(client)).head;
  return { harness, join, pia, col, att, con, callIdOf, headOf };
}

describe('joinCall with a room id', () => {
  it('gives each the role of the invitation, and what goes with it', async () => {
    const { pia, col, att, con, headOf } = await room();
    expect([pia, col, att, con].map((client) => headOf(client).self.role)).toEqual(Object.values(roles));
    expect(headOf(pia)).toMatchObject({ kind: 'room', roomId: 'r1' });
    expect(headOf(con).self).toMatchObject({
      isMuted: true,
      streams: [{ isOn: false }],
      capabilities: ['viewAttendeeNames'],
    });
  });

  it.each([
    ['strangers', 'r1', 'zed', 403, 5828],
    ['no room', 'r2', 'pia', 404, 5732],
  ])('refuses %s', async (_, roomId, name, code, subCode) => {
    const { harness } = await room();
    const client = await harness.connect(name);
    const request = client.request('joinCall', { callId: guid(), locator: { roomId } });
    await expect(request).rejects.toMatchObject({ code, subCode, field: 'locator.roomId' });
  });
});

describe('roles', () => {
  it('decide who sends what', async () => {
    const { col, att, con, callIdOf } = await room();
    const send = (client: TestClient, streams: (typeof camera | typeof screen)[]) =>
      client.request('updateMedia', { callId: callIdOf(client), streams });
    await expect(send(col, [camera, screen])).resolves.toEqual({});
    await expect(send(att, [camera, screen])).rejects.toMatchObject({ refusal: 'RoleRestricted' });
    await expect(send(con, [camera])).rejects.toMatchObject({ refusal: 'RoleRestricted' });
    const unmute = con.request('updateMedia', { callId: callIdOf(con), isMuted: false });
    await expect(unmute).rejects.toMatchObject({ refusal: 'RoleRestricted', code: 403 });
    const raise = con.request('raiseHand', { callId: callIdOf(con) });
    await expect(raise).rejects.toMatchObject({ refusal: 'RoleRestricted' });
  });

  it('let presenters alone manage the call', async () => {
    const { pia, col, att, callIdOf } = await room();
    for (const client of [col, att]) {
      const callId = callIdOf(client);
      const attempts = [
        client.request('muteParticipants', { callId, participants: 'others' }),
        client.request('removeParticipant', { callId, participant: rawIdOf('con') }),
        client.request('hangUp', { callId, forEveryone: true }),
        client.request('addParticipant', { callId, participant: rawIdOf('eva') }),
        client.request('setLobby', { callId, isEnabled: true }),
        client.request('lowerHands', { callId, participants: 'all' }),
        client.request('startSpotlight', { callId }),
      ];
      for (const { status } of await Promise.allSettled(attempts)) expect(status).toBe('rejected');
    }
    await pia.request('hangUp', { callId: callIdOf(pia), forEveryone: true });
    expect((await att.next('callEnded')).endReason).toEqual({ code: 0, subCode: 4097 });
  });

  it('let presenters call in those who are invited, and nobody else', async () => {
    const { harness, pia, callIdOf } = await room();
    const eva = await harness.connect('eva');
    const callId = callIdOf(pia);
    await pia.request('addParticipant', { callId, participant: rawIdOf('eva') });
    const { incomingCall } = await eva.next('incomingCall');
    const { call } = await eva.request('acceptCall', { callId: incomingCall.callId });
    expect(call.self.role).toBe('Attendee');
    const stranger = pia.request('addParticipant', { callId, participant: rawIdOf('zed') });
    await expect(stranger).rejects.toMatchObject({ subCode: 5828, field: 'participant' });
  });

  it('spare presenters the lobby', async () => {
    const { harness, join, pia, callIdOf, headOf } = await room();
    await pia.request('setLobby', { callId: callIdOf(pia), isEnabled: true });
    harness.invite('r1', { ...roles, eva: 'Attendee', pal: 'Presenter' });
    expect(headOf(await join('eva')).state).toBe('InLobby');
    expect(headOf(await join('pal')).state).toBe('Connected');
  });
});

describe('the end of the validity', () => {
  it('ends the call for everyone: 403/5829', async () => {
    const { harness, pia, con } = await room();
    await harness.advance(30 * 60 - 1);
    expect((await harness.records())[0]?.endedOn).toBeUndefined();
    await harness.advance(1);
    for (const client of [pia, con])
      expect((await client.next('callEnded')).endReason).toEqual({ code: 403, subCode: 5829 });
    await expect
      .poll(() => harness.records(), { timeout: 20_000 })
      .toMatchObject([{ endReason: { code: 403, subCode: 5829 } }]);
  });

  it('is forgotten when the call ends before', async () => {
    const { harness, pia, callIdOf } = await room();
    await pia.request('hangUp', { callId: callIdOf(pia), forEveryone: true });
    harness.invite('r1', roles);
    await harness.advance(29 * 60);
    const callId = guid();
    await pia.request('joinCall', { callId, locator: { roomId: 'r1' } });
    await harness.advance(2 * 60);
    expect(pia.call(callId).head.state).toBe('Connected');
  });
});

describe('a change of the room while the call goes on', () => {
  it('gives another role, and switches off what it does not allow', async () => {
    const { harness, att, pia, callIdOf, headOf } = await room();
    const updated = [{ rawId: rawIdOf('att'), role: 'Consumer' }];
    harness.bus.publish({ type: 'RoomParticipantsUpdated', data: { roomId: 'r1', updated, removed: [] } });
    expect(headOf(att).self).toMatchObject({ role: 'Consumer', isMuted: true, streams: [{ isOn: false }] });
    const seen = [...pia.call(callIdOf(pia)).participants.values()];
    expect(seen.find(({ rawId }) => rawId === rawIdOf('att'))?.role).toBe('Consumer');
  });

  it('takes out who is no longer invited: 0/5317', async () => {
    const { harness, att } = await room();
    const removed = [rawIdOf('att'), rawIdOf('eva')];
    harness.bus.publish({ type: 'RoomParticipantsUpdated', data: { roomId: 'r1', updated: [], removed } });
    expect((await att.next('callEnded')).endReason).toEqual({ code: 0, subCode: 5317 });
  });

  it('moves the end of the call with that of the room', async () => {
    const { harness, pia, headOf } = await room();
    const openFor = (fromMinutes: number, minutes: number) => {
      const at = (after: number) => new Date(harness.clock.now().getTime() + after * 60_000).toISOString();
      const validity = { validFrom: at(fromMinutes), validUntil: at(minutes) };
      harness.bus.publish({
        type: 'RoomUpdated',
        data: { roomId: 'r1', ...validity, pstnDialOutEnabled: false },
      });
    };
    openFor(-1, 50);
    await harness.advance(40 * 60);
    expect(headOf(pia).state).toBe('Connected');
    openFor(1, 60);
    expect((await pia.next('callEnded')).endReason).toEqual({ code: 403, subCode: 5829 });
  });

  it('ends the call with the room', async () => {
    const { harness, pia, con } = await room();
    harness.bus.publish({ type: 'RoomDeleted', data: { roomId: 'r1' } });
    for (const client of [pia, con]) expect((await client.next('callEnded')).endReason.subCode).toBe(5317);
  });
});
