import { describe, expect, it } from 'vitest';
import { callEachOther, createCallingHarness, guid, joinGroup, rawIdOf } from './testing/calling-harness.ts';
import type { TestClient } from './testing/test-client.ts';

async function group(...names: string[]) {
  const harness = await createCallingHarness();
  const clients: TestClient[] = [];
  for (const name of names) clients.push(await harness.connect(name));
  const callIds = await joinGroup(clients);
  const callIdOf = (client: TestClient) => callIds[clients.indexOf(client)] ?? '';
  const headOf = (client: TestClient) => client.call(callIdOf(client)).head;
  const seen = (viewer: TestClient, name: string) =>
    [...viewer.call(callIdOf(viewer)).participants.values()].find(({ rawId }) => rawId === rawIdOf(name));
  return { harness, clients, callIdOf, headOf, seen };
}
const camera = { streamId: 1, kind: 'camera', isOn: true, mediaId: 'stream-1' } as const;
const screen = { streamId: 2, kind: 'screen', isOn: true } as const;

describe('updateMedia', () => {
  it('tells the others before it is answered', async () => {
    const { clients, callIdOf, headOf, seen } = await group('ann', 'bob');
    const [ann, bob] = clients as [TestClient, TestClient];
    await ann.request('updateMedia', { callId: callIdOf(ann), isMuted: true, streams: [camera] });
    expect(headOf(ann).self).toMatchObject({ isMuted: true, streams: [camera] });
    expect(seen(bob, 'ann')).toMatchObject({ isMuted: true, streams: [camera] });
    await ann.request('updateMedia', { callId: callIdOf(ann), streams: [{ ...camera, isOn: false }] });
    expect(seen(bob, 'ann')).toMatchObject({ isMuted: true, streams: [{ isOn: false }] });
  });

  it('lets one screen be shared at a time: 400/41041', async () => {
    const { clients, callIdOf } = await group('ann', 'bob');
    const [ann, bob] = clients as [TestClient, TestClient];
    await ann.request('updateMedia', { callId: callIdOf(ann), streams: [screen] });
    const second = () => bob.request('updateMedia', { callId: callIdOf(bob), streams: [screen] });
    await expect(second()).rejects.toMatchObject({ refusal: 'ScreenShareInUse', code: 400, subCode: 41041 });
    await ann.request('updateMedia', { callId: callIdOf(ann), streams: [] });
    await expect(second()).resolves.toEqual({});
  });

  it('limits cameras and screens that are on to 8', async () => {
    const names = Array.from({ length: 9 }, (_, index) => `user${index}`);
    const { clients, callIdOf } = await group(...names);
    const turnOn = (client: TestClient | undefined) =>
      client?.request('updateMedia', { callId: callIdOf(client), streams: [camera] });
    for (const client of clients.slice(0, 8)) await turnOn(client);
    await expect(turnOn(clients[8])).rejects.toMatchObject({ refusal: 'TooManyVideoSenders' });
  });

  it('comes with joining, as far as it is allowed', async () => {
    const { harness, clients, callIdOf, headOf } = await group('ann');
    const [ann] = clients as [TestClient];
    await ann.request('updateMedia', { callId: callIdOf(ann), streams: [screen] });
    const bob = await harness.connect('bob');
    const { call } = await bob.request('joinCall', {
      callId: guid(),
      locator: { groupId: headOf(ann).groupId ?? '' },
      streams: [camera, screen],
    });
    expect(call.self.streams).toEqual([camera, { ...screen, isOn: false }]);
  });
});

describe('muteParticipants', () => {
  it('mutes all others, who hear by whom and may unmute', async () => {
    const { clients, callIdOf, headOf, seen } = await group('ann', 'bob', 'cem');
    const [ann, bob, cem] = clients as [TestClient, TestClient, TestClient];
    await cem.request('updateMedia', { callId: callIdOf(cem), isMuted: true });
    await ann.request('muteParticipants', { callId: callIdOf(ann), participants: 'others' });
    expect(headOf(bob).self.isMuted).toBe(true);
    expect(headOf(ann).self.isMuted).toBe(false);
    expect(await bob.next('mutedByOthers')).toMatchObject({ callId: callIdOf(bob), by: rawIdOf('ann') });
    expect(cem.countOf('mutedByOthers')).toBe(0);
    await bob.request('updateMedia', { callId: callIdOf(bob), isMuted: false });
    expect(seen(ann, 'bob')?.isMuted).toBe(false);
  });

  it('mutes one', async () => {
    const { clients, callIdOf, headOf } = await group('ann', 'bob', 'cem');
    const [ann, bob, cem] = clients as [TestClient, TestClient, TestClient];
    await ann.request('muteParticipants', { callId: callIdOf(ann), participants: [rawIdOf('bob')] });
    expect([bob, cem].map((client) => headOf(client).self.isMuted)).toEqual([true, false]);
  });

  it('is not for one-to-one calls: 400/41016', async () => {
    const harness = await createCallingHarness();
    const [ann, bob] = [await harness.connect('ann'), await harness.connect('bob')];
    const { callId } = await callEachOther(ann, bob, 'bob');
    const request = ann.request('muteParticipants', { callId, participants: 'others' });
    await expect(request).rejects.toMatchObject({ code: 400, subCode: 41016 });
  });
});

