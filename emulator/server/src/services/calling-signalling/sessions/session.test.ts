import { callingLimits } from '@switchboard/acs-contracts';
import { describe, expect, it } from 'vitest';
import { callEachOther, createCallingHarness, guid, joinGroup, rawIdOf } from '../testing/calling-harness.ts';
import { limits } from '../limits.ts';

const tokenOf = (name: string) => name;

async function connected(name = 'ann') {
  const harness = await createCallingHarness();
  const { client, wire } = harness.open();
  const { resumeToken } = await client.connect(tokenOf(name));
  return { harness, client, wire, resumeToken };
}

describe('connect', () => {
  it('answers with the session and what clients plan by', async () => {
    const { client } = await connected();
    expect(client.received[0]).toMatchObject({
      type: 'connected',
      rawId: rawIdOf('ann'),
      session: 'new',
      sequence: 0,
      incomingCalls: [],
      relay: { iceServers: [] },
      limits: { resumeWindowSeconds: 30, participantsPerCall: 32 },
    });
  });

  it('has to come first', async () => {
    const harness = await createCallingHarness();
    const { client } = harness.open();
    client.send({ type: 'raiseHand', requestId: '1', callId: guid() });
    expect(await client.next('error')).toMatchObject({ requestId: '1', error: { name: 'ConnectExpected' } });
    await expect(client.connect('ann')).resolves.toMatchObject({ session: 'new' });
  });

  it('comes once', async () => {
    const { client } = await connected();
    client.send({ type: 'connect', requestId: 'again', protocol: 1, token: 'ann' });
    expect(await client.next('error')).toMatchObject({
      requestId: 'again',
      error: { name: 'ConnectExpected' },
    });
  });

  it('has to come within 10 seconds', async () => {
    const harness = await createCallingHarness();
    const { client } = harness.open();
    await harness.advance(10);
    expect(client.closeCode).toBe(4408);
  });

  it.each([
    ['ann?chat', 'ScopeNotSufficient', 4403],
    ['gone', 'InvalidToken', 4401],
  ])('refuses the token %s', async (token, name, closeCode) => {
    const harness = await createCallingHarness();
    harness.revoked.add('gone');
    const { client } = harness.open();
    client.send({ type: 'connect', requestId: '1', protocol: 1, token });
    expect(await client.next('error')).toMatchObject({ error: { name, field: 'token' } });
    expect(client.closeCode).toBe(closeCode);
  });

  it('refuses another version of the protocol', async () => {
    const harness = await createCallingHarness();
    const { client } = harness.open();
    client.send({ type: 'connect', requestId: '1', protocol: 2, token: 'ann' });
    expect(await client.next('error')).toMatchObject({
      error: { name: 'UnsupportedProtocol', field: 'protocol' },
    });
  });

  it('refuses too many sessions of a user', async () => {
    const harness = await createCallingHarness();
    for (let index = 0; index < callingLimits.sessionsPerUser; index += 1)
      await harness.connect(`ann#${index}`);
    const { client } = harness.open();
    client.send({ type: 'connect', requestId: '1', protocol: 1, token: 'ann' });
    expect(await client.next('error')).toMatchObject({ error: { name: 'TooManySessions' } });
    expect(client.closeCode).toBe(4413);
  });
});

describe('connect while the emulator is reset', () => {
  it('is closed with 1012', async () => {
    const harness = await createCallingHarness();
    await harness.service.stop?.();
    const { client } = harness.open();
    client.send({ type: 'connect', requestId: '1', protocol: 1, token: 'ann' });
    expect(await client.closed()).toBe(1012);
    await harness.service.start?.();
    await expect(harness.connect('ann')).resolves.toBeDefined();
  });
});

