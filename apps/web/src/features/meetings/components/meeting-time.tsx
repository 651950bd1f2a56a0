'use client';

import { Badge } from '@fluentui/react-components';
import { VideoRegular } from '@fluentui/react-icons/svg/video';
import type { Meeting } from '@switchboard/access-api';
import { useFormatter, useTranslations } from 'next-intl';
import { ButtonLink } from '../../../lib/ui-root/button-link.tsx';
import { useMeetingWords } from '../hooks/use-meeting-words.ts';
import { meetingCallPath } from '../meeting-paths.ts';
import { useNow } from '../hooks/use-now.ts';
import { useTimeZoneName } from '../hooks/use-time-zone-name.ts';
import { isOpen, phaseOf, type MeetingPhase } from '../times/meeting-times.ts';
import styles from './meeting-screen.module.css';

const colours = { upcoming: 'brand', running: 'success', over: 'informative' } as const satisfies Record<
  MeetingPhase,
  string
>;

/** When it is, how that stands to now, and what the reader may do in it. */
export function MeetingTime({ meeting }: { meeting: Meeting }) {
  const t = useTranslations('meetings');
  const format = useFormatter();
  const { whenOf, roleName } = useMeetingWords();
  const zone = useTimeZoneName();
  const now = useNow();
  const phase = phaseOf(meeting, now);
  const startsIn = format.relativeTime(new Date(meeting.startsAt), now);
  return (
    <section className={styles['section']} aria-label={t('time')}>
      <h2>{t('time')}</h2>
      <p className={styles['when']}>
        <time dateTime={meeting.startsAt}>{whenOf(meeting)}</time>
      </p>
      <p className={styles['hint']}>{zone}</p>
      <div role="status" className={styles['badges']}>
        <Badge appearance="tint" color={colours[phase]}>
          {phase === 'upcoming'
            ? t('beginsIn', { when: startsIn })
            : phase === 'running'
              ? t('now')
              : t('over')}
        </Badge>
        {meeting.role ? (
          <Badge appearance="outline" color="informative">
            {t('yourRole', { role: roleName(meeting.role) })}
          </Badge>
        ) : null}
      </div>
      {isOpen(meeting, now) ? (
        <ButtonLink href={meetingCallPath(meeting.id)} appearance="primary" icon={<VideoRegular />}>
          {t('join')}
        </ButtonLink>
      ) : phase === 'upcoming' ? (
        <p className={styles['hint']}>{t('opensEarly')}</p>
      ) : null}
    </section>
  );
}
