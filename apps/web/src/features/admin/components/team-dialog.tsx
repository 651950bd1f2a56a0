'use client';

import { Field, Input } from '@fluentui/react-components';
import type { DirectoryEntry, Team } from '@switchboard/access-api';
import { DialogForm, FormDialog, useKept, writtenDirection } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PeoplePicker } from '../../../lib/directory/people-picker.tsx';
import { usePicked } from '../../../lib/directory/use-picked.ts';
import { FieldGroup } from '../../../lib/ui-root/field-group.tsx';
import { useTeamFailure } from '../hooks/use-team-failure.ts';
import type { useTeams } from '../hooks/use-teams.ts';

export interface TeamDialogProps {
  /** What is changed; `new` for a team that is to be made, undefined when none is. */
  team: Team | 'new' | undefined;
  me: DirectoryEntry;
  save: ReturnType<typeof useTeams>['save'];
  onClose: () => void;
}

/** The name and the members of a team. */
export function TeamDialog(props: TeamDialogProps) {
  const shown = useKept(props.team);
  const close = () => {
    props.save.forgetError();
    props.onClose();
  };
  return (
    <FormDialog open={props.team !== undefined} onClose={close}>
      {shown ? <TeamForm {...props} team={shown === 'new' ? undefined : shown} onClose={close} /> : null}
    </FormDialog>
  );
}

type TeamFormProps = Omit<TeamDialogProps, 'team'> & { team: Team | undefined };

function TeamForm({ team, me, save, onClose }: TeamFormProps) {
  const t = useTranslations('teams');
  const teamFailure = useTeamFailure();
  const [name, setName] = useState(team?.name ?? '');
  const { picked, toggle } = usePicked(
    team?.members.map((member) => ({ ...member, communicationUserId: null })),
  );
  const submit = async () => {
    if (name.trim() === '') return;
    const request = { name: name.trim(), memberUserIds: picked.map(({ id }) => id) };
    if (await save.run(team?.id, request)) onClose();
  };
  return (
    <DialogForm
      title={team ? t('editTeam', { name: team.name }) : t('create')}
      submitLabel={team ? t('save') : t('createConfirm')}
      cancelLabel={t('cancel')}
      failure={save.error === undefined ? undefined : teamFailure(save.error)}
      isBusy={save.isBusy}
      canSubmit={name.trim() !== ''}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label={t('name')} required>
        <Input
          autoFocus
          value={name}
          maxLength={80}
          input={writtenDirection(name)}
          onChange={(_event, data) => setName(data.value)}
          onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && void submit()}
        />
      </Field>
      <FieldGroup label={t('members')}>
        <PeoplePicker picked={picked} me={me} autoFocus={false} onToggle={toggle} />
      </FieldGroup>
    </DialogForm>
  );
}