describe('a lost connection', () => {
  async function inCall() {
    const { harness, client: ann, wire, resumeToken } = await connected();
    const bob = await harness.connect('bob');
    const ids = await callEachOther(ann, bob, 'bob');
    return { harness, ann, wire, resumeToken, bob, ...ids };
  }

  it('resumes within 30 seconds with all that was missed, unnoticed by others', async () => {
    const { harness, ann, wire, resumeToken, bob, callId, incomingCallId } = await inCall();
    const sequence = ann.lastSequence;
    wire.close();
    const noticed = bob.received.length;
    await harness.advance(29);
    expect(bob.received).toHaveLength(noticed);
    await bob.request('updateMedia', { callId: incomingCallId, isMuted: true });
    const { client: again } = harness.open(100);
    for (const [id, call] of ann.calls) again.calls.set(id, call);
    const answer = await again.connect('ann', { resume: { resumeToken, sequence } });
    expect(answer).toMatchObject({ session: 'replayed', sequence });
    expect([...again.call(callId).participants.values()]).toMatchObject([{ isMuted: true }]);
    expect(answer.resumeToken).not.toBe(resumeToken);
    await again.request('hangUp', { callId });
    expect((await bob.next('callEnded')).endReason).toEqual({ code: 0, subCode: 0 });
  });

  it('is final after 30 seconds: 0/4521 for the others, a new session for the client', async () => {
    const { harness, wire, resumeToken, bob } = await inCall();
    wire.close();
    await harness.advance(30);
    expect((await bob.next('callEnded')).endReason).toEqual({ code: 0, subCode: 4521 });
    const { client: again } = harness.open();
    const answer = await again.connect('ann', { resume: { resumeToken, sequence: 0 } });
    expect(answer).toMatchObject({ session: 'new', sequence: 0 });
  });

  it('cannot be resumed by somebody else', async () => {
    const { harness, wire, resumeToken, bob } = await inCall();
    wire.close();
    const { client: eve } = harness.open();
    const answer = await eve.connect('eve', { resume: { resumeToken, sequence: 0 } });
    expect(answer).toMatchObject({ session: 'new', rawId: rawIdOf('eve') });
    expect(bob.countOf('callEnded')).toBe(0);
  });

  it('is taken over from a connection that seems alive', async () => {
    const { harness, ann, resumeToken, bob } = await inCall();
    const { client: again } = harness.open();
    for (const [id, call] of ann.calls) again.calls.set(id, call);
    await again.connect('ann', { resume: { resumeToken, sequence: ann.lastSequence } });
    expect(ann.closeCode).toBe(4409);
    await harness.advance(60);
    expect(bob.countOf('callEnded')).toBe(0);
  });

  it('resumes again with the same token when the new one was lost', async () => {
    const { harness, ann, wire, resumeToken, bob } = await inCall();
    wire.close();
    const resume = { resumeToken, sequence: ann.lastSequence };
    const attempts = [];
    for (let count = 0; count < 3; count += 1) {
      const { client, wire: lost } = harness.open();
      attempts.push((await client.connect('ann', { resume })).session);
      lost.close();
    }
    expect(attempts).toEqual(['replayed', 'replayed', 'replayed']);
    expect(bob.countOf('callEnded')).toBe(0);
  });

  it('repeats no request that has been carried out', async () => {
    const { harness, ann, wire, resumeToken, bob, callId } = await inCall();
    const sequence = ann.lastSequence;
    ann.send({ type: 'sendReaction', requestId: 'r', callId, reactionType: 'like' });
    await bob.next('reaction');
    wire.close();
    const { client: again } = harness.open(100);
    for (const [id, call] of ann.calls) again.calls.set(id, call);
    await again.connect('ann', { resume: { resumeToken, sequence } });
    again.send({ type: 'sendReaction', requestId: 'r', callId, reactionType: 'like' });
    await again.request('raiseHand', { callId }).catch(() => undefined);
    const answers = again.received.filter(
      (message) => message.type === 'answer' && message.requestId === 'r',
    );
    expect([answers.length, bob.countOf('reaction')]).toEqual([1, 1]);
  });

  it('is told the state when too much was missed', async () => {
    const { harness, ann, wire, resumeToken, bob, callId, incomingCallId } = await inCall();
    wire.close();
    const target = ann.call(callId).head.self.participantId;
    for (let count = 0; count <= limits.keptMessages; count += 1) {
      bob.send({ type: 'signal', callId: incomingCallId, to: target, candidate: null });
      if (count % 500 === 499) await harness.advance(5);
    }
    await bob.request('updateMedia', { callId: incomingCallId, isMuted: true });
    const { client: again } = harness.open();
    const answer = await again.connect('ann', { resume: { resumeToken, sequence: 1 } });
    expect(answer).toMatchObject({ session: 'restated', calls: [{ callId, state: 'Connected' }] });
    expect([...again.call(callId).participants.values()]).toMatchObject([{ isMuted: true }]);
    await bob.request('updateMedia', { callId: incomingCallId, isMuted: false });
    expect([...again.call(callId).participants.values()]).toMatchObject([{ isMuted: false }]);
  });

  it('keeps ringing for the client', async () => {
    const { harness, client: ann, wire, resumeToken } = await connected();
    wire.close();
    const bob = await harness.connect('bob');
    await bob.request('startCall', { callId: guid(), targets: [rawIdOf('ann')] });
    const { client: again } = harness.open(100);
    await again.connect('ann', { resume: { resumeToken, sequence: ann.lastSequence } });
    const { incomingCall } = await again.next('incomingCall');
    await expect(again.request('acceptCall', { callId: incomingCall.callId })).resolves.toBeDefined();
  });
});

