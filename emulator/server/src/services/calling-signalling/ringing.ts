import {
  callEndReasons,
  callingLimits,
  type CallCustomContext,
  type CallEndReason,
  type IncomingCall,
} from '@switchboard/acs-contracts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { Call } from './calls/call.ts';
import type { Member } from './calls/member.ts';
import type { Seats } from './seats.ts';
import type { CallSession } from './sessions/call-session.ts';

interface Invitation {
  readonly call: Call;
  readonly member: Member;
  readonly customContext: CallCustomContext | undefined;
  cancelTimeout: () => void;
}

/** Called when nobody has answered in time. */
type OnGivenUp = (call: Call, member: Member, reason: CallEndReason) => void;

/** The invitations that nobody has answered yet: which devices ring, and for how long. */
export class Ringing {
  readonly #clock: Clock;
  readonly #seats: Seats;
  readonly #onGivenUp: OnGivenUp;
  readonly #byUser = new Map<string, Map<string, Invitation>>();

  constructor(clock: Clock, seats: Seats, onGivenUp: OnGivenUp) {
    this.#clock = clock;
    this.#seats = seats;
    this.#onGivenUp = onGivenUp;
  }

  /** Rings at the devices of the invited user, or waits a moment for the first one. */
  begin(
    call: Call,
    member: Member,
    customContext: CallCustomContext | undefined,
    devices: readonly CallSession[],
  ): void {
    const invitation: Invitation = { call, member, customContext, cancelTimeout: () => undefined };
    const invitations = this.#byUser.get(member.rawId) ?? new Map<string, Invitation>();
    this.#byUser.set(member.rawId, invitations.set(member.participantId, invitation));
    if (devices.length === 0)
      this.#giveUpAfter(callingLimits.wakeUpSeconds, invitation, callEndReasons.noEndpoint);
    for (const session of devices)
      session.tell({ type: 'incomingCall', incomingCall: this.#ringAt(session, invitation) });
  }

  /** Seats a device that comes while its user is rung. */
  join(session: CallSession): { readonly call: Call; readonly incomingCall: IncomingCall }[] {
    return [...(this.#byUser.get(session.rawId)?.values() ?? [])].map((invitation) => ({
      call: invitation.call,
      incomingCall: this.#ringAt(session, invitation),
    }));
  }

  /** The invitations that ring at a device now. */
  at(session: CallSession): IncomingCall[] {
    return [...(this.#byUser.get(session.rawId)?.values() ?? [])]
      .filter(({ member }) => session.parts.has(member.callId))
      .map(toIncomingCall);
  }

  /** However it ended. */
  end(member: Member): void {
    const invitations = this.#byUser.get(member.rawId);
    invitations?.get(member.participantId)?.cancelTimeout();
    invitations?.delete(member.participantId);
    if (invitations?.size === 0) this.#byUser.delete(member.rawId);
  }

  #ringAt(session: CallSession, invitation: Invitation): IncomingCall {
    const { call, member } = invitation;
    if (member.phase === 'connecting') {
      call.ring(member);
      this.#giveUpAfter(callingLimits.ringSeconds, invitation, callEndReasons.notAnswered);
    }
    this.#seats.sit(session, call, member);
    return toIncomingCall(invitation);
  }

  #giveUpAfter(seconds: number, invitation: Invitation, reason: CallEndReason): void {
    invitation.cancelTimeout();
    const { call, member } = invitation;
    const giveUp = () => this.#onGivenUp(call, member, reason);
    invitation.cancelTimeout = this.#clock.schedule(seconds * 1000, giveUp);
  }
}

function toIncomingCall({ call, member, customContext }: Invitation): IncomingCall {
  const { serverCallId, correlationId, groupId, roomId } = call.identity;
  return {
    callId: member.callId,
    callerInfo: member.callerInfo,
    ...(member.transferorInfo && { transferorInfo: member.transferorInfo }),
    serverCallId,
    correlationId,
    kind: call.kind,
    ...(groupId !== undefined && { groupId }),
    ...(roomId !== undefined && { roomId }),
    participantId: member.participantId,
    ...(customContext && { customContext }),
  };
}
