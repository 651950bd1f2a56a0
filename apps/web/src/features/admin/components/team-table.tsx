'use client';

import { Button } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import type { Team } from '@switchboard/access-api';
import { PersonAvatar } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'next-intl';
import table from '../../../lib/ui-root/data-table.module.css';
import { DataTable } from '../../../lib/ui-root/data-table.tsx';

/** So many members are named, the others counted. */
const namedMembers = 4;

export interface TeamTableProps {
  teams: readonly Team[];
  onEdit: (team: Team) => void;
  onDelete: (team: Team) => void;
}

export function TeamTable({ teams, onEdit, onDelete }: TeamTableProps) {
  const t = useTranslations('teams');
  return (
    <DataTable
      caption={t('title')}
      rows={teams}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t('name'),
          role: 'name',
          cell: ({ id, name }) => (
            <span className={table['person']}>
              <PersonAvatar name={name} colourKey={id} size={32} isGroup />
              <bdi>{name}</bdi>
            </span>
          ),
        },
        { label: t('members'), cell: ({ members }) => <Members members={members} /> },
        {
          label: t('actions'),
          role: 'actions',
          cell: (team) => (
            <>
              <Button
                size="small"
                icon={<EditRegular />}
                aria-label={t('editTeam', { name: team.name })}
                onClick={() => onEdit(team)}
              >
                {t('edit')}
              </Button>{' '}
              <Button
                size="small"
                appearance="subtle"
                icon={<DeleteRegular />}
                aria-label={t('deleteTeam', { name: team.name })}
                title={t('delete')}
                onClick={() => onDelete(team)}
              />
            </>
          ),
        },
      ]}
    />
  );
}

function Members({ members }: Pick<Team, 'members'>) {
  const t = useTranslations('teams');
  const format = useFormatter();
  if (members.length === 0) return <span className={table['secondary']}>{t('noMembers')}</span>;
  const named = members.slice(0, namedMembers).map(({ displayName }) => displayName);
  const others = members.length - named.length;
  return <bdi>{format.list(others > 0 ? [...named, t('others', { count: others })] : named)}</bdi>;
}