describe('ping', () => {
  it('is answered, and forgets what the client has', async () => {
    const { harness, client, wire, resumeToken } = await connected();
    const [callId = ''] = await joinGroup([client]);
    await client.request('raiseHand', { callId });
    client.send({ type: 'ping', sequence: client.lastSequence });
    await client.next('pong');
    wire.close();
    const { client: again } = harness.open();
    const answer = await again.connect('ann', { resume: { resumeToken, sequence: 0 } });
    expect(answer.session).toBe('restated');
  });
});

describe('tokens', () => {
  it('are warned of, closed at their end, and resumed with a fresh one', async () => {
    const { harness, client, resumeToken } = await connected();
    const [callId = ''] = await joinGroup([client]);
    await harness.advance(3600 - 120);
    await client.next('tokenExpiring');
    await harness.advance(120);
    expect(client.closeCode).toBe(4401);
    const { client: again } = harness.open(100);
    for (const [id, call] of client.calls) again.calls.set(id, call);
    await again.connect('ann', { resume: { resumeToken, sequence: client.lastSequence } });
    await expect(again.request('raiseHand', { callId })).resolves.toEqual({});
  });

  it('end the calls when no fresh one comes: 495/4507', async () => {
    const { harness, client } = await connected();
    const bob = await harness.connect('bob');
    const [, callId = ''] = await joinGroup([client, bob]);
    await harness.advance(3500);
    await bob.request('refreshToken', { token: 'bob#fresh' });
    await harness.advance(130);
    const { participant } = await bob.next('participantRemoved');
    expect(participant.endReason).toEqual({ code: 495, subCode: 4507 });
    expect(bob.call(callId).participants.size).toBe(0);
  });

  it('of another user are refused', async () => {
    const { client } = await connected();
    const request = client.request('refreshToken', { token: 'bob' });
    await expect(request).rejects.toMatchObject({ refusal: 'InvalidToken', field: 'token' });
  });

  it('end the session at once when revoked', async () => {
    const { harness, client } = await connected();
    await joinGroup([client]);
    harness.revoked.add('ann');
    harness.bus.publish({ type: 'IdentityTokensRevoked', data: { rawId: rawIdOf('ann') } });
    expect((await client.next('callEnded')).endReason).toEqual({ code: 495, subCode: 4507 });
    expect(await client.closed()).toBe(4401);
  });
});

describe('disconnect', () => {
  it('hangs up every call and closes', async () => {
    const { harness, client } = await connected();
    const bob = await harness.connect('bob');
    const [, bobsCall = ''] = await joinGroup([client, bob]);
    await client.request('disconnect', {});
    expect(client.closeCode).toBe(1000);
    expect(bob.call(bobsCall).participants.size).toBe(0);
  });
});
