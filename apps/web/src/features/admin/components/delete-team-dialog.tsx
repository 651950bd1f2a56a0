'use client';

import type { Team } from '@switchboard/access-api';
import { ConfirmDialog, FailureBar, useKept } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useTeamFailure } from '../hooks/use-team-failure.ts';
import type { useTeams } from '../hooks/use-teams.ts';

export interface DeleteTeamDialogProps {
  /** What is to go; undefined when nothing is. */
  team: Team | undefined;
  remove: ReturnType<typeof useTeams>['remove'];
  onClose: () => void;
}

export function DeleteTeamDialog({ team, remove, onClose }: DeleteTeamDialogProps) {
  const t = useTranslations('teams');
  const teamFailure = useTeamFailure();
  const shown = useKept(team);
  const close = () => {
    remove.forgetError();
    onClose();
  };
  return (
    <ConfirmDialog
      open={team !== undefined}
      title={t('deleteTitle', { name: shown?.name ?? '' })}
      confirmLabel={t('delete')}
      cancelLabel={t('cancel')}
      isBusy={remove.isBusy}
      onCancel={close}
      onConfirm={() => {
        if (team) void remove.run(team.id).then((isDone) => isDone && close());
      }}
    >
      <p>{t('deleteText', { count: shown?.members.length ?? 0 })}</p>
      {remove.error === undefined ? null : <FailureBar {...teamFailure(remove.error)} />}
    </ConfirmDialog>
  );
}
