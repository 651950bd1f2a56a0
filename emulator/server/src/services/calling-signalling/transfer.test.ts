import { describe, expect, it } from 'vitest';
import { callEachOther, createCallingHarness, guid, joinGroup, rawIdOf } from './testing/calling-harness.ts';

/** Ann talks with Bob, and sends him to Cem. */
async function talking() {
  const harness = await createCallingHarness();
  const [ann, bob, cem] = [
    await harness.connect('ann'),
    await harness.connect('bob'),
    await harness.connect('cem'),
  ];
  const { callId, incomingCallId } = await callEachOther(ann, bob, 'bob');
  return { harness, ann, bob, cem, annsCall: callId, bobsCall: incomingCallId };
}

async function transferring(target: object = { participant: rawIdOf('cem') }) {
  const people = await talking();
  const { ann, bob, annsCall } = people;
  const transferId = guid();
  await ann.request('transferCall', { callId: annsCall, transferId, target } as never);
  return { ...people, transferId, bobsNewCall: guid(), requested: () => bob.next('transferRequested') };
}

async function accepted() {
  const people = await transferring();
  const { bob, cem, transferId, bobsNewCall } = people;
  await people.requested();
  const { call } = await bob.request('acceptTransfer', { callId: bobsNewCall, transferId });
  const { incomingCall } = await cem.next('incomingCall');
  return { ...people, call, incomingCall };
}

describe('transferCall to a user', () => {
  it('asks the other party to call the target, who hears by whom', async () => {
    const { bobsCall, transferId, call, incomingCall, requested: _, ...people } = await accepted();
    const request = people.bob.received.find(({ type }) => type === 'transferRequested');
    expect(request).toMatchObject({
      callId: bobsCall,
      transferId,
      target: rawIdOf('cem'),
      transferorInfo: { rawId: rawIdOf('ann'), displayName: 'ann' },
    });
    expect(call).toMatchObject({
      kind: 'oneToOne',
      direction: 'Outgoing',
      transferorInfo: { displayName: 'ann' },
    });
    expect(incomingCall).toMatchObject({
      callerInfo: { rawId: rawIdOf('bob') },
      transferorInfo: { rawId: rawIdOf('ann'), displayName: 'ann' },
    });
    expect(people.harness.eventsOf('IncomingCall').at(-1)).toMatchObject({ from: rawIdOf('bob') });
  });

  it('has succeeded when the target answers; hanging up then ends the first call with 0/7015', async () => {
    const { ann, bob, cem, annsCall, bobsCall, bobsNewCall, incomingCall, transferId } = await accepted();
    const { call } = await cem.request('acceptCall', { callId: incomingCall.callId });
    expect(call.transferorInfo).toEqual({ rawId: rawIdOf('ann'), displayName: 'ann' });
    const update = await ann.next('transferUpdated');
    expect(update).toMatchObject({ callId: annsCall, transferId, state: 'Transferred' });
    expect(bob.call(bobsNewCall).head.state).toBe('Connected');
    await ann.request('hangUp', { callId: annsCall });
    expect((await ann.next('callEnded')).endReason).toEqual({ code: 0, subCode: 0 });
    expect(await bob.next('callEnded')).toMatchObject({
      callId: bobsCall,
      endReason: { code: 0, subCode: 7015 },
    });
    expect([...bob.calls.keys()]).toEqual([bobsNewCall]);
  });

  it('goes on when the transferor hangs up before the target answers', async () => {
    const { ann, bob, cem, annsCall, bobsNewCall, incomingCall } = await accepted();
    await ann.request('hangUp', { callId: annsCall });
    await cem.request('acceptCall', { callId: incomingCall.callId });
    expect(bob.call(bobsNewCall).head.state).toBe('Connected');
    expect(ann.countOf('transferUpdated')).toBe(0);
  });

  it.each([
    ['declined', { code: 603, subCode: 0 }],
    ['not answered', { code: 487, subCode: 10004 }],
    ['cancelled', { code: 487, subCode: 0 }],
  ] as const)('has failed when it is %s: %o', async (how, error) => {
    const { harness, ann, bob, cem, annsCall, bobsCall, bobsNewCall, incomingCall } = await accepted();
    if (how === 'declined') await cem.request('rejectCall', { callId: incomingCall.callId });
    else if (how === 'not answered') await harness.advance(60);
    else await bob.request('hangUp', { callId: bobsNewCall });
    expect(await ann.next('transferUpdated')).toMatchObject({ state: 'Failed', error });
    expect([ann.call(annsCall).head.state, bob.call(bobsCall).head.state]).toEqual([
      'Connected',
      'Connected',
    ]);
    await ann.request('hangUp', { callId: annsCall });
    const ended = await bob.next('callEnded', ({ callId }) => callId === bobsCall);
    expect(ended.endReason).toEqual({ code: 0, subCode: 0 });
  });

  it('has failed when the transferred client does not begin the call: 408/10057', async () => {
    const { harness, ann, bob, transferId, requested } = await transferring();
    await requested();
    await harness.advance(15);
    expect(await ann.next('transferUpdated')).toMatchObject({
      state: 'Failed',
      error: { code: 408, subCode: 10057 },
    });
    const late = bob.request('acceptTransfer', { callId: guid(), transferId });
    await expect(late).rejects.toMatchObject({ refusal: 'TransferNotFound', code: 404, field: 'transferId' });
  });

  it('has failed when there is no such user: 480/10078', async () => {
    const { ann, bob } = await transferring({ participant: rawIdOf('nobody') });
    const { error } = await ann.next('transferUpdated');
    expect(error).toEqual({ code: 480, subCode: 10078 });
    expect(bob.countOf('transferRequested')).toBe(0);
  });

  it('hands the custom context to the target', async () => {
    const { ann, bob, cem, annsCall } = await talking();
    const transferId = guid();
    const customContext = { userToUser: 'case 12' };
    const target = { participant: rawIdOf('cem') };
    await ann.request('transferCall', { callId: annsCall, transferId, target, customContext });
    await bob.next('transferRequested');
    await bob.request('acceptTransfer', { callId: guid(), transferId });
    expect((await cem.next('incomingCall')).incomingCall.customContext).toEqual(customContext);
  });
});

