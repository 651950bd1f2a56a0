'use client';

import { Badge } from '@fluentui/react-components';
import { CalendarLtrRegular } from '@fluentui/react-icons/svg/calendar-ltr';
import type { Meeting } from '@switchboard/access-api';
import { EmptyState, FailureBar, LoadingRows, ProblemNotice } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { MoreButton } from '../../../lib/ui-root/more-button.tsx';
import { useMeetingFailure } from '../hooks/use-meeting-failure.ts';
import { useMeetingWords } from '../hooks/use-meeting-words.ts';
import { useMeetings, type When } from '../hooks/use-meetings.ts';
import { useNow } from '../hooks/use-now.ts';
import { meetingPath } from '../meeting-paths.ts';
import { phaseOf } from '../times/meeting-times.ts';
import styles from './meetings.module.css';

/** Meetings in the order in which they come, or the latest first of those that were. */
export function MeetingList({ when }: { when: When }) {
  const t = useTranslations('meetings');
  const tErrors = useTranslations('errors');
  const failureOf = useMeetingFailure();
  const meetings = useMeetings(when);
  const failure = meetings.error === undefined ? undefined : failureOf(meetings.error);
  if (!meetings.items) {
    return failure ? (
      <ProblemNotice {...failure} retryLabel={tErrors('retry')} onRetry={meetings.reload} />
    ) : (
      <>
        <div role="status" className="visually-hidden">
          {t('loading')}
        </div>
        <LoadingRows count={4} />
      </>
    );
  }
  return (
    <>
      {failure ? <FailureBar {...failure} /> : null}
      {meetings.items.length === 0 ? (
        <EmptyState
          icon={<CalendarLtrRegular />}
          title={when === 'upcoming' ? t('noneUpcoming') : t('nonePast')}
        >
          {when === 'upcoming' ? t('noneUpcomingHint') : null}
        </EmptyState>
      ) : (
        <ul className={styles['meetings']}>
          {meetings.items.map((meeting) => (
            <MeetingRow key={meeting.id} meeting={meeting} />
          ))}
        </ul>
      )}
      <MoreButton label={t('more')} pages={meetings} />
    </>
  );
}

function MeetingRow({ meeting }: { meeting: Meeting }) {
  const t = useTranslations('meetings');
  const format = useFormatter();
  const { whenOf } = useMeetingWords();
  const phase = phaseOf(meeting, useNow());
  const startsAt = new Date(meeting.startsAt);
  return (
    <li className={styles['meeting']}>
      <span aria-hidden="true" className={styles['date']}>
        <span>{format.dateTime(startsAt, { month: 'short' })}</span>
        <strong>{format.dateTime(startsAt, { day: 'numeric' })}</strong>
      </span>
      <div className={styles['text']}>
        <h2 className={styles['topic']}>
          <Link href={meetingPath(meeting.id)}>
            <bdi>{meeting.topic}</bdi>
          </Link>
          {meeting.news && phase !== 'over' ? (
            <Badge appearance="filled" color="brand">
              {t(meeting.news === 'invited' ? 'new' : 'changed')}
            </Badge>
          ) : null}
          {phase === 'running' ? (
            <Badge appearance="tint" color="success">
              {t('now')}
            </Badge>
          ) : null}
        </h2>
        <p>
          <time dateTime={meeting.startsAt}>{whenOf(meeting)}</time>
        </p>
        <p>
          {t('organizedBy', {
            name: meeting.organizer.displayName,
            count: meeting.participants.length + 1,
          })}
        </p>
      </div>
    </li>
  );
}
