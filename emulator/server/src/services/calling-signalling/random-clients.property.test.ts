import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCallingHarness, guid, rawIdOf } from './testing/calling-harness.ts';
import type { KnownCall, TestClient } from './testing/test-client.ts';

const devices = ['ann', 'ann#2', 'bob', 'cem', 'dee'];
const users = ['ann', 'bob', 'cem', 'dee', 'nobody'].map(rawIdOf);
const groups = [guid(), guid()];

/** What a client may ask for; `call` picks one of its calls, or of those that ring. */
const message = fc.record({
  device: fc.nat(devices.length - 1),
  call: fc.nat(3),
  user: fc.nat(users.length - 1),
  flag: fc.boolean(),
  type: fc.constantFrom(
    'startCall',
    'joinCall',
    'joinCall',
    'acceptCall',
    'acceptCall',
    'rejectCall',
    'hangUp',
    'addParticipant',
    'removeParticipant',
    'transferCall',
    'acceptTransfer',
    'updateMedia',
    'setHold',
    'muteParticipants',
    'setMediaAccess',
    'raiseHand',
    'lowerHands',
    'sendReaction',
    'sendDiagnostics',
    'startSpotlight',
    'stopSpotlight',
    'setLobby',
    'admitFromLobby',
    'rejectFromLobby',
    'audioLevel',
    'wait',
  ),
});
type Move = typeof message extends fc.Arbitrary<infer Value> ? Value : never;

function bodyOf({ type, user, flag }: Move, callId: string, transferId: string): Record<string, unknown> {
  const rawId = users[user] ?? '';
  const streams = [{ streamId: 1, kind: flag ? 'camera' : 'screen', isOn: true }];
  const bodies: Record<string, object> = {
    startCall: { callId: guid(), targets: flag ? [rawId] : users.slice(1, 4) },
    joinCall: { callId: guid(), locator: { groupId: groups[flag ? 0 : 1] }, streams },
    hangUp: { forEveryone: flag },
    addParticipant: { participant: rawId },
    removeParticipant: { participant: rawId },
    transferCall: { transferId: guid(), target: { participant: rawId } },
    acceptTransfer: { callId: guid(), transferId },
    updateMedia: { isMuted: flag, streams },
    setHold: { isOnHold: flag },
    muteParticipants: { participants: flag ? 'others' : [rawId] },
    setMediaAccess: { participants: 'others', isAudioPermitted: flag, isVideoPermitted: !flag },
    lowerHands: flag ? { participants: 'all' } : {},
    sendReaction: { reactionType: 'like' },
    sendDiagnostics: { diagnostics: [{ diagnostic: 'cameraFreeze', value: flag }] },
    stopSpotlight: flag ? { participants: 'all' } : {},
    setLobby: { isEnabled: flag },
    admitFromLobby: { participants: 'all' },
    rejectFromLobby: { participants: [rawId] },
    audioLevel: { level: flag ? 0.5 : 0 },
  };
  return { type, callId, ...bodies[type] };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** As the client keeps it, in the form in which the server states it. */
const stateOf = ({ head, participants, peers, dominantSpeakers }: KnownCall) => ({
  ...head,
  participants: [...participants.values()],
  peers: [...peers].map(([participantId, isPolite]) => ({ participantId, isPolite })),
  dominantSpeakers,
});
const byParticipant = (one: { participantId: string }, other: { participantId: string }) =>
  one.participantId.localeCompare(other.participantId);

describe('clients that ask for anything at any time', () => {
  it('get one reply each, never a failure of the emulator, and know in the end how their calls are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 10, maxLength: 60 }), async (moves) => {
        const harness = await createCallingHarness();
        const clients: TestClient[] = [];
        for (const device of devices) clients.push(await harness.connect(device));
        let requests = 0;
        for (const move of moves) {
          const client = clients[move.device]!;
          if (move.type === 'wait') {
            await harness.advance(move.flag ? 20 : 1);
            continue;
          }
          const ringing = client.received.flatMap((each) =>
            each.type === 'incomingCall' ? [each.incomingCall.callId] : [],
          );
          const isAnswer = move.type === 'acceptCall' || move.type === 'rejectCall';
          const callIds = isAnswer ? ringing.reverse() : [...client.calls.keys()];
          const asked = client.received.findLast((each) => each.type === 'transferRequested');
          requests += 1;
          const requestId = move.type === 'audioLevel' ? {} : { requestId: `r${requests}` };
          client.send({
            ...bodyOf(
              move,
              callIds[move.call % Math.max(1, callIds.length)] ?? guid(),
              asked?.transferId ?? guid(),
            ),
            ...requestId,
          });
          if (move.flag) await settled();
        }
        await settled();
        for (const [index, client] of clients.entries()) await expectToKnow(harness, client, devices[index]!);
        const replies = clients.flatMap(({ received }) =>
          received.flatMap((each) =>
            (each.type === 'answer' || each.type === 'error') && each.requestId ? [each.requestId] : [],
          ),
        );
        expect(new Set(replies).size).toBe(replies.length);
        await harness.service.stop?.();
        const records = await harness.records();
        for (const { endedOn, participants } of records)
          expect([endedOn, ...participants.map(({ leftOn }) => leftOn)]).not.toContain(undefined);
        expect(harness.eventsOf('CallStarted')).toHaveLength(records.length);
        expect(harness.eventsOf('CallEnded')).toHaveLength(records.length);
        expect(harness.eventsOf('CallParticipantAdded').length).toBe(
          harness.eventsOf('CallParticipantRemoved').length,
        );
      }),
      { numRuns: 40 },
    );
  });
});

/** Asks the server to state everything, and compares. */
async function expectToKnow(
  harness: Awaited<ReturnType<typeof createCallingHarness>>,
  client: TestClient,
  token: string,
): Promise<void> {
  const errors = client.received.flatMap((each) => (each.type === 'error' ? [each.error.name] : []));
  expect(errors).not.toContain('Unexpected');
  expect(errors).not.toContain('MalformedMessage');
  const [connected] = client.received;
  if (connected?.type !== 'connected') throw new Error('The client is not connected.');
  const { resumeToken } = connected;
  const { client: again } = harness.open();
  const { calls = [] } = await again.connect(token, { resume: { resumeToken, sequence: 1_000_000 } });
  expect([...client.calls.keys()].sort()).toEqual(calls.map(({ callId }) => callId).sort());
  for (const call of calls) {
    const known = stateOf(client.call(call.callId));
    for (const state of [known, call]) {
      state.participants.sort(byParticipant);
      state.peers.sort(byParticipant);
    }
    expect(known).toEqual(call);
  }
}
