import { callingLimits } from '@switchboard/acs-contracts';
import { describe, expect, it } from 'vitest';
import { callEachOther, createCallingHarness, guid, rawIdOf } from './testing/calling-harness.ts';

const started = async () => {
  const harness = await createCallingHarness();
  const [ann, bob] = [await harness.connect('ann'), await harness.connect('bob')];
  const callId = guid();
  const { call } = await ann.request('startCall', { callId, targets: [rawIdOf('bob')] });
  return { harness, ann, bob, callId, call };
};

describe('startCall to one user', () => {
  it('answers with the call, then rings', async () => {
    const { ann, bob, callId, call } = await started();
    expect(call).toMatchObject({ callId, kind: 'oneToOne', state: 'Connecting', direction: 'Outgoing' });
    const { incomingCall } = await bob.next('incomingCall');
    expect(incomingCall).toMatchObject({
      callerInfo: { rawId: rawIdOf('ann'), displayName: 'ann' },
      serverCallId: call.serverCallId,
      kind: 'oneToOne',
    });
    expect(ann.call(callId).head.state).toBe('Ringing');
    expect([...ann.call(callId).participants.values()]).toMatchObject([
      { rawId: rawIdOf('bob'), state: 'Ringing' },
    ]);
  });

  it('connects both when the callee accepts, who came in last and makes the first offer', async () => {
    const { ann, bob, callId } = await started();
    const { incomingCall } = await bob.next('incomingCall');
    const { call } = await bob.request('acceptCall', { callId: incomingCall.callId, isMuted: true });
    expect(call).toMatchObject({ state: 'Connected', direction: 'Incoming', self: { isMuted: true } });
    expect(call.peers).toEqual([{ participantId: call.participants[0]?.participantId, isPolite: false }]);
    expect(ann.call(callId).head.state).toBe('Connected');
    expect([...ann.call(callId).peers.entries()]).toEqual([[call.self.participantId, true]]);
    expect([...ann.call(callId).participants.values()]).toMatchObject([
      { state: 'Connected', displayName: 'bob', isMuted: true },
    ]);
  });

  it('ends for both when one hangs up', async () => {
    const { ann, bob } = await started();
    const { incomingCall } = await bob.next('incomingCall');
    await bob.request('acceptCall', { callId: incomingCall.callId });
    await bob.request('hangUp', { callId: incomingCall.callId });
    expect((await bob.next('callEnded')).endReason).toEqual({ code: 0, subCode: 0 });
    expect((await ann.next('callEnded')).endReason).toEqual({ code: 0, subCode: 0 });
  });

  it('is cancelled when the caller hangs up before the answer: 487/0', async () => {
    const { ann, bob, callId } = await started();
    const { incomingCall } = await bob.next('incomingCall');
    await ann.request('hangUp', { callId });
    expect(await bob.next('incomingCallEnded')).toMatchObject({
      callId: incomingCall.callId,
      endReason: { code: 487, subCode: 0 },
    });
    await expect(bob.request('acceptCall', { callId: incomingCall.callId })).rejects.toMatchObject({
      code: 400,
      subCode: 41006,
    });
  });

  it('is declined on all devices: 603/0', async () => {
    const { harness, ann, bob } = await started();
    const other = await harness.connect('bob#2');
    const { incomingCall } = await bob.next('incomingCall');
    await bob.request('rejectCall', { callId: incomingCall.callId });
    expect((await ann.next('callEnded')).endReason).toEqual({ code: 603, subCode: 0 });
    expect((await other.next('incomingCallEnded')).endReason).toEqual({ code: 603, subCode: 0 });
    await expect(other.request('rejectCall', { callId: incomingCall.callId })).rejects.toMatchObject({
      subCode: 41007,
    });
  });

  it('is not answered within a minute: 487/10004', async () => {
    const { harness, ann, bob } = await started();
    await bob.next('incomingCall');
    await harness.advance(59);
    expect(ann.countOf('callEnded')).toBe(0);
    await harness.advance(1);
    expect((await ann.next('callEnded')).endReason).toEqual({ code: 487, subCode: 10004 });
    expect((await bob.next('incomingCallEnded')).endReason).toEqual({ code: 487, subCode: 10004 });
  });
});

