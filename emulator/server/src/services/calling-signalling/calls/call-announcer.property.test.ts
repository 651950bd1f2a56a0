import { callEndReasons, type CallingEvent } from '@switchboard/acs-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallAnnouncer } from './call-announcer.ts';
import { headOf, othersVisibleTo, participantOf, peersOf } from './call-view.ts';
import { Call } from './call.ts';
import { updateMedia } from './media.ts';
import { isInvited, type Member } from './member.ts';

/** What a client knows from the view that it got and the events since. */
interface Known {
  head: unknown;
  participants: Map<string, unknown>;
  peers: Map<string, boolean>;
}

const step = fc.record({
  act: fc.constantFrom(
    'enter',
    'invite',
    'ring',
    'answer',
    'leave',
    'mute',
    'share',
    'hold',
    'hand',
    'lobby',
    'admit',
  ),
  who: fc.nat(5),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const users = ['ann', 'bob', 'cem', 'dee', 'eve', 'fay'];

/** A call whose clients keep what they are told. */
function createScene() {
  const startedBy = { rawId: 'ann', role: 'Presenter' } as const;
  const identity = { id: '1', serverCallId: 's', correlationId: 'c', startedBy, startedOn: new Date(0) };
  const call = new Call(identity, 'group');
  const announcer = new CallAnnouncer();
  const knownBy = new Map<Member, Known>();
  let ids = 0;

  const newMember = (rawId: string) => {
    ids += 1;
    return {
      participantId: `p${ids}`,
      callId: `c${ids}`,
      rawId,
      role: 'Presenter',
      callerInfo: { rawId },
    } as const;
  };
  const learn = (member: Member) => {
    const { participants, peers, dominantSpeakers: _, ...head } = announcer.view(call, member);
    knownBy.set(member, {
      head,
      participants: new Map(participants.map((each) => [each.participantId, each])),
      peers: new Map(peers.map((each) => [each.participantId, each.isPolite])),
    });
  };
  const settle = () => {
    const departures = call.takeDepartures();
    for (const { member } of departures) knownBy.delete(member);
    announcer.announce(call, departures, (member, event) => apply(knownBy.get(member), event));
  };

  function take({ act, who }: Step) {
    const rawId = users[who] ?? '';
    const member = call.findUser(rawId);
    const entered = member && !isInvited(member) ? member : undefined;
    if (act === 'lobby') call.isLobbyEnabled = !call.isLobbyEnabled;
    if (act === 'enter') {
      const self = call.enter(newMember(rawId), {}, {});
      settle();
      return learn(self);
    }
    if (act === 'invite' && !member) call.invite(newMember(rawId));
    if (act === 'ring' && member) call.ring(member);
    if (act === 'answer' && member && isInvited(member)) {
      call.answer(member, {}, {});
      settle();
      return learn(member);
    }
    if (act === 'leave' && member) call.leave(member, callEndReasons.hungUp);
    if (act === 'admit' && member?.phase === 'lobby') call.admit(member);
    if (entered) change(call, entered, act);
    settle();
  }
  return { call, knownBy, take };
}

function change(call: Call, member: Member, act: string) {
  if (act === 'mute') updateMedia(call, member, { isMuted: !member.isMuted });
  if (act === 'hold') member.isOnHold = !member.isOnHold;
  if (act === 'hand') call.raisedHands.add(member.rawId);
  if (act !== 'share') return;
  try {
    updateMedia(call, member, { streams: [{ streamId: 1, kind: 'screen', isOn: true }] });
  } catch {
    // Somebody else is sharing.
  }
}

function apply(known: Known | undefined, event: CallingEvent) {
  if (!known) throw new Error(`${event.type} to somebody who knows nothing of the call.`);
  if (event.type === 'callUpdated') known.head = event.call;
  if (event.type === 'participantUpdated')
    known.participants.set(event.participant.participantId, event.participant);
  if (event.type === 'participantRemoved') known.participants.delete(event.participant.participantId);
  if (event.type === 'peerAdded') known.peers.set(event.peer.participantId, event.peer.isPolite);
  if (event.type === 'peerRemoved') known.peers.delete(event.participantId);
}

describe('CallAnnouncer', () => {
  it('keeps every client up to date, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { call, knownBy, take } = createScene();
        for (const each of steps) {
          if (call.end) break;
          take(each);
          for (const [member, known] of knownBy) {
            expect(known.head).toEqual(headOf(call, member));
            const visible = othersVisibleTo(call, member).map(participantOf);
            expect(new Map(known.participants)).toEqual(
              new Map(visible.map((other) => [other.participantId, other])),
            );
            expect([...known.peers].sort()).toEqual(
              peersOf(call, member)
                .map(({ participantId, isPolite }) => [participantId, isPolite])
                .sort(),
            );
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('makes exactly one of two peers polite, and one user take part once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { call, take } = createScene();
        for (const each of steps) if (!call.end) take(each);
        const { connected } = call;
        for (const one of connected)
          for (const { participantId, isPolite } of peersOf(call, one)) {
            const other = call.find(participantId)!;
            const back = peersOf(call, other).find((peer) => peer.participantId === one.participantId);
            expect(back?.isPolite).toBe(!isPolite);
          }
        const rawIds = [...call.members].map(({ rawId }) => rawId);
        expect(new Set(rawIds).size).toBe(rawIds.length);
      }),
      { numRuns: 300 },
    );
  });
});
