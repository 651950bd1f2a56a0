import { describe, expect, it } from 'vitest';
import { ScriptedCall, ScriptedParticipant } from './testing/scripted-sdk.ts';
import { media, people, start } from './testing/start-session.ts';

const WAIT = { timeout: 20_000 };

describe('a call', () => {
  it('is followed from placing to its end', async () => {
    const { scripted, session, call } = start();
    const { nextCall } = scripted;
    expect(await session.place(people, media, 'thread')).toBe(true);
    expect(call()).toMatchObject({ state: 'Connecting', threadId: 'thread', connectedAt: undefined });

    nextCall.enter('Ringing');
    nextCall.add(new ScriptedParticipant('8:acs:ben', 'Ben'));
    nextCall.enter('Connected');
    expect(call()?.connectedAt).toBeTypeOf('number');
    expect(call()?.participants).toMatchObject([{ id: '8:acs:ben', displayName: 'Ben', camera: undefined }]);
    expect(call()?.capabilities).toMatchObject({ unmuteMic: true, shareScreen: false });

    nextCall.callEndReason = { code: 0, subCode: 4097 };
    nextCall.enter('Disconnected');
    expect(call()).toBeUndefined();
    expect(session.getState().ended).toMatchObject({ code: 0, subCode: 4097, threadId: 'thread' });
    expect(nextCall.listenerCount).toBe(0);
  });

  it('shows a camera once it is available, and keeps everything else as it was', async () => {
    const { scripted, session, call } = start();
    await session.place(people, media);
    const [ben, cleo] = [
      new ScriptedParticipant('8:acs:ben', 'Ben'),
      new ScriptedParticipant('8:acs:c', 'Cleo'),
    ];
    for (const participant of [ben, cleo]) scripted.nextCall.add(participant);
    const before = call()?.participants[1];
    const camera = ben.addCamera();
    expect(call()?.participants[0]?.camera).toBeUndefined();
    camera.isAvailable = true;
    camera.emit('isAvailableChanged');
    expect(call()?.participants[0]?.camera?.stream).toBe(camera);
    expect(call()?.participants[1]).toBe(before);
  });

  it('separates who waits in the lobby from who is in', async () => {
    const { scripted, session, call } = start();
    await session.place(people, media);
    const cleo = new ScriptedParticipant('8:acs:c', 'Cleo');
    cleo.state = 'InLobby';
    scripted.nextCall.add(cleo);
    expect(call()?.participants).toEqual([]);
    expect(call()?.lobby).toMatchObject([{ displayName: 'Cleo' }]);
  });

  it('knows of a switch of the lobby only where the SDK has one', async () => {
    const without = start();
    await without.session.place(people, media);
    expect(without.call()?.isLobbyOn).toBeUndefined();

    const { scripted, session, call } = start();
    const lobby = Object.assign(scripted.nextCall.lobby, {
      isEnabled: false,
      setEnabled(isEnabled: boolean) {
        lobby.isEnabled = isEnabled;
        lobby.emit('isEnabledChanged');
      },
    });
    await session.place(people, media);
    expect(call()?.isLobbyOn).toBe(false);
    await session.setLobbyOn(true);
    expect(call()?.isLobbyOn).toBe(true);
  });

  it('refuses a second one', async () => {
    const { scripted, session, call } = start();
    await session.place(people, media);
    scripted.nextCall = new ScriptedCall();
    expect(await session.place({ kind: 'group', groupId: 'g' }, media)).toBe(false);
    expect(session.getState().problems).toMatchObject([{ code: 'calling/already-in-call' }]);
    expect(call()?.target).toEqual(people);
  });
});

describe('a command', () => {
  it('changes the state when it is carried out', async () => {
    const { session, call } = start();
    await session.place(people, media);
    expect(await session.setMuted(true)).toBe(true);
    expect(call()?.isMuted).toBe(true);
  });

  it('that is refused says why, until that is put aside', async () => {
    const { scripted, session } = start();
    await session.place(people, media);
    scripted.nextCall.refusal = Object.assign(new Error('denied'), { code: 403, subCode: 0 });
    expect(await session.setScreenSharing(true)).toBe(false);
    const [problem] = session.getState().problems;
    expect(problem).toMatchObject({ code: 'calling/screen-denied', category: 'permission' });
    session.dismissProblem(problem!.id);
    expect(session.getState().problems).toEqual([]);
  });

  it('without a call is refused', async () => {
    const { session } = start();
    expect(await session.hangUp()).toBe(false);
    expect(session.getState().problems).toMatchObject([{ code: 'calling/not-connected' }]);
  });
});

