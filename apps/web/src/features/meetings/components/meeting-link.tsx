'use client';

import { Button, Field, Input } from '@fluentui/react-components';
import { CalendarAddRegular } from '@fluentui/react-icons/svg/calendar-add';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { meetingCalendarPath, type Meeting } from '@switchboard/access-api';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useMeetingWords } from '../hooks/use-meeting-words.ts';
import { meetingPath } from '../meeting-paths.ts';
import styles from './meeting-screen.module.css';

/** The address of the meeting, to be sent to others. */
export function MeetingLink({ meeting }: { meeting: Meeting }) {
  const t = useTranslations('meetings');
  const { roleName } = useMeetingWords();
  const box = useRef<HTMLInputElement>(null);
  const [result, setResult] = useState<'copied' | 'notCopied'>();
  const copy = async () => {
    box.current?.select();
    // Undefined on pages that came over plain http.
    const clipboard = (navigator as { clipboard?: Clipboard }).clipboard;
    const isCopied = await clipboard?.writeText(box.current?.value ?? '').then(
      () => true,
      () => false,
    );
    setResult(isCopied ? 'copied' : 'notCopied');
  };
  return (
    <section className={styles['section']} aria-label={t('link')}>
      <h2>{t('link')}</h2>
      <div className={styles['link']}>
        <Field
          hint={meeting.linkRole ? t('openToAll', { role: roleName(meeting.linkRole) }) : t('openToInvited')}
        >
          <Input
            readOnly
            aria-label={t('link')}
            value={new URL(meetingPath(meeting.id), location.origin).href}
            input={{ ref: box, dir: 'ltr' }}
          />
        </Field>
        <Button icon={<CopyRegular />} onClick={() => void copy()}>
          {t('copyLink')}
        </Button>
      </div>
      <Button
        as="a"
        href={meetingCalendarPath(meeting.id)}
        download="meeting.ics"
        icon={<CalendarAddRegular />}
        className={styles['calendar'] ?? ''}
      >
        {t('calendarFile')}
      </Button>
      <div role="status" className={styles['hint']}>
        {result ? t(result) : null}
      </div>
    </section>
  );
}
