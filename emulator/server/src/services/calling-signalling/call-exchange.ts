import {
  callEndReasons,
  type CallCustomContext,
  type CallEndReason,
  type CallingEvent,
  type CallKind,
  type CallRole,
  type CallView,
  type IncomingCall,
} from '@switchboard/acs-contracts';
import type { CallingContext } from './calling-ports.ts';
import { callNotFound, CallingRefusal } from './calling.errors.ts';
import { CallAnnouncer } from './calls/call-announcer.ts';
import { Call, callerInfoOf, type Departure } from './calls/call.ts';
import { isInvited, type Member } from './calls/member.ts';
import { CallChronicle } from './records/call-chronicle.ts';
import { incomingCallEvent } from './records/incoming-call-event.ts';
import { Ringing } from './ringing.ts';
import { RoomHours } from './room-hours.ts';
import { Seats } from './seats.ts';
import { SpeakerWatch } from './speaker-watch.ts';
import { Transfers } from './transfers.ts';
import type { CallPart, CallSession } from './sessions/call-session.ts';
import { SessionDirectory } from './sessions/session-directory.ts';

export type CallPlace = { readonly groupId: string } | { readonly roomId: string } | undefined;

const placeKeyOf = (place: { groupId?: string | undefined; roomId?: string | undefined }) =>
  place.groupId !== undefined ? `group ${place.groupId}` : place.roomId && `room ${place.roomId}`;

/** Where calls, the people in them and their devices come together. Requests change a call and then `settle` it. */
export class CallExchange {
  readonly context: CallingContext;
  readonly chronicle: CallChronicle;
  readonly sessions: SessionDirectory;
  readonly transfers: Transfers;
  readonly roomHours: RoomHours;
  readonly #seats = new Seats();
  readonly #ringing: Ringing;
  readonly #speakers: SpeakerWatch;
  readonly #announcers = new Map<Call, CallAnnouncer>();
  /** Calls of groups and rooms. */
  readonly #byPlace = new Map<string, Call>();

