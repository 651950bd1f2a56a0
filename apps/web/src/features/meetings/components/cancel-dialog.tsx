'use client';

import type { Meeting } from '@switchboard/access-api';
import { ConfirmDialog, FailureBar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useMeetingFailure } from '../hooks/use-meeting-failure.ts';
import type { useMeeting } from '../hooks/use-meeting.ts';

export interface CancelDialogProps {
  open: boolean;
  meeting: Meeting;
  cancel: ReturnType<typeof useMeeting>['cancel'];
  onClose: () => void;
}

/** Asks before a meeting is called off. */
export function CancelDialog({ open, meeting, cancel, onClose }: CancelDialogProps) {
  const t = useTranslations('meetings');
  const failureOf = useMeetingFailure();
  const close = () => {
    cancel.forgetError();
    onClose();
  };
  return (
    <ConfirmDialog
      open={open}
      title={t('cancelTitle', { topic: meeting.topic })}
      confirmLabel={t('cancelMeeting')}
      cancelLabel={t('keep')}
      isBusy={cancel.isBusy}
      onCancel={close}
      onConfirm={() => void cancel.run().then((isDone) => isDone && close())}
    >
      <p>{t('cancelText')}</p>
      {cancel.error === undefined ? null : <FailureBar {...failureOf(cancel.error)} />}
    </ConfirmDialog>
  );
}
