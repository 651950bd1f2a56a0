import { callingLimits } from '@switchboard/acs-contracts';
import { describe, expect, it } from 'vitest';
import { createCallingHarness, guid, joinGroup, rawIdOf } from './testing/calling-harness.ts';
import type { TestClient } from './testing/test-client.ts';

const names = ['ann', 'bob', 'cem', 'dee'];

async function groupOf(count: number) {
  const harness = await createCallingHarness();
  const clients: TestClient[] = [];
  for (const name of names.slice(0, count)) clients.push(await harness.connect(name));
  const callIds = await joinGroup(clients);
  const [ann, bob, cem, dee] = clients as [TestClient, TestClient, TestClient, TestClient];
  const known = (client: TestClient) => client.call(callIds[clients.indexOf(client)] ?? '');
  const idOf = (client: TestClient) => known(client).head.callId;
  return { harness, clients, ann, bob, cem, dee, known, idOf };
}

describe('joinCall with a group id', () => {
  it('connects each of four with the three others, the newer being impolite', async () => {
    const { clients, known } = await groupOf(4);
    for (const client of clients) {
      const { participants, peers, head } = known(client);
      expect(head).toMatchObject({ kind: 'group', state: 'Connected', self: { role: 'Presenter' } });
      expect([...participants.values()].map(({ state }) => state)).toEqual([
        'Connected',
        'Connected',
        'Connected',
      ]);
      expect(peers.size).toBe(3);
    }
    expect(clients.map((client) => [...known(client).peers.values()].filter(Boolean).length)).toEqual([
      3, 2, 1, 0,
    ]);
    expect(new Set(clients.map((client) => known(client).head.serverCallId)).size).toBe(1);
  });

  it('takes over from another device of the same user: 487/10003', async () => {
    const { harness, ann, bob, known, idOf } = await groupOf(2);
    const { groupId = '' } = known(ann).head;
    const bobsCall = idOf(bob);
    const tablet = await harness.connect('bob#tablet');
    const callId = guid();
    await tablet.request('joinCall', { callId, locator: { groupId } });
    expect(await bob.next('callEnded')).toMatchObject({
      callId: bobsCall,
      endReason: { code: 487, subCode: 10003 },
    });
    expect([...known(ann).participants.keys()]).toEqual([tablet.call(callId).head.self.participantId]);
    expect(known(ann).peers.size).toBe(1);
    expect(tablet.call(callId).participants.size).toBe(1);
  });

  it('starts another call of the same group once all have left', async () => {
    const { ann, bob, known, idOf } = await groupOf(2);
    const { groupId = '', serverCallId } = known(ann).head;
    await ann.request('hangUp', { callId: idOf(ann) });
    await bob.request('hangUp', { callId: idOf(bob) });
    const { call } = await ann.request('joinCall', { callId: guid(), locator: { groupId } });
    expect(call.serverCallId).not.toBe(serverCallId);
    expect(call.participants).toEqual([]);
  });

  it('is the same group in capital letters, and keeps the call id as it is', async () => {
    const harness = await createCallingHarness();
    const [ann, bob] = [await harness.connect('ann'), await harness.connect('bob')];
    const groupId = 'abcdef00-0000-4000-8000-000000000000';
    const callId = 'FEDCBA00-0000-4000-8000-000000000000';
    await joinGroup([ann], groupId);
    const { call } = await bob.request('joinCall', { callId, locator: { groupId: groupId.toUpperCase() } });
    expect(call).toMatchObject({ callId, groupId, participants: [{ rawId: rawIdOf('ann') }] });
  });

  it('is refused when the call is full', async () => {
    const harness = await createCallingHarness();
    const groupId = guid();
    for (let index = 0; index < callingLimits.participantsPerCall; index += 1)
      await joinGroup([await harness.connect(`user${index}`)], groupId);
    const request = joinGroup([await harness.connect('late')], groupId);
    await expect(request).rejects.toMatchObject({ refusal: 'CallFull' });
  });

  it.each([
    { meetingLink: 'https://teams.microsoft.com/l/meetup-join/x' },
    { meetingId: '1', passcode: 'x' },
  ])('is refused for the Teams meeting %o', async (locator) => {
    const harness = await createCallingHarness();
    const ann = await harness.connect('ann');
    const request = ann.request('joinCall', { callId: guid(), locator });
    await expect(request).rejects.toMatchObject({ refusal: 'MeetingNotSupported', subCode: 5751 });
  });

  it('is allowed with the scope voip.join, but not to add others', async () => {
    const harness = await createCallingHarness();
    const ann = await harness.connect('ann?voip.join');
    const [callId = ''] = await joinGroup([ann]);
    const request = ann.request('addParticipant', { callId, participant: rawIdOf('bob') });
    await expect(request).rejects.toMatchObject({ refusal: 'ScopeNotSufficient' });
  });
});

describe('startCall to several users', () => {
  async function placed() {
    const harness = await createCallingHarness();
    const [ann, bob, cem] = [
      await harness.connect('ann'),
      await harness.connect('bob'),
      await harness.connect('cem'),
    ];
    const callId = guid();
    await ann.request('startCall', { callId, targets: [rawIdOf('bob'), rawIdOf('cem')] });
    const ids = [await bob.next('incomingCall'), await cem.next('incomingCall')];
    return { harness, ann, bob, cem, callId, ids: ids.map(({ incomingCall }) => incomingCall.callId) };
  }

  it('goes on with those who answer', async () => {
    const { harness, ann, bob, cem, callId, ids } = await placed();
    await bob.request('acceptCall', { callId: ids[0] ?? '' });
    expect(ann.call(callId).head.state).toBe('Connected');
    await harness.advance(60);
    expect((await cem.next('incomingCallEnded')).endReason).toEqual({ code: 487, subCode: 10004 });
    expect(ann.call(callId).participants.size).toBe(1);
  });

  it('ends when all decline: 487/10024', async () => {
    const { ann, bob, cem, ids } = await placed();
    await bob.request('rejectCall', { callId: ids[0] ?? '' });
    expect(ann.countOf('callEnded')).toBe(0);
    await cem.request('rejectCall', { callId: ids[1] ?? '' });
    expect((await ann.next('callEnded')).endReason).toEqual({ code: 487, subCode: 10024 });
  });

  it('ends when nobody answers: 487/10004', async () => {
    const { harness, ann } = await placed();
    await harness.advance(60);
    expect((await ann.next('callEnded')).endReason).toEqual({ code: 487, subCode: 10004 });
  });
});

