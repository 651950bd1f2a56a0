'use client';

import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { CalendarCancelRegular } from '@fluentui/react-icons/svg/calendar-cancel';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { AccessApiError, type Meeting } from '@switchboard/access-api';
import { LoadingRows, ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState, type ReactNode } from 'react';
import { usePageTitle } from '../../../lib/ui-root/document-title.ts';
import { PageColumn } from '../../../lib/ui-root/page-column.tsx';
import { useMeetingFailure } from '../hooks/use-meeting-failure.ts';
import { useMeeting } from '../hooks/use-meeting.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { MeetingDialog } from './meeting-dialog.tsx';
import { MeetingLink } from './meeting-link.tsx';
import { MeetingPeople } from './meeting-people.tsx';
import styles from './meeting-screen.module.css';
import { MeetingTime } from './meeting-time.tsx';

export interface MeetingScreenProps {
  meetingId: string;
}

/** One meeting: when it is, who comes, its link, and for its organizer the ways to change it. */
export function MeetingScreen({ meetingId }: MeetingScreenProps) {
  const t = useTranslations('meetings');
  const tErrors = useTranslations('errors');
  const failureOf = useMeetingFailure();
  const commands = useMeeting(meetingId);
  const { value: meeting, error, status, reload } = commands.loaded;
  const isGone = error instanceof AccessApiError && error.status === 404;
  const shown = isGone ? undefined : meeting;
  return (
    <MeetingFrame title={shown?.topic ?? t('title')}>
      {shown ? (
        <LoadedMeeting meeting={shown} commands={commands} />
      ) : status === 'failed' ? (
        <ProblemNotice {...failureOf(error)} retryLabel={tErrors('retry')} onRetry={reload} />
      ) : (
        <LoadingRows count={4} />
      )}
    </MeetingFrame>
  );
}

interface LoadedMeetingProps {
  meeting: Meeting;
  commands: ReturnType<typeof useMeeting>;
}

function LoadedMeeting({ meeting, commands }: LoadedMeetingProps) {
  const t = useTranslations('meetings');
  const [dialog, setDialog] = useState<'edit' | 'cancel'>();
  usePageTitle(meeting.topic);
  const { update, cancel } = commands;
  const close = () => setDialog(undefined);
  return (
    <>
      {meeting.mayEdit ? (
        <div className={styles['actions']}>
          <Button icon={<EditRegular />} onClick={() => setDialog('edit')}>
            {t('change')}
          </Button>
          <Button icon={<CalendarCancelRegular />} onClick={() => setDialog('cancel')}>
            {t('cancelMeeting')}
          </Button>
        </div>
      ) : null}
      <div className={styles['sections']}>
        <MeetingTime meeting={meeting} />
        <MeetingLink meeting={meeting} />
        <MeetingPeople meeting={meeting} update={update} />
      </div>
      <MeetingDialog
        meeting={dialog === 'edit' ? meeting : undefined}
        saving={update}
        onClose={close}
        onSave={({ request, revision }) =>
          void update.run({ ...request, revision }).then((isDone) => isDone && close())
        }
      />
      <CancelDialog open={dialog === 'cancel'} meeting={meeting} cancel={cancel} onClose={close} />
    </>
  );
}

interface MeetingFrameProps {
  title: string;
  children: ReactNode;
}

/** The same for a meeting that is loaded and one that is not yet, so that the focus stays where it is. */
function MeetingFrame({ title, children }: MeetingFrameProps) {
  const t = useTranslations('meetings');
  return (
    <PageColumn
      title={title}
      start={
        <Link href="/meetings" className={styles['back']} aria-label={t('back')} title={t('back')}>
          <ArrowLeftRegular className={styles['backIcon'] ?? ''} />
        </Link>
      }
    >
      {children}
    </PageColumn>
  );
}
