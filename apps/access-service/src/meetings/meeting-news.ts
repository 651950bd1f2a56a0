import type { MeetingNews } from '@switchboard/access-api';
import type { Prisma } from '@switchboard/database';
import type { MeetingRow } from './meeting.repository.ts';

/** By user, what somebody else did to a meeting of theirs. */
export type NewsByUser = ReadonlyMap<string, MeetingNews['kind']>;

type Before = Pick<MeetingRow, 'topic' | 'startsAt' | 'endsAt' | 'participants'>;

const invitedTo = ({ participants }: Before) =>
  new Map(
    participants.filter(({ standing }) => standing === 'invited').map(({ userId, role }) => [userId, role]),
  );

/** Another topic, other times, or another role of the person; whoever else comes or goes is no news. */
export function newsOfChange(before: Before, after: MeetingRow, actorId: string): NewsByUser {
  const news = new Map<string, MeetingNews['kind']>();
  const isAnother =
    before.topic !== after.topic ||
    before.startsAt.getTime() !== after.startsAt.getTime() ||
    before.endsAt.getTime() !== after.endsAt.getTime();
  const [were, are] = [invitedTo(before), invitedTo(after)];
  for (const [userId, role] of are) {
    if (!were.has(userId)) news.set(userId, 'invited');
    else if (isAnother || were.get(userId) !== role) news.set(userId, 'changed');
  }
  for (const userId of were.keys()) if (!are.has(userId)) news.set(userId, 'withdrawn');
  if (isAnother) news.set(after.organizerId, 'changed');
  news.delete(actorId);
  return news;
}

/** What is the same for everybody who is invited. */
export function newsForAll(
  { organizerId, ...meeting }: MeetingRow,
  kind: MeetingNews['kind'],
  actorId: string,
): NewsByUser {
  const userIds = new Set([organizerId, ...invitedTo(meeting).keys()]);
  userIds.delete(actorId);
  return new Map([...userIds].map((userId) => [userId, kind]));
}

/** Keeps it until the person looks. A change of what is new anyway does not make it less so. */
export async function noteNews(
  transaction: Prisma.TransactionClient,
  meetingId: string,
  news: NewsByUser,
): Promise<void> {
  const those = (kind: MeetingNews['kind']) => [...news.keys()].filter((userId) => news.get(userId) === kind);
  await transaction.meetingParticipant.updateMany({
    where: { meetingId, userId: { in: those('invited') } },
    data: { news: 'invited' },
  });
  await transaction.meetingParticipant.updateMany({
    where: { meetingId, userId: { in: those('changed') }, news: null },
    data: { news: 'changed' },
  });
}
