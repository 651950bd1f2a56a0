'use client';

import { Field } from '@fluentui/react-components';
import type { Meeting, MeetingRole } from '@switchboard/access-api';
import { DialogForm, FormDialog } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PeoplePicker } from '../../../lib/directory/people-picker.tsx';
import { usePicked } from '../../../lib/directory/use-picked.ts';
import { useMeetingFailure } from '../hooks/use-meeting-failure.ts';
import type { useMeeting } from '../hooks/use-meeting.ts';
import { RoleSelect } from './role-select.tsx';

export interface InviteDialogProps {
  open: boolean;
  meeting: Meeting;
  update: ReturnType<typeof useMeeting>['update'];
  onClose: () => void;
}

/** Invites more people to a meeting. */
export function InviteDialog({ open, ...form }: InviteDialogProps) {
  const close = () => {
    form.update.forgetError();
    form.onClose();
  };
  return (
    <FormDialog open={open} onClose={close}>
      <InviteForm {...form} onClose={close} />
    </FormDialog>
  );
}

function InviteForm({ meeting, update, onClose }: Omit<InviteDialogProps, 'open'>) {
  const t = useTranslations('meetings');
  const failureOf = useMeetingFailure();
  const { picked, toggle } = usePicked();
  const [role, setRole] = useState<MeetingRole>('presenter');
  const submit = async () => {
    if (picked.length === 0) return;
    const { revision } = meeting;
    const invited = meeting.participants.map(({ userId, role: kept }) => ({ userId, role: kept }));
    const added = picked.map(({ id }) => ({ userId: id, role }));
    if (await update.run({ participants: [...invited, ...added], revision })) onClose();
  };
  return (
    <DialogForm
      title={t('invite')}
      submitLabel={t('inviteConfirm')}
      cancelLabel={t('dismiss')}
      failure={update.error === undefined ? undefined : failureOf(update.error)}
      isBusy={update.isBusy}
      canSubmit={picked.length > 0}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <PeoplePicker
        picked={picked}
        excludedIds={[meeting.organizer.id, ...meeting.participants.map(({ userId }) => userId)]}
        onToggle={toggle}
      />
      <Field label={t('inviteAs')} hint={t(`roleHints.${role}`)}>
        <RoleSelect value={role} onChange={setRole} />
      </Field>
    </DialogForm>
  );
}
