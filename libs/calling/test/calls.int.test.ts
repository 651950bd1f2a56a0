import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Features, LocalVideoStream, type Call } from '../src/index.ts';
import { follow, startCallBed, type CallBed, type Person } from './support/call-bed.ts';

let bed: CallBed;
beforeAll(async () => {
  bed = await startCallBed();
});
afterAll(() => bed.stop());

const until = <T>(read: () => T) => expect.poll(read, { timeout: 10_000 });
const id = ({ rawId }: Person) => ({ communicationUserId: rawId });
const muted = { audioOptions: { muted: true } };

async function ring(caller: Person, callee: Person): Promise<Call> {
  const call = caller.agent.startCall([id(callee)], muted);
  await until(() => callee.incoming.length).toBeGreaterThan(0);
  return call;
}

async function meet(...names: string[]) {
  const groupId = randomUUID();
  const people = await Promise.all(names.map((name) => bed.arrive(name)));
  const calls: Call[] = [];
  for (const { agent } of people) {
    const call = agent.join({ groupId }, muted);
    calls.push(call);
    await until(() => call.state).toBe('Connected');
  }
  for (const call of calls) await until(() => call.remoteParticipants.length).toBe(names.length - 1);
  return { people: people as [Person, Person, Person], calls: calls as [Call, Call, Call], groupId };
}

describe('a call that is placed', () => {
  it('is returned at once, everything readable, and its events follow in order', async () => {
    const [ann, ben] = [await bed.arrive('Ann'), await bed.arrive('Ben')];
    const call = ann.agent.startCall([id(ben)], muted);
    const log = follow(call);
    expect([call.state, call.direction, call.isMuted, call.remoteParticipants]).toEqual([
      'None',
      'Outgoing',
      true,
      [],
    ]);
    expect(call.id).not.toBe('');
    expect(ann.agent.calls).toEqual([call]);
    expect(ann.log).toEqual([]);
    for (const factory of Object.values(Features)) {
      if ('callApiCtor' in factory)
        expect(call.feature(factory as never)).toBe(call.feature(factory as never));
    }
    expect(Object.keys(call.feature(Features.Capabilities).capabilities)).toHaveLength(25);

    await until(() => call.state).toBe('Ringing');
    expect(call.remoteParticipants[0]).toMatchObject({ state: 'Ringing' });
    const [incoming] = ben.incoming;
    expect(incoming).toMatchObject({ kind: 'IncomingCall', callerInfo: { displayName: 'Ann' } });
    const accepted = await incoming!.accept(muted);
    expect(accepted).toMatchObject({ id: incoming!.id, direction: 'Incoming', state: 'Connected' });
    await until(() => call.state).toBe('Connected');
    await until(() => call.remoteParticipants[0]?.displayName).toBe('Ben');
    expect(await call.info.getServerCallId()).toBe(await accepted.info.getServerCallId());
    expect(call.info.participantId).not.toBe(accepted.info.participantId);

    await call.hangUp();
    await until(() => accepted.state).toBe('Disconnected');
    const states = log.filter((line) => /^[A-Z]/.test(line));
    expect(states).toEqual(['Connecting', 'Ringing', 'Connected', 'Disconnecting', 'Disconnected']);
    expect(ann.log).toEqual(['added', 'removed {"code":0,"subCode":0}']);
    expect(ben.log).toEqual(['added', 'removed {"code":0,"subCode":0}']);
    expect(ben.agent.calls).toEqual([]);
  });

  it('ends with 603/0 when it is declined', async () => {
    const [ann, ben] = [await bed.arrive('Ann'), await bed.arrive('Ben')];
    const call = await ring(ann, ben);
    await ben.incoming[0]!.reject();
    await until(() => call.callEndReason).toEqual({ code: 603, subCode: 0 });
    await expect(ben.incoming[0]!.accept()).rejects.toMatchObject({ code: 400, subCode: 41006 });
    await expect(ben.incoming[0]!.reject()).rejects.toMatchObject({ code: 400, subCode: 41007 });
  });

  it('stops ringing when the caller hangs up', async () => {
    const [ann, ben] = [await bed.arrive('Ann'), await bed.arrive('Ben')];
    const call = await ring(ann, ben);
    const ended: unknown[] = [];
    ben.incoming[0]!.on('callEnded', (args) => ended.push(args));
    await call.hangUp();
    await until(() => ended).toEqual([{ callEndReason: { code: 487, subCode: 0 } }]);
    expect(ben.incoming[0]!.callEndReason).toEqual({ code: 487, subCode: 0 });
  });

  it('rings on all devices and is answered on one', async () => {
    const [ann, ben] = [await bed.arrive('Ann'), await bed.arrive('Ben')];
    const second = await bed.connect(ben.rawId, 'Ben', ['voip']);
    await ring(ann, ben);
    await until(() => second.incoming.length).toBe(1);
    await second.incoming[0]!.accept(muted);
    await until(() => ben.incoming[0]!.callEndReason).toEqual({ code: 487, subCode: 10003 });
  });

  it('is told of late to an agent that connects while it rings', async () => {
    const [ann, ben] = [await bed.arrive('Ann'), await bed.arrive('Ben')];
    await ring(ann, ben);
    const late = await bed.connect(ben.rawId, 'Ben', ['voip']);
    await until(() => late.incoming.length).toBe(1);
  });

  it('ends with the reason of its refusal', async () => {
    const ann = await bed.arrive('Ann', ['voip.join']);
    const call = ann.agent.startCall([id(ann)], muted);
    await until(() => call.callEndReason).toMatchObject({ code: 403 });
    const nowhere = ann.agent.join({ roomId: '99000000000000000' });
    await until(() => nowhere.callEndReason).toEqual({ code: 404, subCode: 5732 });
    expect(ann.agent.calls).toEqual([]);
    expect(() => ann.agent.join({ groupId: 'x' })).toThrow(/GUID/);
    expect(() => ann.agent.startCall([])).toThrow(/at least one/);
  });
});

