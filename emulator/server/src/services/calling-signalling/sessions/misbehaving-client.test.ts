import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callEachOther, createCallingHarness, guid, joinGroup } from '../testing/calling-harness.ts';
import { limits } from '../limits.ts';

const callId = '00000000-0000-4000-8000-00000000abcd';

describe('a malformed message', () => {
  it.each<[string, unknown, string | undefined]>([
    ['text', 'hello', undefined],
    ['a list', '[]', undefined],
    ['an unknown type', { type: 'constructor', requestId: '1' }, 'type'],
    ['no request id', { type: 'raiseHand', callId }, 'requestId'],
    ['a call id that is no GUID', { type: 'raiseHand', requestId: '1', callId: 'x' }, 'callId'],
    ['a field too many', { type: 'raiseHand', requestId: '1', callId, extra: 1 }, 'extra'],
    [
      'a session description that is too long',
      { type: 'signal', callId, to: 'x', description: { type: 'offer', sdp: 'x'.repeat(100_001) } },
      'description.sdp',
    ],
    ['a signal without content', { type: 'signal', callId, to: 'x' }, 'description'],
    ['a level out of range', { type: 'audioLevel', callId, level: 2 }, 'level'],
    [
      'two cameras that are on',
      {
        type: 'updateMedia',
        requestId: '1',
        callId,
        streams: [1, 2].map((streamId) => ({ streamId, kind: 'camera', isOn: true })),
      },
      'streams',
    ],
    [
      'a target that is too long',
      { type: 'startCall', requestId: '1', callId, targets: ['8:acs:x', 'x'.repeat(600)] },
      'targets.1',
    ],
  ])('with %s is answered with the field', async (_, message, field) => {
    const harness = await createCallingHarness();
    const ann = await harness.connect('ann');
    ann.send(message);
    const { error } = await ann.next('error');
    expect(error).toMatchObject({ name: 'MalformedMessage', code: 400 });
    expect(error.field).toBe(field);
    const [joined = ''] = await joinGroup([ann]);
    expect(ann.call(joined).head.state).toBe('Connected');
  });

  it('of any kind is an error and nothing more', async () => {
    const harness = await createCallingHarness();
    const ann = await harness.connect('ann');
    const [joined = ''] = await joinGroup([ann]);
    const types = ['signal', 'joinCall', 'updateMedia', 'audioLevel', 'setMediaAccess', 'ping', 'connect'];
    const nonsense = fc.oneof(
      fc.json(),
      fc.record({
        type: fc.constantFrom(...types),
        callId: fc.constant(joined),
        requestId: fc.anything(),
        to: fc.anything(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(nonsense, async (message) => {
        // Its own requests have ids that no nonsense has, whose reply would pass for theirs.
        const { client: eve } = harness.open(1_000_000);
        await eve.connect('eve');
        eve.send(message);
        await eve.request('disconnect', {});
        const names = eve.received.flatMap((each) => (each.type === 'error' ? [each.error.name] : []));
        expect(names).not.toContain('Unexpected');
      }),
      { numRuns: 200 },
    );
    await ann.request('raiseHand', { callId: joined });
    expect(ann.call(joined).participants.size).toBe(0);
  });

  it('closes the connection with 4400 at the tenth, and ends its calls', async () => {
    const harness = await createCallingHarness();
    const [ann, bob] = [await harness.connect('ann'), await harness.connect('bob')];
    await callEachOther(ann, bob, 'bob');
    for (let count = 1; count <= limits.malformedMessages; count += 1) ann.send('x');
    expect(ann.closeCode).toBe(4400);
    expect((await bob.next('callEnded')).endReason).toEqual({ code: 0, subCode: 4521 });
  });

  it('that is larger than 128 KB closes the connection', async () => {
    const harness = await createCallingHarness();
    const ann = await harness.connect('ann');
    ann.send('x'.repeat(131_073));
    expect(ann.closeCode).toBe(1009);
  });
});

describe('a client that floods', () => {
  it('is cut with 4429 and disturbs no call but its own', async () => {
    const harness = await createCallingHarness();
    const clients = [
      await harness.connect('ann'),
      await harness.connect('bob'),
      await harness.connect('eve'),
    ];
    const [annsCall = '', bobsCall = ''] = await joinGroup(clients);
    const [ann, bob, eve] = clients;
    const to = ann?.call(annsCall).head.self.participantId;
    const evesCall = [...(eve?.calls.keys() ?? [])][0];
    for (let count = 0; count <= limits.messageBudget; count += 1)
      eve?.send({ type: 'signal', callId: evesCall, to, candidate: null });
    expect(eve?.closeCode).toBe(4429);
    expect(ann?.call(annsCall).participants.size).toBe(1);
    await bob?.request('raiseHand', { callId: bobsCall });
    expect(ann?.call(annsCall).head.raisedHands).toHaveLength(1);
    expect(ann?.closeCode).toBeUndefined();
  });

  it('may send 50 a second for as long as it likes', async () => {
    const harness = await createCallingHarness();
    const ann = await harness.connect('ann');
    const [joined = ''] = await joinGroup([ann]);
    for (let second = 0; second < 60; second += 1) {
      for (let count = 0; count < 50; count += 1)
        ann.send({ type: 'audioLevel', callId: joined, level: 0.5 });
      await harness.advance(1);
    }
    expect(ann.closeCode).toBeUndefined();
  });

  it('pays more for long messages', async () => {
    const harness = await createCallingHarness();
    const ann = await harness.connect('ann');
    const description = { type: 'offer', sdp: 'x'.repeat(90_000) };
    for (let count = 0; count < 25; count += 1)
      ann.send({ type: 'signal', callId: guid(), to: 'nobody', description });
    expect(ann.closeCode).toBe(4429);
  });
});

describe('a client that does not read', () => {
  it('is cut and may resume', async () => {
    const harness = await createCallingHarness();
    const { client, wire } = harness.open();
    await client.connect('ann');
    const bob = await harness.connect('bob');
    const [, bobsCall = ''] = await joinGroup([client, bob]);
    wire.bufferedBytes = limits.bufferedBytes + 1;
    await bob.request('raiseHand', { callId: bobsCall });
    expect(client.closeCode).toBe(1013);
    expect(bob.call(bobsCall).participants.size).toBe(1);
  });
});
