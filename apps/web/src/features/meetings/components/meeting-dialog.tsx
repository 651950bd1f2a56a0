'use client';

import { Field, Input } from '@fluentui/react-components';
import type { CreateMeetingRequest, Meeting, MeetingRole } from '@switchboard/access-api';
import { DialogForm, FormDialog, useKept, writtenDirection } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { PeoplePicker } from '../../../lib/directory/people-picker.tsx';
import { usePicked } from '../../../lib/directory/use-picked.ts';
import { FieldGroup } from '../../../lib/ui-root/field-group.tsx';
import { useMeetingFailure } from '../hooks/use-meeting-failure.ts';
import { findTimeProblem, fromLocalInput, proposeTimes, toLocalInput } from '../times/meeting-times.ts';
import styles from './meeting-dialog.module.css';
import { LinkRoleSelect, RoleSelect, type LinkRole } from './role-select.tsx';
import { TimeFields } from './time-fields.tsx';

export type MeetingRequest = Omit<CreateMeetingRequest, 'participants'> &
  Pick<Required<CreateMeetingRequest>, 'linkRole'>;

interface FilledForm {
  readonly request: MeetingRequest;
  /** Only of a new meeting; its page changes them later. */
  readonly participants: Required<CreateMeetingRequest>['participants'];
  /** Of the meeting that was filled in first, whatever others did since; of a new one, 1. */
  readonly revision: number;
}

/** A command as `useAction` gives it. */
interface Saving {
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly forgetError: () => void;
}

export interface MeetingDialogProps {
  /** What is changed; `new` for one that is to be made, undefined when none is. */
  meeting: Meeting | 'new' | undefined;
  saving: Saving;
  onSave: (form: FilledForm) => void;
  onClose: () => void;
}

/** The topic and the times of a meeting, and who may come. */
export function MeetingDialog(props: MeetingDialogProps) {
  const shown = useKept(props.meeting);
  const close = () => {
    props.saving.forgetError();
    props.onClose();
  };
  return (
    <FormDialog open={props.meeting !== undefined} onClose={close}>
      {shown ? (
        <MeetingForm {...props} meeting={shown === 'new' ? undefined : shown} onClose={close} />
      ) : null}
    </FormDialog>
  );
}

type MeetingFormProps = Omit<MeetingDialogProps, 'meeting'> & { meeting: Meeting | undefined };

function MeetingForm({ meeting, saving, onSave, onClose }: MeetingFormProps) {
  const t = useTranslations('meetings');
  const failureOf = useMeetingFailure();
  const { value, set, problem, unchangedStart } = useMeetingForm(meeting);
  const { picked, toggle } = usePicked();
  const [role, setRole] = useState<MeetingRole>('presenter');
  const submit = () => {
    const [startsAt, endsAt] = [fromLocalInput(value.times.start), fromLocalInput(value.times.end)];
    if (saving.isBusy || value.topic.trim() === '' || problem || !startsAt || !endsAt) return;
    onSave({
      request: {
        topic: value.topic.trim(),
        // Boxes know minutes only: a start that was not touched stays to the second.
        startsAt: meeting && value.times.start === unchangedStart ? meeting.startsAt : startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        linkRole: value.linkRole,
      },
      participants: picked.map(({ id }) => ({ userId: id, role })),
      revision: value.revision,
    });
  };
  return (
    <DialogForm
      title={meeting ? t('edit') : t('create')}
      submitLabel={meeting ? t('save') : t('createConfirm')}
      cancelLabel={t('dismiss')}
      failure={saving.error === undefined ? undefined : failureOf(saving.error)}
      isBusy={saving.isBusy}
      canSubmit={value.topic.trim() !== '' && problem === undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('topic')} required>
        <Input
          autoFocus
          value={value.topic}
          maxLength={250}
          input={writtenDirection(value.topic)}
          onChange={(_event, data) => set({ topic: data.value })}
        />
      </Field>
      <TimeFields times={value.times} problem={problem} onChange={(times) => set({ times })} />
      <Field label={t('byLink')} hint={t('byLinkHint')}>
        <LinkRoleSelect value={value.linkRole} onChange={(linkRole) => set({ linkRole })} />
      </Field>
      {meeting ? null : (
        <Invitation role={role} onRole={setRole}>
          <PeoplePicker picked={picked} autoFocus={false} onToggle={toggle} />
        </Invitation>
      )}
    </DialogForm>
  );
}

interface InvitationProps {
  role: MeetingRole;
  onRole: (role: MeetingRole) => void;
  /** Picks the people. */
  children: ReactNode;
}

function Invitation({ role, onRole, children }: InvitationProps) {
  const t = useTranslations('meetings');
  return (
    <div className={styles['invitation']}>
      <FieldGroup label={t('invite')}>{children}</FieldGroup>
      <Field label={t('inviteAs')} hint={t(`roleHints.${role}`)}>
        <RoleSelect value={role} onChange={onRole} />
      </Field>
    </div>
  );
}

function useMeetingForm(meeting: Meeting | undefined) {
  const [initial] = useState(() => ({
    topic: meeting?.topic ?? '',
    times: meeting
      ? { start: toLocalInput(new Date(meeting.startsAt)), end: toLocalInput(new Date(meeting.endsAt)) }
      : proposeTimes(new Date()),
    linkRole: (meeting?.linkRole ?? null) as LinkRole,
    revision: meeting?.revision ?? 1,
  }));
  const [value, setValue] = useState(initial);
  const unchangedStart = meeting ? initial.times.start : undefined;
  return {
    value,
    set: (change: Partial<typeof initial>) => setValue((last) => ({ ...last, ...change })),
    problem: findTimeProblem(value.times, new Date(), unchangedStart),
    unchangedStart,
  };
}
