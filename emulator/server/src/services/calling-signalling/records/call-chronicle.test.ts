import { describe, expect, it } from 'vitest';
import { callEachOther, createCallingHarness, guid, joinGroup, rawIdOf } from '../testing/calling-harness.ts';

const anyTime = expect.stringMatching(/^\d{4}-.*Z$/) as unknown;

describe('the record of a call', () => {
  it('names everybody who was in it, with times and reasons', async () => {
    const harness = await createCallingHarness();
    const [ann, bob] = [await harness.connect('ann'), await harness.connect('bob')];
    const { callId } = await callEachOther(ann, bob, 'bob');
    expect(await harness.records()).toMatchObject([
      { kind: 'oneToOne', startedBy: { rawId: rawIdOf('ann') }, participants: [{}, {}] },
    ]);
    await harness.advance(90);
    await ann.request('hangUp', { callId });
    await harness.service.stop?.();
    const left = { leftOn: anyTime, endReason: { code: 0, subCode: 0 } };
    expect(await harness.records()).toMatchObject([
      {
        endedOn: anyTime,
        endReason: { code: 0, subCode: 0 },
        participants: [
          { rawId: rawIdOf('ann'), displayName: 'ann', joinedOn: anyTime, ...left },
          { rawId: rawIdOf('bob'), displayName: 'bob', joinedOn: anyTime, ...left },
        ],
      },
    ]);
  });

  it('is closed when the emulator stops, and its clients hear of it: 0/7000', async () => {
    const harness = await createCallingHarness();
    const ann = await harness.connect('ann');
    await joinGroup([ann]);
    await harness.service.stop?.();
    expect((await ann.next('callEnded')).endReason).toEqual({ code: 0, subCode: 7000 });
    expect(ann.closeCode).toBe(1012);
    expect(await harness.records()).toMatchObject([{ endReason: { code: 0, subCode: 7000 } }]);
  });
});

describe('a record that a crash left open', () => {
  it('is closed at the next start', async () => {
    const harness = await createCallingHarness();
    await joinGroup([await harness.connect('ann')]);
    await harness.service.start?.();
    expect(await harness.records()).toMatchObject([
      { endedOn: anyTime, endReason: { code: 0, subCode: 7000 } },
    ]);
  });
});

describe('domain events', () => {
  it('tell a one-to-one call from ringing to its end', async () => {
    const harness = await createCallingHarness();
    const [ann, bob] = [await harness.connect('ann'), await harness.connect('bob')];
    const callId = guid();
    const customContext = { userToUser: 'hi', voipHeaders: [{ key: 'order', value: '7' }] };
    await ann.request('startCall', { callId, targets: [rawIdOf('bob')], customContext });
    const { incomingCall } = await bob.next('incomingCall');
    expect(incomingCall.customContext).toEqual(customContext);
    await bob.request('acceptCall', { callId: incomingCall.callId });
    await harness.advance(5);
    await bob.request('hangUp', { callId: incomingCall.callId });
    await harness.service.stop?.();
    expect(harness.events.map(({ type }) => type)).toEqual([
      'CallStarted',
      'CallParticipantAdded',
      'IncomingCall',
      'CallParticipantAdded',
      'CallParticipantRemoved',
      'CallParticipantRemoved',
      'CallEnded',
    ]);
    expect(harness.eventsOf('IncomingCall')).toMatchObject([
      {
        from: rawIdOf('ann'),
        to: rawIdOf('bob'),
        callerDisplayName: 'ann',
        serverCallId: incomingCall.serverCallId,
        customContext: { sipHeaders: { 'User-To-User': 'hi' }, voipHeaders: { order: '7' } },
      },
    ]);
    expect(harness.eventsOf('CallEnded')).toMatchObject([
      { isTwoParty: true, endedBy: { rawId: rawIdOf('bob') }, durationInSeconds: 5, reason: { code: 0 } },
    ]);
  });

  it('do not count those who are only rung or wait in the lobby', async () => {
    const harness = await createCallingHarness();
    const [ann, bob] = [await harness.connect('ann'), await harness.connect('bob')];
    const [callId = ''] = await joinGroup([ann]);
    await ann.request('setLobby', { callId, isEnabled: true });
    await joinGroup([bob], ann.call(callId).head.groupId);
    await ann.request('addParticipant', { callId, participant: rawIdOf('cem') });
    await harness.service.stop?.();
    expect(harness.eventsOf('CallParticipantAdded')).toMatchObject([{ user: { rawId: rawIdOf('ann') } }]);
    expect(harness.eventsOf('CallParticipantRemoved')).toHaveLength(1);
  });
});