describe('a callee with several devices', () => {
  it('answers on one; the others stop ringing: 487/10003', async () => {
    const { harness, ann, bob, callId } = await started();
    const { client: tablet } = harness.open();
    const { incomingCalls } = await tablet.connect('bob#tablet');
    const ringing = await bob.next('incomingCall');
    expect(incomingCalls).toEqual([ringing.incomingCall]);
    await tablet.request('acceptCall', { callId: ringing.incomingCall.callId });
    expect((await bob.next('incomingCallEnded')).endReason).toEqual({ code: 487, subCode: 10003 });
    expect(tablet.countOf('incomingCallEnded')).toBe(0);
    expect(ann.call(callId).head.state).toBe('Connected');
    await harness.advance(120);
    expect(ann.call(callId).head.state).toBe('Connected');
  });

  it('lets only the first of two simultaneous answers through', async () => {
    const { harness, bob } = await started();
    const tablet = await harness.connect('bob#tablet');
    const { incomingCall } = await bob.next('incomingCall');
    const outcomes = await Promise.allSettled(
      [tablet, bob].map((device) => device.request('acceptCall', { callId: incomingCall.callId })),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a callee without a device', () => {
  it('is waited for 15 seconds: 480/10037', async () => {
    const harness = await createCallingHarness();
    const ann = await harness.connect('ann');
    const callId = guid();
    await ann.request('startCall', { callId, targets: [rawIdOf('bob')] });
    await harness.advance(14);
    expect(ann.call(callId).head.state).toBe('Connecting');
    await harness.advance(1);
    expect((await ann.next('callEnded')).endReason).toEqual({ code: 480, subCode: 10037 });
  });

  it('rings on the first one that comes in time, a whole minute', async () => {
    const harness = await createCallingHarness();
    const ann = await harness.connect('ann');
    const callId = guid();
    await ann.request('startCall', { callId, targets: [rawIdOf('bob')] });
    await harness.advance(14);
    const { client: bob } = harness.open();
    const { incomingCalls } = await bob.connect('bob');
    expect(incomingCalls).toHaveLength(1);
    expect(ann.call(callId).head.state).toBe('Ringing');
    await harness.advance(59);
    expect(ann.calls.size).toBe(1);
    await harness.advance(1);
    expect((await ann.next('callEnded')).endReason).toEqual({ code: 487, subCode: 10004 });
  });

  it('does not exist: 480/10078, after the answer', async () => {
    const harness = await createCallingHarness();
    const ann = await harness.connect('ann');
    await ann.request('startCall', { callId: guid(), targets: [rawIdOf('nobody')] });
    expect((await ann.next('callEnded')).endReason).toEqual({ code: 480, subCode: 10078 });
  });
});

describe('startCall is refused', () => {
  it.each([
    ['4:+14255550100', 'PhoneNumberNotSupported'],
    ['8:orgid:00000000-0000-0000-0000-000000000001', 'IdentifierNotSupported'],
    ['8:echo123', 'IdentifierNotSupported'],
    [rawIdOf('ann'), 'ParticipantAlreadyInCall'],
  ])('for %s: %s', async (target, refusal) => {
    const harness = await createCallingHarness();
    const ann = await harness.connect('ann');
    const request = ann.request('startCall', { callId: guid(), targets: [target] });
    await expect(request).rejects.toMatchObject({ refusal });
  });

  it('with the scope voip.join', async () => {
    const harness = await createCallingHarness();
    const ann = await harness.connect('ann?voip.join');
    const request = ann.request('startCall', { callId: guid(), targets: [rawIdOf('bob')] });
    await expect(request).rejects.toMatchObject({ refusal: 'ScopeNotSufficient', code: 403 });
  });

  it('with too many calls, which does not keep the client from being called', async () => {
    const { harness, ann, bob } = await started();
    for (let count = 1; count < callingLimits.callsPerSession; count += 1)
      await ann.request('joinCall', { callId: guid(), locator: { groupId: guid() } });
    const request = ann.request('startCall', { callId: guid(), targets: [rawIdOf('bob')] });
    await expect(request).rejects.toMatchObject({ refusal: 'TooManyCalls', code: 403 });
    await bob.request('startCall', { callId: guid(), targets: [rawIdOf('ann')] });
    const { incomingCall } = await ann.next('incomingCall');
    const accept = ann.request('acceptCall', { callId: incomingCall.callId });
    await expect(accept).rejects.toMatchObject({ refusal: 'TooManyCalls' });
    await harness.advance(60);
    expect((await ann.next('incomingCallEnded')).endReason).toEqual({ code: 487, subCode: 10004 });
  });

  it('with a call id that is in use', async () => {
    const { ann, callId } = await started();
    const request = ann.request('startCall', { callId, targets: [rawIdOf('bob')] });
    await expect(request).rejects.toMatchObject({ refusal: 'CallIdInUse', field: 'callId' });
  });
});

describe('setHold in a one-to-one call', () => {
  it('holds the other side too, until both have resumed', async () => {
    const harness = await createCallingHarness();
    const [ann, bob] = [await harness.connect('ann'), await harness.connect('bob')];
    const { callId, incomingCallId } = await callEachOther(ann, bob, 'bob');
    await ann.request('setHold', { callId, isOnHold: true });
    expect(ann.call(callId).head.state).toBe('LocalHold');
    expect(bob.call(incomingCallId).head.state).toBe('RemoteHold');
    await bob.request('setHold', { callId: incomingCallId, isOnHold: true });
    await ann.request('setHold', { callId, isOnHold: false });
    expect(ann.call(callId).head.state).toBe('RemoteHold');
    await bob.request('setHold', { callId: incomingCallId, isOnHold: false });
    expect(ann.call(callId).head.state).toBe('Connected');
  });
});

describe('a third in a one-to-one call', () => {
  it('makes it a group that goes on when one leaves', async () => {
    const harness = await createCallingHarness();
    const [ann, bob, cem] = [
      await harness.connect('ann'),
      await harness.connect('bob'),
      await harness.connect('cem'),
    ];
    const { callId, incomingCallId } = await callEachOther(ann, bob, 'bob');
    await bob.request('addParticipant', { callId: incomingCallId, participant: rawIdOf('cem') });
    expect(ann.call(callId).head.kind).toBe('group');
    const { incomingCall } = await cem.next('incomingCall');
    expect(incomingCall.callerInfo.rawId).toBe(rawIdOf('bob'));
    await cem.request('acceptCall', { callId: incomingCall.callId });
    expect(cem.call(incomingCall.callId).peers.size).toBe(2);
    await ann.request('hangUp', { callId });
    expect(bob.call(incomingCallId).participants.size).toBe(1);
    expect(bob.call(incomingCallId).peers.size).toBe(1);
  });

  it('may decline without ending it', async () => {
    const harness = await createCallingHarness();
    const [ann, bob, cem] = [
      await harness.connect('ann'),
      await harness.connect('bob'),
      await harness.connect('cem'),
    ];
    const { callId } = await callEachOther(ann, bob, 'bob');
    const { participantId } = await ann.request('addParticipant', { callId, participant: rawIdOf('cem') });
    const { incomingCall } = await cem.next('incomingCall');
    await cem.request('rejectCall', { callId: incomingCall.callId });
    const { participant } = await ann.next('participantRemoved');
    expect(participant).toMatchObject({ participantId, endReason: { code: 603 } });
    expect(ann.call(callId).participants.size).toBe(1);
  });
});
