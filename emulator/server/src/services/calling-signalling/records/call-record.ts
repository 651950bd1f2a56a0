import type { CallEndReason, CallKind, CallRole } from '@switchboard/acs-contracts';
import type { Call } from '../calls/call.ts';
import type { Member } from '../calls/member.ts';

export interface ParticipationRecord {
  readonly participantId: string;
  readonly rawId: string;
  readonly displayName?: string;
  readonly role: CallRole;
  readonly userAgent?: string;
  readonly joinedOn: string;
  readonly leftOn?: string;
  readonly endReason?: CallEndReason;
}

/** What the emulator keeps of a call after its end; all times ISO 8601. */
export interface CallRecord {
  readonly id: string;
  readonly serverCallId: string;
  readonly correlationId: string;
  readonly kind: CallKind;
  readonly groupId?: string;
  readonly roomId?: string;
  readonly startedBy: { readonly rawId: string; readonly role: CallRole };
  readonly startedOn: string;
  readonly endedOn?: string;
  readonly endReason?: CallEndReason;
  /** Everybody who was in the call, each time that they came, in that order. Who was only rung or waited is not there. */
  readonly participants: readonly ParticipationRecord[];
}

export function startRecord({ identity, kind }: Call): CallRecord {
  const { id, serverCallId, correlationId, groupId, roomId, startedBy, startedOn } = identity;
  return {
    id,
    serverCallId,
    correlationId,
    kind,
    ...(groupId !== undefined && { groupId }),
    ...(roomId !== undefined && { roomId }),
    startedBy,
    startedOn: startedOn.toISOString(),
    participants: [],
  };
}

export function startParticipation(member: Member, now: Date): ParticipationRecord {
  const { participantId, rawId, displayName, role, userAgent } = member;
  return {
    participantId,
    rawId,
    ...(displayName !== undefined && { displayName }),
    role,
    ...(userAgent !== undefined && { userAgent }),
    joinedOn: now.toISOString(),
  };
}

/** With everyone who is still in it out of it. */
export function endRecord(record: CallRecord, endReason: CallEndReason, now: Date): CallRecord {
  const endedOn = now.toISOString();
  return {
    ...record,
    endedOn,
    endReason,
    participants: record.participants.map((each) =>
      each.leftOn === undefined ? { ...each, leftOn: endedOn, endReason } : each,
    ),
  };
}
