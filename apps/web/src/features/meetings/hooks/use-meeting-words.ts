'use client';

import type { Meeting, MeetingRole } from '@switchboard/access-api';
import { useFormatter, useTranslations } from 'next-intl';

/** What each role may do, most first. */
export const meetingRoles: readonly MeetingRole[] = ['presenter', 'collaborator', 'attendee', 'consumer'];

/** Times and roles in the reader's language and time zone. */
export function useMeetingWords() {
  const t = useTranslations('meetings');
  const format = useFormatter();
  const whenOf = ({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>) =>
    format.dateTimeRange(new Date(startsAt), new Date(endsAt), {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
    });
  const startOf = (startsAt: string) =>
    format.dateTime(new Date(startsAt), {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
    });
  const roleName = (role: MeetingRole) => t(`roles.${role}`);
  return { whenOf, startOf, roleName };
}
