import type { Meeting, MeetingRole } from '@switchboard/access-api';
import type { User } from '../users/user.ts';
import type { MeetingRow } from './meeting.repository.ts';

export function presentMeeting(meeting: MeetingRow, caller: User): Meeting {
  const invited = meeting.participants.filter(({ standing }) => standing === 'invited');
  return {
    id: meeting.id,
    topic: meeting.topic,
    startsAt: meeting.startsAt.toISOString(),
    endsAt: meeting.endsAt.toISOString(),
    organizer: { id: meeting.organizer.id, displayName: meeting.organizer.displayName },
    participants: invited.map(({ userId, user, role }) => ({
      userId,
      displayName: user.displayName,
      role: role as MeetingRole,
    })),
    linkRole: meeting.linkRole as MeetingRole | null,
    role: roleIn(meeting, caller),
    mayEdit: mayEdit(meeting, caller),
    revision: meeting.revision,
    news: (invited.find(({ userId }) => userId === caller.id)?.news ?? null) as Meeting['news'],
  };
}

/** Null for somebody who is not invited and has not come by the link. */
function roleIn(meeting: MeetingRow, { id }: User): MeetingRole | null {
  if (meeting.organizerId === id) return 'presenter';
  const own = meeting.participants.find(({ userId, standing }) => userId === id && standing !== 'removed');
  return (own?.role as MeetingRole | undefined) ?? null;
}

/** Whoever has the link of a meeting with a link knows it; so do admins, who manage all of them. */
export function mayKnow(meeting: MeetingRow, caller: User): boolean {
  return meeting.linkRole !== null || caller.role === 'admin' || roleIn(meeting, caller) !== null;
}

export function mayEdit(meeting: MeetingRow, caller: User): boolean {
  return caller.role === 'admin' || (caller.role !== 'guest' && meeting.organizerId === caller.id);
}
