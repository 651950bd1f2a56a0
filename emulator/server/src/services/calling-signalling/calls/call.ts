import {
  callEndReasons,
  callingLimits,
  type CallEndReason,
  type CallerInfo,
  type CallKind,
  type CallRole,
} from '@switchboard/acs-contracts';
import { CallingRefusal } from '../calling.errors.ts';
import { permittedStart } from './media.ts';
import { everythingPermitted, isInvited, type MediaStart, type Member, type MemberDevice } from './member.ts';

export interface CallIdentity {
  readonly id: string;
  readonly serverCallId: string;
  readonly correlationId: string;
  readonly groupId?: string | undefined;
  readonly roomId?: string | undefined;
  readonly startedBy: { readonly rawId: string; readonly role: CallRole };
  readonly startedOn: Date;
}

export interface Departure {
  readonly member: Member;
  readonly endReason: CallEndReason;
}

export interface CallEnd {
  readonly reason: CallEndReason;
  /** Whose leaving ended the call. */
  readonly by: Member | undefined;
}

type NewMember = Pick<
  Member,
  'participantId' | 'rawId' | 'callId' | 'callerInfo' | 'transferorInfo' | 'role'
>;

/**
 * The state of a call and who is in it: no time, no sockets. Whoever changes it tells the others afterwards
 * (`CallAnnouncer`) and takes care of those who have left (`takeDepartures`).
 */
export class Call {
  readonly identity: CallIdentity;
  kind: CallKind;
  isLobbyEnabled = false;
  /** Placed with `startCall`, and nobody has answered. */
  isAwaitingAnswer: boolean;
  /** Who was in it besides the one who hangs up now talks with somebody else. */
  isTransferred = false;
  meetingMediaAccess = everythingPermitted;
  /** Raw ids in the order of asking. */
  readonly raisedHands = new Set<string>();
  readonly spotlights = new Set<string>();
  /** Raw ids, the loudest first. */
  dominantSpeakers: readonly string[] = [];
  speakersChangedOn: Date;
  end: CallEnd | undefined;
  readonly #members = new Map<string, Member>();
  /** Who has been in the call and need not wait in the lobby again. */
  readonly #admitted = new Set<string>();
  #departures: Departure[] = [];
  #refusals: CallEndReason[] = [];
  #arrivals = 0;

  constructor(identity: CallIdentity, kind: CallKind, isPlaced = false) {
    this.identity = identity;
    this.kind = kind;
    this.isAwaitingAnswer = isPlaced;
    this.speakersChangedOn = identity.startedOn;
  }

  get members(): IterableIterator<Member> {
    return this.#members.values();
  }