describe('setMediaAccess', () => {
  it('switches off what is forbidden, also for those who come later', async () => {
    const { harness, clients, callIdOf, headOf, seen } = await group('ann', 'bob');
    const [ann, bob] = clients as [TestClient, TestClient];
    await bob.request('updateMedia', { callId: callIdOf(bob), streams: [camera] });
    const callId = callIdOf(ann);
    await ann.request('setMediaAccess', {
      callId,
      participants: 'others',
      isAudioPermitted: false,
      isVideoPermitted: false,
    });
    expect(seen(ann, 'bob')).toMatchObject({ isMuted: true, streams: [{ isOn: false }] });
    expect(headOf(bob).self.capabilities).not.toContain('unmuteMic');
    const unmute = () => bob.request('updateMedia', { callId: callIdOf(bob), isMuted: false });
    await expect(unmute()).rejects.toMatchObject({ refusal: 'MediaForbidden' });
    const cem = await harness.connect('cem');
    const { call } = await cem.request('joinCall', {
      callId: guid(),
      locator: { groupId: headOf(ann).groupId ?? '' },
    });
    expect(call.self).toMatchObject({ isMuted: true, mediaAccess: { isAudioPermitted: false } });
    await ann.request('setMediaAccess', { callId, participants: [rawIdOf('bob')], isAudioPermitted: true });
    await expect(unmute()).resolves.toEqual({});
  });
});

describe('hands, reactions, spotlights, real-time text', () => {
  it('keeps hands in the order of raising and lets others lower them', async () => {
    const { clients, callIdOf, headOf } = await group('ann', 'bob', 'cem');
    const [ann, bob, cem] = clients as [TestClient, TestClient, TestClient];
    for (const client of [cem, ann, cem]) await client.request('raiseHand', { callId: callIdOf(client) });
    expect(headOf(bob).raisedHands).toEqual([
      { rawId: rawIdOf('cem'), order: 1 },
      { rawId: rawIdOf('ann'), order: 2 },
    ]);
    await cem.request('lowerHands', { callId: callIdOf(cem) });
    expect(headOf(bob).raisedHands).toEqual([{ rawId: rawIdOf('ann'), order: 1 }]);
    await bob.request('lowerHands', { callId: callIdOf(bob), participants: 'all' });
    expect(headOf(ann).raisedHands).toEqual([]);
  });

  it('sends reactions to everyone, the sender included', async () => {
    const { clients, callIdOf } = await group('ann', 'bob');
    const [ann, bob] = clients as [TestClient, TestClient];
    await ann.request('sendReaction', { callId: callIdOf(ann), reactionType: 'heart' });
    for (const client of [ann, bob])
      expect(await client.next('reaction')).toMatchObject({
        callId: callIdOf(client),
        rawId: rawIdOf('ann'),
        reactionType: 'heart',
      });
  });

  it('spotlights up to seven, in order, until each leaves', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `user${index}`);
    const { clients, callIdOf, headOf } = await group(...names);
    const [first, second] = clients as [TestClient, TestClient];
    const callId = callIdOf(first);
    await first.request('startSpotlight', { callId, participants: names.slice(1).map(rawIdOf) });
    await expect(first.request('startSpotlight', { callId })).rejects.toMatchObject({
      refusal: 'TooManySpotlights',
    });
    await second.request('hangUp', { callId: callIdOf(second) });
    await first.request('startSpotlight', { callId });
    expect(headOf(first).spotlights.map(({ rawId }) => rawId)).toEqual(
      [...names.slice(2), 'user0'].map(rawIdOf),
    );
    await first.request('stopSpotlight', { callId, participants: 'all' });
    expect(headOf(first).spotlights).toEqual([]);
  });

  it('sends real-time text to everyone', async () => {
    const { clients, callIdOf } = await group('ann', 'bob');
    const [ann, bob] = clients as [TestClient, TestClient];
    const piece = { textId: 1, text: 'Hel', isFinal: false };
    await ann.request('sendRealTimeText', { callId: callIdOf(ann), ...piece });
    for (const client of [ann, bob])
      expect(await client.next('realTimeText')).toMatchObject({ rawId: rawIdOf('ann'), ...piece });
  });
});

