import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, startCallingBed, type CallingBed, type Caller } from './support/calling-bed.ts';

let bed: CallingBed;
beforeAll(async () => {
  bed = await startCallingBed();
});
afterAll(() => bed[Symbol.asyncDispose]());

async function ring(caller: Caller, callee: Caller) {
  const callId = guid();
  await caller.client.request('startCall', { callId, targets: [callee.rawId] });
  const { incomingCall } = await callee.client.next('incomingCall');
  return { callId, incomingCallId: incomingCall.callId };
}

describe('two users', () => {
  it('ring, answer, exchange descriptions and hang up, over wss', async () => {
    const bob = await bed.join('Bob');
    const user = await bed.createUser();
    const { client } = bed.open(0, 'wss');
    await client.connect(user.token, { displayName: 'Ann' });
    const callId = guid();
    await client.request('startCall', { callId, targets: [bob.rawId] });
    const { incomingCall } = await bob.client.next('incomingCall');
    expect(incomingCall.callerInfo).toEqual({ rawId: user.rawId, displayName: 'Ann' });
    const { call } = await bob.client.request('acceptCall', { callId: incomingCall.callId });
    await client.see('the peer', () => client.call(callId).peers.size === 1);
    const [peer] = call.peers;
    const description = { type: 'offer', sdp: 'v=0' } as const;
    bob.client.send({ type: 'signal', callId: incomingCall.callId, to: peer?.participantId, description });
    expect(await client.next('signal')).toMatchObject({ callId, signal: { description } });
    await client.request('hangUp', { callId });
    expect((await bob.client.next('callEnded')).endReason).toEqual({ code: 0, subCode: 0 });
  });

  it('ring on every device until one answers', async () => {
    const [ann, phone] = [await bed.join('Ann'), await bed.join('Bob')];
    const laptop = await bed.connect(phone, 'Bob');
    const { incomingCallId } = await ring(ann, phone);
    await laptop.client.next('incomingCall');
    await laptop.client.request('acceptCall', { callId: incomingCallId });
    expect((await phone.client.next('incomingCallEnded')).endReason).toEqual({ code: 487, subCode: 10003 });
  });

  it('decline: 603/0', async () => {
    const [ann, bob] = [await bed.join('Ann'), await bed.join('Bob')];
    const { incomingCallId } = await ring(ann, bob);
    await bob.client.request('rejectCall', { callId: incomingCallId });
    expect((await ann.client.next('callEnded')).endReason).toEqual({ code: 603, subCode: 0 });
  });

  it('let it ring, until the emulated minute is over: 487/10004', async () => {
    const [ann, bob] = [await bed.join('Ann'), await bed.join('Bob')];
    await ring(ann, bob);
    await bed.control('POST', 'clock/advance', { duration: 'PT1M' });
    expect((await ann.client.next('callEnded')).endReason).toEqual({ code: 487, subCode: 10004 });
    expect((await bob.client.next('incomingCallEnded')).endReason).toEqual({ code: 487, subCode: 10004 });
  });

  it('call somebody who was deleted: 480/10078', async () => {
    const [ann, gone] = [await bed.join('Ann'), await bed.createUser()];
    await bed.identities.deleteUser({ communicationUserId: gone.rawId });
    await ann.client.request('startCall', { callId: guid(), targets: [gone.rawId] });
    expect((await ann.client.next('callEnded')).endReason).toEqual({ code: 480, subCode: 10078 });
  });
});

describe('tokens', () => {
  it('without a calling scope open no session', async () => {
    const { token } = await bed.createUser(['chat']);
    const { client } = bed.open();
    client.send({ type: 'connect', requestId: '1', protocol: 1, token });
    expect((await client.next('error')).error).toMatchObject({ name: 'ScopeNotSufficient', code: 403 });
    expect(await client.closed()).toBe(4403);
  });

  it('with voip.join call nobody', async () => {
    const [ann, bob] = [await bed.join('Ann', ['voip.join']), await bed.join('Bob')];
    const request = ann.client.request('startCall', { callId: guid(), targets: [bob.rawId] });
    await expect(request).rejects.toMatchObject({ refusal: 'ScopeNotSufficient' });
  });

  it('that are revoked end the session and its calls', async () => {
    const [ann, bob] = [await bed.join('Ann'), await bed.join('Bob')];
    const { incomingCallId } = await ring(ann, bob);
    await bob.client.request('acceptCall', { callId: incomingCallId });
    await bed.identities.revokeTokens({ communicationUserId: bob.rawId });
    expect(await bob.client.closed()).toBe(4401);
    expect((await ann.client.next('callEnded')).endReason).toEqual({ code: 0, subCode: 0 });
  });
});