  /** In the order in which they connected. */
  get connected(): Member[] {
    return [...this.#members.values()]
      .filter(({ phase }) => phase === 'connected')
      .sort((one, other) => one.arrival - other.arrival);
  }

  find(participantId: string): Member | undefined {
    return this.#members.get(participantId);
  }

  findUser(rawId: string): Member | undefined {
    return [...this.#members.values()].find((member) => member.rawId === rawId);
  }

  /** @throws CallingRefusal when the user, who may be in it already, would be one too many. */
  requireSpaceFor(rawId: string): void {
    if (this.#members.size < callingLimits.participantsPerCall || this.findUser(rawId)) return;
    throw new CallingRefusal(
      'CallFull',
      `The call has ${callingLimits.participantsPerCall} participants, which is the most that can be connected directly.`,
    );
  }

  /** A user comes in, or waits in the lobby. Whoever is in the call already, with another device, is replaced. */
  enter(newMember: NewMember, device: MemberDevice, media: MediaStart): Member {
    const previous = this.findUser(newMember.rawId);
    const waits =
      this.isLobbyEnabled &&
      !this.#admitted.has(newMember.rawId) &&
      !(this.kind === 'room' && newMember.role === 'Presenter');
    const member = this.#add(newMember, 'Outgoing', waits ? 'lobby' : 'connecting');
    Object.assign(member, device);
    Object.assign(member, permittedStart(this, member, media));
    if (!waits) this.#connect(member);
    if (previous) this.leave(previous, callEndReasons.answeredElsewhere);
    return member;
  }

  /** Somebody is called into the call. */
  invite(newMember: NewMember): Member {
    if (this.kind === 'oneToOne' && this.#members.size > 1) this.kind = 'group';
    return this.#add(newMember, 'Incoming', 'connecting');
  }

  /** A device of an invited user rings. */
  ring(member: Member): void {
    if (member.phase === 'connecting') member.phase = 'ringing';
  }

  answer(member: Member, device: MemberDevice, media: MediaStart): void {
    Object.assign(member, device);
    Object.assign(member, permittedStart(this, member, media));
    this.isAwaitingAnswer = false;
    this.#connect(member);
  }

  admit(member: Member): void {
    this.#connect(member);
  }

  /** The member goes, and the call may end with it. */
  leave(member: Member, endReason: CallEndReason): void {
    if (!this.#members.has(member.participantId)) return;
    this.#remove(member, endReason);
    if (isInvited(member)) this.#refusals.push(endReason);
    if (!this.end) this.#endIfOver(member, endReason);
  }

  endForEveryone(reason: CallEndReason, by?: Member): void {
    this.end ??= { reason, by };
    for (const member of [...this.#members.values()])
      this.#remove(member, member === by ? callEndReasons.hungUp : this.#reasonFor(member, reason));
  }

  /** Who has left since the last time. */
  takeDepartures(): Departure[] {
    const departures = this.#departures;
    this.#departures = [];
    return departures;
  }

  #add(newMember: NewMember, direction: Member['direction'], phase: Member['phase']): Member {
    const isFree = this.kind === 'room' && newMember.role === 'Presenter';
    const member: Member = {
      ...newMember,
      direction,
      phase,
      isOnHold: false,
      isMuted: false,
      streams: [],
      mediaAccess: isFree ? everythingPermitted : this.meetingMediaAccess,
      arrival: 0,
    };
    this.#members.set(member.participantId, member);
    return member;
  }

  #connect(member: Member): void {
    this.#arrivals += 1;
    this.#admitted.add(member.rawId);
    member.phase = 'connected';
    member.arrival = this.#arrivals;
  }

  #remove(member: Member, endReason: CallEndReason): void {
    this.#members.delete(member.participantId);
    this.#departures.push({ member, endReason });
    if (this.findUser(member.rawId)) return;
    this.raisedHands.delete(member.rawId);
    this.spotlights.delete(member.rawId);
    this.dominantSpeakers = this.dominantSpeakers.filter((rawId) => rawId !== member.rawId);
  }

  #endIfOver(last: Member, endReason: CallEndReason): void {
    const reason = this.#findEnd(last, endReason);
    if (reason) this.endForEveryone(reason, last);
  }

  #findEnd(last: Member, endReason: CallEndReason): CallEndReason | undefined {
    const connected = this.connected.length;
    if (this.kind === 'oneToOne') {
      const isPassedOn = isInvited(last) || endReason === callEndReasons.connectionLost;
      if (isPassedOn) return endReason;
      return this.isTransferred ? callEndReasons.transferred : callEndReasons.hungUp;
    }
    if (connected === 0) return endReason;
    const isUnanswered = this.isAwaitingAnswer && connected === 1 && this.#members.size === 1;
    return isUnanswered ? this.#reasonOfSilence() : undefined;
  }

  /** Why a group that was placed has nobody to wait for. */
  #reasonOfSilence(): CallEndReason {
    const [only, ...others] = this.#refusals;
    if (only && others.length === 0) return only;
    const areDeclined = this.#refusals.every(({ code }) => code === callEndReasons.declined.code);
    return areDeclined ? callEndReasons.allDeclined : callEndReasons.notAnswered;
  }

  #reasonFor(member: Member, reason: CallEndReason): CallEndReason {
    if (isInvited(member) && reason.code === 0) return callEndReasons.callerCancelled;
    if (member.phase === 'lobby' && reason.code === 0) return callEndReasons.endedByServer;
    return reason;
  }
}

export const callerInfoOf = ({ rawId, displayName }: Pick<Member, 'rawId' | 'displayName'>): CallerInfo => ({
  rawId,
  ...(displayName !== undefined && { displayName }),
});
