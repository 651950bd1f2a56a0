import { parseRawId, type RoomParticipant, type RoomRole } from '@switchboard/acs-contracts';
import { notACommunicationUser } from './rooms.errors.ts';

type RequestedParticipants =
  Readonly<Record<string, { readonly role?: RoomRole | null | undefined } | null>> | null | undefined;

export interface ParticipantChange {
  readonly invited: readonly RoomParticipant[];
  /** Raw ids. */
  readonly removed: readonly string[];
}

/** @throws 400 for whoever is no communication user, as the service does also when they are to be removed. */
export function readParticipantChange(requested: RequestedParticipants): ParticipantChange {
  const entries = Object.entries(requested ?? {});
  const stranger = entries.find(([rawId]) => parseRawId(rawId).kind !== 'communicationUser');
  if (stranger) throw notACommunicationUser(stranger[0]);
  return {
    invited: entries.flatMap(([rawId, entry]) =>
      entry ? [{ rawId, role: entry.role ?? ('Attendee' as const) }] : [],
    ),
    removed: entries.flatMap(([rawId, entry]) => (entry ? [] : [rawId])),
  };
}