describe('removing and ending', () => {
  it('removes a participant: 0/5300', async () => {
    const { ann, bob, cem, known, idOf } = await groupOf(3);
    await ann.request('removeParticipant', { callId: idOf(ann), participant: rawIdOf('cem') });
    expect((await cem.next('callEnded')).endReason).toEqual({ code: 0, subCode: 5300 });
    expect(known(bob).participants.size).toBe(1);
    expect(known(bob).peers.size).toBe(1);
  });

  it('cancels ringing: 487/0', async () => {
    const { harness, ann, idOf } = await groupOf(2);
    const cem = await harness.connect('cem');
    await ann.request('addParticipant', { callId: idOf(ann), participant: rawIdOf('cem') });
    await cem.next('incomingCall');
    await ann.request('removeParticipant', { callId: idOf(ann), participant: rawIdOf('cem') });
    expect((await cem.next('incomingCallEnded')).endReason).toEqual({ code: 487, subCode: 0 });
  });

  it('ends the call for everyone: 0/4097 for the others', async () => {
    const { ann, bob, cem, idOf } = await groupOf(3);
    await ann.request('hangUp', { callId: idOf(ann), forEveryone: true });
    expect((await ann.next('callEnded')).endReason).toEqual({ code: 0, subCode: 0 });
    for (const other of [bob, cem])
      expect((await other.next('callEnded')).endReason).toEqual({ code: 0, subCode: 4097 });
  });

  it('refuses somebody who is not in the call', async () => {
    const { ann, idOf } = await groupOf(2);
    const request = ann.request('removeParticipant', { callId: idOf(ann), participant: rawIdOf('cem') });
    await expect(request).rejects.toMatchObject({ refusal: 'ParticipantNotFound', field: 'participant' });
  });

  it('refuses a call of somebody else', async () => {
    const { ann, bob, idOf } = await groupOf(2);
    const request = ann.request('hangUp', { callId: idOf(bob) });
    await expect(request).rejects.toMatchObject({ refusal: 'CallNotFound', code: 404 });
  });
});

describe('signal', () => {
  it('reaches the one it is for, in order, unread', async () => {
    const { ann, bob, cem, known, idOf } = await groupOf(3);
    const to = known(bob).head.self.participantId;
    const description = { type: 'offer', sdp: 'v=0 …' };
    const candidate = { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0 };
    ann.send({ type: 'signal', callId: idOf(ann), to, connectionId: 'a', description });
    ann.send({ type: 'signal', callId: idOf(ann), to, connectionId: 'a', candidate });
    ann.send({ type: 'signal', callId: idOf(ann), to, candidate: null });
    const from = known(ann).head.self.participantId;
    const callId = idOf(bob);
    expect(await bob.next('signal')).toMatchObject({
      callId,
      from,
      signal: { connectionId: 'a', description },
    });
    expect(await bob.next('signal')).toMatchObject({ from, signal: { connectionId: 'a', candidate } });
    expect((await bob.next('signal')).signal).toEqual({ candidate: null });
    expect(cem.countOf('signal')).toBe(0);
  });

  it('is dropped when the other has left or is in another call', async () => {
    const { harness, ann, bob, idOf } = await groupOf(2);
    const eve = await harness.connect('eve');
    const [other = ''] = await joinGroup([eve]);
    const to = eve.call(other).head.self.participantId;
    ann.send({ type: 'signal', callId: idOf(ann), to, candidate: null });
    await ann.request('raiseHand', { callId: idOf(ann) });
    expect(eve.countOf('signal')).toBe(0);
    expect(ann.countOf('error') + bob.countOf('error')).toBe(0);
  });
});

describe('dominant speakers', () => {
  it('are ranked by loudness, told twice a second at most, and forgotten in silence', async () => {
    const { harness, ann, bob, cem, known, idOf } = await groupOf(3);
    const speak = (client: TestClient, level: number) =>
      client.send({ type: 'audioLevel', callId: idOf(client), level });
    speak(ann, 0.3);
    await cem.next('dominantSpeakersChanged');
    speak(bob, 0.6);
    speak(cem, 0.001);
    await bob.request('raiseHand', { callId: idOf(bob) });
    expect(known(cem).dominantSpeakers).toEqual([rawIdOf('ann')]);
    await harness.advance(0.5);
    expect(known(cem).dominantSpeakers).toEqual([rawIdOf('bob'), rawIdOf('ann')]);
    await harness.advance(3);
    expect(known(ann).dominantSpeakers).toEqual([]);
    expect(cem.countOf('dominantSpeakersChanged')).toBe(3);
  });

  it('do not count the muted', async () => {
    const { harness, ann, bob, idOf } = await groupOf(2);
    await ann.request('updateMedia', { callId: idOf(ann), isMuted: true });
    ann.send({ type: 'audioLevel', callId: idOf(ann), level: 1 });
    await harness.advance(1);
    expect(bob.countOf('dominantSpeakersChanged')).toBe(0);
  });
});
