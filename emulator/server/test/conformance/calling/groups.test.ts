import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, joinGroup, startCallingBed, type Caller, type CallingBed } from './support/calling-bed.ts';

let bed: CallingBed;
beforeAll(async () => {
  bed = await startCallingBed();
});
afterAll(() => bed[Symbol.asyncDispose]());

async function groupOf(...names: string[]) {
  const callers = await Promise.all(names.map((name) => bed.join(name)));
  const groupId = guid();
  const callIds = await joinGroup(callers, groupId);
  const callIdOf = (caller: Caller) => callIds[callers.indexOf(caller)] ?? '';
  const known = (caller: Caller) => caller.client.call(callIdOf(caller));
  return { callers: callers as [Caller, Caller, Caller, Caller], groupId, callIdOf, known };
}

describe('a group of four', () => {
  it('is a mesh in which everyone knows everyone', async () => {
    const { callers, known } = await groupOf('Ann', 'Bob', 'Cem', 'Dee');
    for (const caller of callers) {
      await caller.client.see('three peers', () => known(caller).peers.size === 3);
      expect(known(caller).participants.size).toBe(3);
    }
  });

  it('mutes all, removes one and ends for everyone', async () => {
    const { callers, callIdOf, known } = await groupOf('Ann', 'Bob', 'Cem', 'Dee');
    const [ann, bob, cem, dee] = callers;
    await ann.client.request('muteParticipants', { callId: callIdOf(ann), participants: 'others' });
    for (const other of [bob, cem, dee]) {
      expect((await other.client.next('mutedByOthers')).by).toBe(ann.rawId);
      expect(known(other).head.self.isMuted).toBe(true);
    }
    await bob.client.request('removeParticipant', { callId: callIdOf(bob), participant: cem.rawId });
    expect((await cem.client.next('callEnded')).endReason).toEqual({ code: 0, subCode: 5300 });
    await ann.client.request('hangUp', { callId: callIdOf(ann), forEveryone: true });
    for (const other of [bob, dee])
      expect((await other.client.next('callEnded')).endReason).toEqual({ code: 0, subCode: 4097 });
  });

  it('has a lobby', async () => {
    const { callers, groupId, callIdOf, known } = await groupOf('Ann', 'Bob');
    const [ann, bob] = callers;
    await ann.client.request('setLobby', { callId: callIdOf(ann), isEnabled: true });
    const [cem, dee] = [await bed.join('Cem'), await bed.join('Dee')];
    const [cemsCall = ''] = await joinGroup([cem, dee], groupId);
    await bob.client.see('both wait', () => known(bob).participants.size === 3);
    const { rawId } = dee;
    await bob.client.request('rejectFromLobby', { callId: callIdOf(bob), participants: [rawId] });
    expect((await dee.client.next('callEnded')).endReason.subCode).toBe(5854);
    await bob.client.request('admitFromLobby', { callId: callIdOf(bob), participants: 'all' });
    await cem.client.see('the call', () => cem.client.call(cemsCall).head.state === 'Connected');
    await cem.client.see('both peers', () => cem.client.call(cemsCall).peers.size === 2);
  });
});

describe('a lost connection', () => {
  it('resumes, with what was missed', async () => {
    const { callers, callIdOf, known } = await groupOf('Ann', 'Bob', 'Cem');
    const [ann, bob] = callers;
    ann.socket.terminate();
    await ann.client.closed();
    await bob.client.request('raiseHand', { callId: callIdOf(bob) });
    expect(known(bob).participants.size).toBe(2);
    const { client } = bed.open(100);
    for (const [id, call] of ann.client.calls) client.calls.set(id, call);
    const resume = { resumeToken: ann.resumeToken, sequence: ann.client.lastSequence };
    expect((await client.connect(ann.token, { resume })).session).toBe('replayed');
    const callId = callIdOf(ann);
    await client.see('the hand', () => client.call(callId).head.raisedHands.length === 1);
    await client.request('updateMedia', { callId, isMuted: true });
    expect(bob.client.countOf('participantRemoved')).toBe(0);
  });

  it('is the end after 30 emulated seconds: 0/4521', async () => {
    const { callers, known } = await groupOf('Ann', 'Bob', 'Cem');
    const [ann, bob] = callers;
    ann.socket.terminate();
    await ann.client.closed();
    // The service hears of it a moment later than the client.
    await expect
      .poll(
        async () => {
          await bed.control('POST', 'clock/advance', { duration: 'PT30S' });
          return known(bob).participants.size;
        },
        { timeout: 20_000 },
      )
      .toBe(1);
    expect((await bob.client.next('participantRemoved')).participant).toMatchObject({
      rawId: ann.rawId,
      endReason: { code: 0, subCode: 4521 },
    });
    const { client } = bed.open();
    const resume = { resumeToken: ann.resumeToken, sequence: 0 };
    expect((await client.connect(ann.token, { resume })).session).toBe('new');
  });
});

describe('clients that misbehave', () => {
  it('flood and are cut; the call of the others goes on', async () => {
    const { callers, callIdOf, known } = await groupOf('Ann', 'Bob', 'Eve');
    const [ann, bob, eve] = callers;
    const to = known(ann).head.self.participantId;
    for (let count = 0; count < 3_000; count += 1)
      eve.client.send({ type: 'signal', callId: callIdOf(eve), to, candidate: null });
    expect(await eve.client.closed()).toBe(4429);
    await ann.client.see('Eve gone', () => known(ann).participants.size === 1);
    await bob.client.request('sendReaction', { callId: callIdOf(bob), reactionType: 'applause' });
    expect((await ann.client.next('reaction')).rawId).toBe(bob.rawId);
  });

  it('send nonsense: errors that name the field, then 4400', async () => {
    const eve = await bed.join('Eve');
    eve.client.send({ type: 'joinCall', requestId: 'x', callId: guid(), locator: { groupId: 'no guid' } });
    const { requestId, error } = await eve.client.next('error');
    expect(requestId).toBe('x');
    expect(error).toMatchObject({ name: 'MalformedMessage', field: 'locator.groupId' });
    for (let count = 0; count < 9; count += 1) eve.client.send('{');
    expect(await eve.client.closed()).toBe(4400);
  });

  it('send more than a message may hold: 1009', async () => {
    const eve = await bed.join('Eve');
    eve.client.send('x'.repeat(200_000));
    expect(await eve.client.closed()).toBe(1009);
  });
});