describe('a call that comes in', () => {
  it('rings until it is answered', async () => {
    const { scripted, session, call } = start();
    session.connect();
    await expect.poll(() => session.getState().agent.connection, WAIT).toBe('connected');
    scripted.ring('one', 'Ben');
    scripted.nextCall.add(new ScriptedParticipant('8:acs:caller', 'Ben'));
    expect(session.getState().incoming).toEqual([{ id: 'one', callerId: '8:acs:caller', callerName: 'Ben' }]);
    expect(await session.accept('one', media)).toBe(true);
    expect(session.getState().incoming).toEqual([]);
    expect(call()?.target).toEqual({ kind: 'incoming', callerId: '8:acs:caller' });
    scripted.nextCall.remoteParticipants[0]!.isMuted = true;
    scripted.nextCall.remoteParticipants[0]!.emit('isMutedChanged');
    expect(call()?.participants).toMatchObject([{ displayName: 'Ben', isMuted: true }]);
  });

  it('is declined, and the application hears by which name events know it', async () => {
    const { scripted, session, declined } = start();
    session.connect();
    await expect.poll(() => session.getState().agent.connection, WAIT).toBe('connected');
    scripted.ring('one', 'Ben');
    expect(await session.decline('one')).toBe(true);
    expect(session.getState().incoming).toEqual([]);
    expect(declined).toEqual(['server of one']);
  });

  it('stops ringing when it is answered elsewhere', async () => {
    const { scripted, session } = start();
    session.connect();
    await expect.poll(() => session.getState().agent.connection, WAIT).toBe('connected');
    scripted.ring('one', 'Ben').emit('callEnded', { callEndReason: { code: 487, subCode: 10003 } });
    expect(session.getState().incoming).toEqual([]);
  });

  it('takes the place of the call that goes on', async () => {
    const { scripted, session, call } = start();
    await session.place(people, media);
    const first = scripted.nextCall;
    scripted.nextCall = Object.assign(new ScriptedCall(), { id: 'second' });
    scripted.ring('two', 'Cleo');
    await session.accept('two', media);
    expect(first.log).toEqual(['hangUp']);
    expect(call()?.id).toBe('second');
  });
});

describe('what others tell', () => {
  it('is the quality of their network, the worst of what is said', async () => {
    const { scripted, session, call } = start();
    const { nextCall } = scripted;
    await session.place(people, media);
    nextCall.add(new ScriptedParticipant('8:acs:ben', 'Ben'));
    nextCall.enter('Connected');
    expect(nextCall.log).toContain('startSendingDiagnostics');
    expect(call()?.participants).toMatchObject([{ networkQuality: 'good' }]);
    nextCall.othersDiagnostics = [
      { rawId: '8:acs:ben', diagnostic: 'networkSendQuality', value: 2 },
      { rawId: '8:acs:ben', diagnostic: 'cameraFreeze', value: true },
    ];
    nextCall.tellDiagnostics();
    expect(call()?.participants).toMatchObject([{ networkQuality: 'poor' }]);
    nextCall.othersDiagnostics.push({ rawId: '8:acs:ben', diagnostic: 'noNetwork', value: true });
    nextCall.tellDiagnostics();
    expect(call()?.participants).toMatchObject([{ networkQuality: 'bad' }]);
  });
});

describe('the agent', () => {
  it('says why it could not be made, and is made by the next call', async () => {
    const { scripted, session } = start();
    scripted.agentRefusal = Object.assign(new Error('no scope'), { code: 403, subCode: 0 });
    expect(await session.place(people, media)).toBe(false);
    expect(session.getState().agent).toEqual({ connection: 'failed', reason: 'calling/not-allowed' });
    scripted.agentRefusal = undefined;
    expect(await session.place(people, media)).toBe(true);
    expect(session.getState().agent.connection).toBe('connected');
  });

  it('tells that the connection is lost and back', async () => {
    const { scripted, session } = start();
    session.connect();
    await expect.poll(() => session.getState().agent.connection, WAIT).toBe('connected');
    scripted.agent.connectionState = 'Disconnected';
    scripted.agent.emit('connectionStateChanged');
    expect(session.getState().agent.connection).toBe('reconnecting');
  });
});

describe('devices', () => {
  const usb = { id: 'microphone:usb', name: 'USB' };
  const builtIn = { id: 'microphone:built-in', name: 'Built-in' };

  it('are listed once they are permitted, and follow plugging', async () => {
    const { scripted, session } = start();
    scripted.devices.cameras = [{ id: 'camera:1', name: 'Front' }];
    await session.askForDevices({ audio: true, video: true });
    expect(session.getState().devices).toMatchObject({ cameraId: 'camera:1', cameraPermission: 'granted' });
    scripted.devices.cameras = [];
    scripted.devices.emit('videoDevicesUpdated');
    await expect.poll(() => session.getState().devices.cameraId, WAIT).toBeUndefined();
  });

  it('that are refused are marked so, and no call needs them', async () => {
    const { scripted, session } = start();
    scripted.devices.permitted = { audio: true, video: false };
    await session.askForDevices({ audio: true, video: true });
    expect(session.getState().devices).toMatchObject({
      ...{ cameraPermission: 'denied', microphonePermission: 'granted' },
    });
    expect(await session.place(people, { isMuted: false, withCamera: true })).toBe(true);
    expect(session.getState().problems).toMatchObject([{ code: 'calling/camera-denied' }]);
  });

  it('are remembered, by name when the browser gave them another id', async () => {
    const storage = new Map<string, string>();
    const first = start(storage);
    first.scripted.devices.microphones = [builtIn, usb];
    await first.session.askForDevices({ audio: true, video: false });
    await first.session.selectMicrophone(usb.id);

    const second = start(storage);
    second.scripted.devices.microphones = [builtIn, { id: 'microphone:other', name: 'USB' }];
    await second.session.askForDevices({ audio: true, video: false });
    expect(second.session.getState().devices.microphoneId).toBe('microphone:other');
  });

  it('that were chosen and are gone are told by name, until another one is chosen', async () => {
    const storage = new Map<string, string>();
    const first = start(storage);
    first.scripted.devices.microphones = [builtIn, usb];
    await first.session.askForDevices({ audio: true, video: false });
    await first.session.selectMicrophone(usb.id);

    const { scripted, session } = start(storage);
    scripted.devices.microphones = [builtIn];
    await session.askForDevices({ audio: true, video: false });
    expect(session.getState().devices.absent).toEqual({ microphone: 'USB' });
    await session.selectMicrophone(builtIn.id);
    expect(session.getState().devices.absent).toEqual({});
  });
});
