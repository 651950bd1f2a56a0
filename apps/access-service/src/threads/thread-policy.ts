import type { Role } from '@switchboard/access-api';

/** Guests talk where they were added; they neither start conversations nor decide who is in them. */
export function mayStartThread(role: Role): boolean {
  return role !== 'guest';
}

export function mayAddParticipants(role: Role): boolean {
  return role !== 'guest';
}

export function mayRenameThread(role: Role): boolean {
  return role !== 'guest';
}

/** Anyone may leave. Others are removed by whoever started the thread, and by admins who are in it. */
export function mayRemoveParticipant(attempt: {
  role: Role;
  callerRawId: string;
  targetRawId: string;
  creatorRawId: string | undefined;
}): boolean {
  if (attempt.targetRawId === attempt.callerRawId) return true;
  if (attempt.role === 'admin') return true;
  return attempt.role === 'member' && attempt.creatorRawId === attempt.callerRawId;
}