describe('participants', () => {
  it('are added, ring, decline, and are removed', async () => {
    const { people, calls } = await meet('Ann', 'Ben');
    const cem = await bed.arrive('Cem');
    const participant = calls[0].addParticipant(id(cem));
    expect(participant).toMatchObject({ state: 'Idle' });
    await until(() => participant.state).toBe('Ringing');
    await cem.incoming[0]!.reject();
    await until(() => participant.callEndReason).toMatchObject({ code: 603 });
    expect(participant.state).toBe('Disconnected');

    const log = follow(calls[1]);
    await calls[0].removeParticipant(id(people[1]));
    await until(() => calls[1].callEndReason).toEqual({ code: 0, subCode: 5300 });
    expect(log).toEqual(['Disconnecting', 'Disconnected']);
    await until(() => calls[0].remoteParticipants.length).toBe(0);
  });

  it('that cannot be added are disconnected with the reason', async () => {
    const { calls } = await meet('Ann', 'Ben');
    const participant = calls[0].addParticipant({ communicationUserId: '8:echo123' });
    await until(() => participant.callEndReason).toMatchObject({ code: 400, subCode: 10044 });
    await until(() => calls[0].remoteParticipants.length).toBe(1);
  });

  it('are muted by others and may unmute', async () => {
    const { calls } = await meet('Ann', 'Ben');
    await calls[1].unmute();
    await until(() => calls[0].remoteParticipants[0]?.isMuted).toBe(false);
    const log = follow(calls[1]);
    await calls[0].remoteParticipants[0]!.mute();
    await until(() => log).toEqual(['muted', 'mutedByOthers']);
    await calls[1].unmute();
    expect(calls[1].isMuted).toBe(false);
  });

  it('wait in the lobby until they are let in', async () => {
    const { calls, groupId } = await meet('Ann', 'Ben');
    const told: boolean[] = [];
    calls[1].lobby.on('isEnabledChanged', () => told.push(calls[1].lobby.isEnabled));
    await calls[0].lobby.setEnabled(true);
    await until(() => told).toEqual([true]);
    const [cem, dee] = [await bed.arrive('Cem'), await bed.arrive('Dee')];
    const [cems, dees] = [cem.agent.join({ groupId }, muted), dee.agent.join({ groupId }, muted)];
    await until(() => [cems.state, dees.state]).toEqual(['InLobby', 'InLobby']);
    await until(() => calls[0].lobby.participants.length).toBe(2);
    await calls[0].lobby.reject(id(dee));
    await until(() => dees.callEndReason).toEqual({ code: 403, subCode: 5854 });
    expect(await calls[0].lobby.admitAll()).toEqual({ successCount: 1, failureCount: 0 });
    await until(() => cems.state).toBe('Connected');
    await calls[0].lobby.setEnabled(false);
    const eve = (await bed.arrive('Eve')).agent.join({ groupId }, muted);
    await until(() => eve.state).toBe('Connected');
  });
});

