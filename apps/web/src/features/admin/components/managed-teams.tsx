'use client';

import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import type { DirectoryEntry, Team } from '@switchboard/access-api';
import { EmptyState, LoadingRows, ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import table from '../../../lib/ui-root/data-table.module.css';
import { useTeams } from '../hooks/use-teams.ts';
import { DeleteTeamDialog } from './delete-team-dialog.tsx';
import { TeamDialog } from './team-dialog.tsx';
import { TeamTable } from './team-table.tsx';

/** The teams that can answer numbers: who is in them. */
export function ManagedTeams({ me }: { me: DirectoryEntry }) {
  const t = useTranslations('teams');
  const tErrors = useTranslations('errors');
  const errorText = useErrorText();
  const { teams, save, remove } = useTeams();
  /** `new` while a team is being made. */
  const [edited, setEdited] = useState<Team | 'new'>();
  const [doomed, setDoomed] = useState<Team>();
  if (teams.status === 'failed' && !teams.value) {
    return <ProblemNotice {...errorText(teams.error)} retryLabel={tErrors('retry')} onRetry={teams.reload} />;
  }
  if (!teams.value) {
    return (
      <>
        <div role="status" className="visually-hidden">
          {t('loading')}
        </div>
        <LoadingRows count={3} />
      </>
    );
  }
  const create = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setEdited('new')}>
      {t('create')}
    </Button>
  );
  return (
    <>
      {teams.value.length === 0 ? (
        <EmptyState icon={<PeopleTeamRegular />} title={t('none')} actions={create}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        <>
          <div className={table['filter']}>{create}</div>
          <TeamTable teams={teams.value} onEdit={setEdited} onDelete={setDoomed} />
        </>
      )}
      <TeamDialog team={edited} me={me} save={save} onClose={() => setEdited(undefined)} />
      <DeleteTeamDialog team={doomed} remove={remove} onClose={() => setDoomed(undefined)} />
    </>
  );
}
