'use client';

import { AccessApiError, type MeetingAdmission } from '@switchboard/access-api';
import { Spinner } from '@fluentui/react-components';
import { ProblemNotice, useKept } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, type ReactNode } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';
import { ButtonLink } from '../../../lib/ui-root/button-link.tsx';
import { useMeetingFailure } from '../hooks/use-meeting-failure.ts';
import { meetingPath } from '../meeting-paths.ts';
import styles from './meeting-screen.module.css';

/** Who comes too early is let in when it is time. */
const askAgainMs = 15_000;

export interface MeetingEntranceProps {
  meetingId: string;
  /** Draws the call for somebody who was let in. */
  children: (admission: MeetingAdmission & { readonly topic: string }) => ReactNode;
}

/** Asks the service to be let into a meeting, and tells why when it is refused. */
export function MeetingEntrance({ meetingId, children }: MeetingEntranceProps) {
  const t = useTranslations('meetings');
  const tErrors = useTranslations('errors');
  const failureOf = useMeetingFailure();
  const { value, error, reload } = useLoaded(
    useCallback(
      async (signal: AbortSignal) => {
        const admission = await accessApi.joinMeeting(meetingId, { signal });
        const { topic } = await accessApi.getMeeting(meetingId, { signal });
        return { ...admission, topic };
      },
      [meetingId],
    ),
  );
  // The refusal stays while the service is asked again: it is not to be read out each time.
  const refusal = useKept(error ?? undefined);
  const isEarly =
    value === undefined && refusal instanceof AccessApiError && refusal.code === 'meetings/not-started';
  useEffect(() => {
    if (!isEarly) return;
    const timer = setInterval(reload, askAgainMs);
    return () => clearInterval(timer);
  }, [isEarly, reload]);
  if (value) return children(value);
  return (
    <main id="main" tabIndex={-1} className={styles['entrance']}>
      {refusal !== undefined ? (
        <ProblemNotice
          {...failureOf(refusal)}
          headingLevel={1}
          retryLabel={tErrors('retry')}
          onRetry={reload}
        >
          {isEarly ? <p>{t('opensEarly')}</p> : null}
          <ButtonLink href={meetingPath(meetingId)}>{t('toMeeting')}</ButtonLink>
        </ProblemNotice>
      ) : (
        <Spinner label={t('entering')} />
      )}
    </main>
  );
}