describe('features', () => {
  it('raise hands, react, spotlight, write and restrict', async () => {
    const { people, calls } = await meet('Ann', 'Ben');
    const [anns, bens] = calls;
    const hands = anns.feature(Features.RaiseHand);
    const raised: unknown[] = [];
    hands.on('raisedHandEvent', ({ identifier }) => raised.push(identifier));
    await bens.feature(Features.RaiseHand).raiseHand();
    await until(() => raised).toMatchObject([
      { kind: 'communicationUser', communicationUserId: people[1].rawId },
    ]);
    await hands.lowerAllHands();
    expect(hands.getRaisedHands()).toEqual([]);

    const spotlight = bens.feature(Features.Spotlight);
    expect(spotlight.maxParticipantsToSpotlight).toBe(7);
    await anns.feature(Features.Spotlight).startSpotlight([id(people[1])]);
    await until(() => spotlight.getSpotlightedParticipants()).toMatchObject([{ order: 1 }]);

    const texts: unknown[] = [];
    anns.feature(Features.RealTimeText).on('realTimeTextReceived', (info) => texts.push(info));
    await bens.feature(Features.RealTimeText).sendRealTimeText('Hel');
    await bens.feature(Features.RealTimeText).sendRealTimeText('Hello', true);
    await until(() => texts).toMatchObject([
      { text: 'Hel', resultType: 'Partial', sequenceId: 1, isLocal: false, sender: { displayName: 'Ben' } },
      { text: 'Hello', resultType: 'Final', sequenceId: 1 },
    ]);

    const access = anns.feature(Features.MediaAccess);
    await access.forbidAudio([id(people[1])]);
    await until(() => access.getAllOthersMediaAccess()).toMatchObject([{ isAudioPermitted: false }]);
    await expect(bens.unmute()).rejects.toMatchObject({ name: 'MediaForbidden', code: 403 });

    const survey = { overallRating: { score: 5 } };
    expect(await anns.feature(Features.CallSurvey).submitSurvey(survey)).toMatchObject({ callId: anns.id });
  });
});

describe('cameras', () => {
  it('are eight in a call; the ninth is refused and closed again', async () => {
    const names = ['Ann', 'Ben', 'Cem', 'Dee', 'Eva', 'Fay', 'Gus', 'Hal', 'Ida'];
    const { calls } = await meet(...names);
    const camera = () =>
      new LocalVideoStream({ id: 'camera:cam-1', name: 'Camera', deviceType: 'UsbCamera' });
    for (const call of calls.slice(0, 8)) await call.startVideo(camera());
    const [ann] = calls;
    const ninth = calls.at(-1) ?? ann;
    const refused = camera();
    await expect(ninth.startVideo(refused)).rejects.toMatchObject({ name: 'TooManyVideoSenders', code: 403 });
    expect([ninth.isLocalVideoStarted, ninth.localVideoStreams]).toEqual([false, []]);
    await until(() =>
      ninth.remoteParticipants.filter(({ videoStreams }) => videoStreams[0]?.isAvailable),
    ).toHaveLength(8);
    await ann.stopVideo(ann.localVideoStreams[0] ?? refused);
    await ninth.startVideo(refused);
    expect(ninth.isLocalVideoStarted).toBe(true);
    await expect(ninth.startVideo(camera())).rejects.toMatchObject({ code: 400, subCode: 41027 });
    await ninth.stopVideo(refused);
    await expect(ninth.stopVideo(refused)).rejects.toMatchObject({ code: 400, subCode: 41030 });
  });
});

describe('devices that cannot be opened', () => {
  it('are reported; the call goes on, muted', async () => {
    bed.globals.refuseDevices('NotAllowedError');
    try {
      const ann = await bed.arrive('Ann');
      const camera = new LocalVideoStream({ id: 'camera:cam-1', name: 'Camera', deviceType: 'UsbCamera' });
      const call = ann.agent.join(
        { groupId: randomUUID() },
        { videoOptions: { localVideoStreams: [camera] } },
      );
      const { media } = call.feature(Features.UserFacingDiagnostics);
      await until(() => call.state).toBe('Connected');
      await until(() => media.getLatest()).toMatchObject({
        cameraPermissionDenied: { value: true, valueType: 'DiagnosticFlag' },
        microphonePermissionDenied: { value: true },
      });
      await until(() => call.isMuted).toBe(true);
      await expect(call.startVideo(camera)).rejects.toMatchObject({ code: 403, subCode: 43001 });
    } finally {
      bed.globals.refuseDevices(undefined);
    }
  });
});

describe('a revoked token', () => {
  it('ends the calls on both sides', async () => {
    const [ann, ben] = [await bed.arrive('Ann'), await bed.arrive('Ben')];
    const call = ann.agent.startCall([{ communicationUserId: ben.rawId }], muted);
    await until(() => ben.incoming.length).toBe(1);
    await ben.incoming[0]?.accept(muted);
    await until(() => call.state).toBe('Connected');
    await bed.identities.revokeTokens({ communicationUserId: ann.rawId });
    await until(() => ben.agent.calls.length).toBe(0);
    await until(() => call.callEndReason).toEqual({ code: 495, subCode: 4507 });
    await until(() => ann.agent.connectionState).toBe('Disconnected');
  });
});