describe('the lobby', () => {
  it('keeps those who come until they are admitted', async () => {
    const { harness, clients, callIdOf, headOf, seen } = await group('ann', 'bob');
    const [ann, bob] = clients as [TestClient, TestClient];
    await ann.request('setLobby', { callId: callIdOf(ann), isEnabled: true });
    const cem = await harness.connect('cem');
    const [callId = ''] = await joinGroup([cem], headOf(ann).groupId);
    expect(cem.call(callId)).toMatchObject({ head: { state: 'InLobby', isLobbyEnabled: true } });
    expect(cem.call(callId).participants.size + cem.call(callId).peers.size).toBe(0);
    expect(seen(bob, 'cem')?.state).toBe('InLobby');
    await expect(cem.request('raiseHand', { callId })).rejects.toMatchObject({ refusal: 'InvalidCallState' });
    const { admitted } = await bob.request('admitFromLobby', { callId: callIdOf(bob), participants: 'all' });
    expect(admitted).toEqual([rawIdOf('cem')]);
    expect(cem.call(callId).head.state).toBe('Connected');
    expect([cem.call(callId).participants.size, cem.call(callId).peers.size]).toEqual([2, 2]);
    expect(seen(ann, 'cem')?.state).toBe('Connected');
  });

  it('lets those who were in come back without waiting', async () => {
    const { clients, callIdOf, headOf } = await group('ann', 'bob');
    const [ann, bob] = clients as [TestClient, TestClient];
    await ann.request('setLobby', { callId: callIdOf(ann), isEnabled: true });
    await bob.request('hangUp', { callId: callIdOf(bob) });
    const [callId = ''] = await joinGroup([bob], headOf(ann).groupId);
    expect(bob.call(callId).head.state).toBe('Connected');
  });

  it('can be switched off again: who comes then does not wait', async () => {
    const { harness, clients, callIdOf, headOf, seen } = await group('ann');
    const [ann] = clients as [TestClient];
    await ann.request('setLobby', { callId: callIdOf(ann), isEnabled: true });
    const [cem, dee] = [await harness.connect('cem'), await harness.connect('dee')];
    await joinGroup([cem], headOf(ann).groupId);
    await ann.request('setLobby', { callId: callIdOf(ann), isEnabled: false });
    expect(headOf(ann).isLobbyEnabled).toBe(false);
    await joinGroup([dee], headOf(ann).groupId);
    expect([seen(ann, 'cem')?.state, seen(ann, 'dee')?.state]).toEqual(['InLobby', 'Connected']);
  });

  it('can be refused entry: 403/5854', async () => {
    const { harness, clients, callIdOf, headOf } = await group('ann');
    const [ann] = clients as [TestClient];
    await ann.request('setLobby', { callId: callIdOf(ann), isEnabled: true });
    const cem = await harness.connect('cem');
    await joinGroup([cem], headOf(ann).groupId);
    await ann.request('rejectFromLobby', { callId: callIdOf(ann), participants: [rawIdOf('cem')] });
    expect((await cem.next('callEnded')).endReason).toEqual({ code: 403, subCode: 5854 });
  });
});

describe('sendDiagnostics', () => {
  it('tells everyone else', async () => {
    const { clients, callIdOf, headOf } = await group('ann', 'bob', 'cem');
    const [ann, bob, cem] = clients as [TestClient, TestClient, TestClient];
    const diagnostics = [
      { diagnostic: 'cameraFreeze', value: true },
      { diagnostic: 'networkSendQuality', value: 3 },
    ] as const;
    await ann.request('sendDiagnostics', { callId: callIdOf(ann), diagnostics: [...diagnostics] });
    const { participantId } = headOf(ann).self;
    for (const client of [bob, cem])
      expect(await client.next('diagnosticsChanged')).toMatchObject({
        ...{ callId: callIdOf(client), participantId, rawId: rawIdOf('ann'), diagnostics },
      });
    expect(ann.countOf('diagnosticsChanged')).toBe(0);
  });

  it('keeps who speaks while muted to oneself', async () => {
    const { clients, callIdOf } = await group('ann');
    const [ann] = clients as [TestClient];
    const diagnostics = [{ diagnostic: 'speakingWhileMicrophoneIsMuted', value: true }] as never;
    const request = ann.request('sendDiagnostics', { callId: callIdOf(ann), diagnostics });
    await expect(request).rejects.toMatchObject({ refusal: 'MalformedMessage' });
  });

  it('is for calls of up to 20', async () => {
    const { clients, callIdOf } = await group(...Array.from({ length: 21 }, (_, index) => `user${index}`));
    const [ann, bob] = clients as [TestClient, TestClient];
    const diagnostics = [{ diagnostic: 'noNetwork' as const, value: true }];
    await ann.request('sendDiagnostics', { callId: callIdOf(ann), diagnostics });
    await bob.request('raiseHand', { callId: callIdOf(bob) });
    expect(bob.countOf('diagnosticsChanged')).toBe(0);
  });
});

describe('setHold in a group', () => {
  it('holds the one who asks alone, whom the others see', async () => {
    const { clients, callIdOf, headOf, seen } = await group('ann', 'bob', 'cem');
    const [ann, bob] = clients as [TestClient, TestClient];
    await ann.request('setHold', { callId: callIdOf(ann), isOnHold: true });
    expect([headOf(ann).state, headOf(bob).state, seen(bob, 'ann')?.state]).toEqual([
      ...['LocalHold', 'Connected', 'Hold'],
    ]);
    await ann.request('setHold', { callId: callIdOf(ann), isOnHold: false });
    expect([headOf(ann).state, seen(bob, 'ann')?.state]).toEqual(['Connected', 'Connected']);
  });
});