  constructor(context: CallingContext) {
    this.context = context;
    this.chronicle = new CallChronicle(context);
    this.sessions = new SessionDirectory(context, {
      onEnded: (session, reason) => this.#onSessionEnded(session, reason),
    });
    this.#ringing = new Ringing(context.clock, this.#seats, (call, member, reason) => {
      call.leave(member, reason);
      this.settle(call);
    });
    this.transfers = new Transfers(context.clock, this.#seats.tell, (call) => this.settle(call));
    this.roomHours = new RoomHours(context.clock, (call) => this.settle(call));
    this.#speakers = new SpeakerWatch(context.clock, (call) => this.settle(call));
  }

  get calls(): readonly Call[] {
    return [...this.#announcers.keys()];
  }

  /** @throws CallingRefusal */
  requirePart(session: CallSession, callId: string): CallPart {
    const part = session.parts.get(callId);
    if (!part) throw callNotFound(callId);
    return part;
  }

  /** The part of a client that is in the call or its lobby. @throws CallingRefusal while it still rings */
  requireEntered(session: CallSession, callId: string): CallPart {
    const part = this.requirePart(session, callId);
    if (!isInvited(part.member)) return part;
    throw new CallingRefusal('InvalidCallState', `The call "${callId}" rings. Accept it first.`, 'callId');
  }

  /** @throws CallingRefusal when the session cannot begin a call of this id */
  requireFreeCallId(session: CallSession, callId: string): void {
    if (session.ended) throw new CallingRefusal('InvalidToken', 'The session has ended.');
    if (session.parts.has(callId))
      throw new CallingRefusal(
        'CallIdInUse',
        `There is a call "${callId}" already. Take a new GUID.`,
        'callId',
      );
    if (!session.hasSpaceForCall)
      throw new CallingRefusal('TooManyCalls', 'The client has too many calls. Hang up some of them.');
  }

  findAt(place: CallPlace): Call | undefined {
    const key = place && placeKeyOf(place);
    return key === undefined ? undefined : this.#byPlace.get(key);
  }

  create(kind: CallKind, startedBy: { rawId: string; role: CallRole }, place: CallPlace): Call {
    const { clock, endpoint, ids } = this.context;
    const id = ids.uuid();
    const identity = {
      id,
      serverCallId: btoa(`${endpoint()}/calls/${id}`),
      correlationId: ids.uuid(),
      ...place,
      startedBy,
      startedOn: clock.now(),
    };
    const call = new Call(identity, kind, place === undefined);
    this.#announcers.set(call, new CallAnnouncer());
    const key = place && placeKeyOf(place);
    if (key !== undefined) this.#byPlace.set(key, call);
    return call;
  }

  /** The client comes in with a device of its own. */
  enter(
    session: CallSession,
    call: Call,
    { callId, role, transferorInfo }: Pick<Member, 'callId' | 'role' | 'transferorInfo'>,
    media: Parameters<Call['enter']>[2],
  ): Member {
    const { rawId, displayName, userAgent } = session;
    const newMember = {
      participantId: this.context.ids.uuid(),
      rawId,
      callId,
      role,
      callerInfo: callerInfoOf({ rawId, displayName }),
      transferorInfo,
    };
    const member = call.enter(newMember, { displayName, userAgent }, media);
    this.#seats.sit(session, call, member);
    return member;
  }

  /** Calls a user into the call; nobody hears of it before `ring`. */
  invite(call: Call, caller: Member, { rawId, role }: { rawId: string; role: CallRole }): Member {
    const { ids } = this.context;
    const callerInfo = callerInfoOf(caller);
    const { transferorInfo } = call.isAwaitingAnswer ? caller : {};
    return call.invite({
      ...{ participantId: ids.uuid(), callId: ids.uuid() },
      ...{ rawId, role, callerInfo, transferorInfo },
    });
  }

  ring(call: Call, member: Member, customContext?: CallCustomContext): void {
    this.chronicle.tell(incomingCallEvent(call, member, customContext));
    this.#ringing.begin(call, member, customContext, this.sessions.sessionsOf(member.rawId));
  }

  /** One device takes the call; the others stop ringing. */
  answer(session: CallSession, { call, member }: CallPart, media: Parameters<Call['answer']>[2]): void {
    const { displayName, userAgent } = session;
    this.#stopRinging(member, callEndReasons.answeredElsewhere, session);
    this.#seats.sit(session, call, member);
    call.answer(member, { displayName, userAgent }, media);
  }

  /** Everything that the client has to know, after which it is told what changes. */
  view(call: Call, member: Member): CallView {
    const announcer = this.#announcers.get(call);
    if (!announcer) throw callNotFound(member.callId);
    return announcer.view(call, member);
  }

  /** Tells everyone concerned what a request has changed, keeps it on record, and ends the call when it is over. */
  settle(call: Call): void {
    const announcer = this.#announcers.get(call);
    if (!announcer) return;
    const departures = call.takeDepartures();
    for (const departure of departures) this.#seeOff(call, departure);
    announcer.announce(call, departures, this.#seats.tell);
    this.chronicle.update(call, departures);
    this.transfers.follow(call);
    if (!call.end) return;
    this.#announcers.delete(call);
    this.#speakers.end(call);
    this.roomHours.forget(call);
    const key = placeKeyOf(call.identity);
    if (key !== undefined && this.#byPlace.get(key) === call) this.#byPlace.delete(key);
  }

  tell(member: Member, event: CallingEvent): void {
    this.#seats.tell(member, event);
  }

  /** The same to everyone in the call, each by the client's own id of it. */
  tellConnected(call: Call, eventFor: (callId: string) => CallingEvent): void {
    for (const member of call.connected) this.#seats.tell(member, eventFor(member.callId));
  }

  hear(call: Call, member: Member, level: number): void {
    this.#speakers.hear(call, member, level);
  }

  /** Rings at a new device for the calls that its user is called into. */
  welcome(session: CallSession): IncomingCall[] {
    const joined = this.#ringing.join(session);
    for (const call of new Set(joined.map((each) => each.call))) this.settle(call);
    return joined.map(({ incomingCall }) => incomingCall);
  }

  restate(session: CallSession): { calls: CallView[]; incomingCalls: IncomingCall[] } {
    const parts = [...session.parts.values()].filter(({ member }) => !isInvited(member));
    return {
      calls: parts.map(({ call, member }) => this.view(call, member)),
      incomingCalls: this.#ringing.at(session),
    };
  }

  /** Ends every call, as in a reset, and resolves when that is on record. */
  async stop(): Promise<void> {
    for (const call of this.calls) {
      call.endForEveryone(callEndReasons.endedByServer);
      this.settle(call);
    }
    this.sessions.stop();
    await this.chronicle.settled();
  }

  #seeOff(call: Call, { member, endReason }: Departure): void {
    this.#speakers.forget(call, member);
    if (isInvited(member)) return this.#stopRinging(member, endReason);
    for (const session of this.#seats.clear(member))
      session.tell({ type: 'callEnded', callId: member.callId, endReason });
  }

  #stopRinging(member: Member, endReason: CallEndReason, except?: CallSession): void {
    this.#ringing.end(member);
    for (const session of this.#seats.clear(member))
      if (session !== except) session.tell({ type: 'incomingCallEnded', callId: member.callId, endReason });
  }

  #onSessionEnded(session: CallSession, reason: CallEndReason): void {
    for (const { call, member } of [...session.parts.values()]) {
      if (isInvited(member)) {
        this.#seats.stand(session, member);
        continue;
      }
      call.leave(member, reason);
      this.settle(call);
    }
  }
}
