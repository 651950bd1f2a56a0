'use client';

import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import type { DirectoryEntry, Team } from '@switchboard/access-api';
import { EmptyState, LoadingRows, ProblemNotice, useKept } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import table from '../../../lib/ui-root/data-table.module.css';
import { useTeams } from '../hooks/use-teams.ts';
import { TeamTable } from './team-table.tsx';

const TeamDialog = lazy(async () => ({ default: (await import('./team-dialog.tsx')).TeamDialog }));
const DeleteTeamDialog = lazy(async () => ({
  default: (await import('./delete-team-dialog.tsx')).DeleteTeamDialog,
}));

/** The teams that can answer numbers: who is in them. */
export function ManagedTeams({ me }: { me: DirectoryEntry }) {
  const t = useTranslations('teams');
  const tErrors = useTranslations('errors');
  const errorText = useErrorText();
  const { teams, save, remove } = useTeams();
  /** `new` while a team is being made. */
  const [edited, setEdited] = useState<Team | 'new'>();
  const [doomed, setDoomed] = useState<Team>();
  const wasEdited = useKept(edited);
  const wasDoomed = useKept(doomed);
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
      {wasEdited ? (
        <Suspense fallback={null}>
          <TeamDialog team={edited} me={me} save={save} onClose={() => setEdited(undefined)} />
        </Suspense>
      ) : null}
      {wasDoomed ? (
        <Suspense fallback={null}>
          <DeleteTeamDialog team={doomed} remove={remove} onClose={() => setDoomed(undefined)} />
        </Suspense>
      ) : null}
    </>
  );
}