describe('transferCall to a call', () => {
  it("rings its other party, and ends the transferor's call with it once the two talk: 0/7015", async () => {
    const { ann, bob, cem, annsCall } = await talking();
    const { callId: annsOther, incomingCallId: cemsOther } = await callEachOther(ann, cem, 'cem');
    const transferId = guid();
    await ann.request('transferCall', { callId: annsCall, transferId, target: { callId: annsOther } });
    await bob.next('transferRequested');
    await bob.request('acceptTransfer', { callId: guid(), transferId });
    const { incomingCall } = await cem.next('incomingCall', (each) => each.incomingCall.callId !== cemsOther);
    await cem.request('acceptCall', { callId: incomingCall.callId });
    const endReason = { code: 0, subCode: 7015 };
    expect(await ann.next('callEnded')).toMatchObject({ callId: annsOther, endReason });
    expect(await cem.next('callEnded')).toMatchObject({ callId: cemsOther, endReason });
    expect([...ann.calls.keys()]).toEqual([annsCall]);
    expect([...cem.calls.keys()]).toEqual([incomingCall.callId]);
  });
});

describe('transferCall is refused', () => {
  it.each([
    ['for the other party itself', { participant: rawIdOf('bob') }, 'TransferNotPossible'],
    ['for oneself', { participant: rawIdOf('ann') }, 'TransferNotPossible'],
    ['for a phone number', { participant: '4:+14255550100' }, 'PhoneNumberNotSupported'],
    ['for an unknown call', { callId: guid() }, 'CallNotFound'],
  ])('%s', async (_, target, refusal) => {
    await expect(transferring(target)).rejects.toMatchObject({ refusal });
  });

  it('in a group', async () => {
    const harness = await createCallingHarness();
    const [ann, bob] = [await harness.connect('ann'), await harness.connect('bob')];
    const [callId = ''] = await joinGroup([ann, bob]);
    const target = { participant: rawIdOf('cem') };
    const request = ann.request('transferCall', { callId, transferId: guid(), target });
    await expect(request).rejects.toMatchObject({ refusal: 'TransferNotPossible', code: 412 });
  });

  it('while another goes on', async () => {
    const { ann, annsCall } = await transferring();
    const target = { participant: rawIdOf('cem') };
    const second = ann.request('transferCall', { callId: annsCall, transferId: guid(), target });
    await expect(second).rejects.toMatchObject({ refusal: 'TransferNotPossible' });
  });

  it('with the scope voip.join', async () => {
    const harness = await createCallingHarness();
    const [ann, bob] = [await harness.connect('ann'), await harness.connect('bob?voip.join')];
    const { incomingCallId } = await callEachOther(ann, bob, 'bob');
    const target = { participant: rawIdOf('cem') };
    const request = bob.request('transferCall', { callId: incomingCallId, transferId: guid(), target });
    await expect(request).rejects.toMatchObject({ refusal: 'ScopeNotSufficient' });
  });

  it('to somebody who was not asked to accept it', async () => {
    const { cem, transferId, requested } = await transferring();
    await requested();
    const request = cem.request('acceptTransfer', { callId: guid(), transferId });
    await expect(request).rejects.toMatchObject({ refusal: 'TransferNotFound' });
  });
});
