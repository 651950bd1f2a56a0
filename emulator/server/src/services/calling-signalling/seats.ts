import type { CallingEvent } from '@switchboard/acs-contracts';
import type { Call } from './calls/call.ts';
import type { Member } from './calls/member.ts';
import type { CallSession } from './sessions/call-session.ts';

/** Which sessions are at which member's place: one for those in a call, every device for those that are rung. */
export class Seats {
  readonly #sessions = new Map<string, Set<CallSession>>();

  sit(session: CallSession, call: Call, member: Member): void {
    session.parts.set(member.callId, { call, member });
    const sessions = this.#sessions.get(member.participantId) ?? new Set();
    this.#sessions.set(member.participantId, sessions.add(session));
  }

  stand(session: CallSession, member: Member): void {
    session.parts.delete(member.callId);
    const sessions = this.#sessions.get(member.participantId);
    sessions?.delete(session);
    if (sessions?.size === 0) this.#sessions.delete(member.participantId);
  }

  /** Takes everyone off the member's place and says who it was. */
  clear(member: Member): readonly CallSession[] {
    const sessions = [...(this.#sessions.get(member.participantId) ?? [])];
    for (const session of sessions) this.stand(session, member);
    return sessions;
  }

  sessionsOf(member: Member): readonly CallSession[] {
    return [...(this.#sessions.get(member.participantId) ?? [])];
  }

  readonly tell = (member: Member, event: CallingEvent): void => {
    for (const session of this.sessionsOf(member)) session.tell(event);
  };
}
