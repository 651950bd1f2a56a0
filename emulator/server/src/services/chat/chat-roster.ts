import { type ChatEventParticipant, type ChatMetadata, parseRawId } from '@switchboard/acs-contracts';
import { toWireTime } from './wire-time.ts';

export interface ChatRosterEntry {
  readonly rawId: string;
  readonly displayName?: string;
  /** Messages from this time on are visible. */
  readonly shareHistoryTime: string;
  readonly metadata?: ChatMetadata;
}

/** Someone who was removed and keeps reading what happened until then. */
export interface FormerParticipant extends ChatRosterEntry {
  readonly removedOn: string;
  /** The last message that they see: the one that tells of their removal. */
  readonly lastVisibleSequence: number;
}

/** Who is and who was in a thread, in the order of joining. One document, because rights and recipients need all of it. */
export interface ChatRoster {
  readonly participants: readonly ChatRosterEntry[];
  readonly former: readonly FormerParticipant[];
}

export const findParticipant = (roster: ChatRoster, rawId: string) =>
  roster.participants.find((participant) => participant.rawId === rawId);

export const findFormerParticipant = (roster: ChatRoster, rawId: string) =>
  roster.former.find((participant) => participant.rawId === rawId);

export const rawIdsOf = (roster: ChatRoster) => roster.participants.map(({ rawId }) => rawId);

/** Whoever returns is no former participant any more. */
export function withParticipants(roster: ChatRoster, added: readonly ChatRosterEntry[]): ChatRoster {
  const addedIds = new Set(added.map(({ rawId }) => rawId));
  return {
    participants: [...roster.participants, ...added],
    former: roster.former.filter(({ rawId }) => !addedIds.has(rawId)),
  };
}

export function withoutParticipant(roster: ChatRoster, removed: FormerParticipant): ChatRoster {
  return {
    participants: roster.participants.filter(({ rawId }) => rawId !== removed.rawId),
    former: [...roster.former.filter(({ rawId }) => rawId !== removed.rawId), removed],
  };
}

/** @see ChatParticipant */
export function toWireParticipant(participant: ChatRosterEntry) {
  return {
    communicationIdentifier: parseRawId(participant.rawId),
    ...(participant.displayName !== undefined && { displayName: participant.displayName }),
    shareHistoryTime: toWireTime(participant.shareHistoryTime),
    ...(participant.metadata && { metadata: participant.metadata }),
  };
}

export function toEventParticipant(participant: ChatRosterEntry): ChatEventParticipant {
  const { rawId, displayName, shareHistoryTime, metadata } = participant;
  return {
    rawId,
    ...(displayName !== undefined && { displayName }),
    shareHistoryTime,
    ...(metadata && { metadata }),
  };
}
