'use client';

import { Badge, Button, Field, Select } from '@fluentui/react-components';
import type { ManagedUser, Role } from '@switchboard/access-api';
import { PersonAvatar } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'next-intl';
import styles from '../../../lib/ui-root/data-table.module.css';
import { DataTable } from '../../../lib/ui-root/data-table.tsx';

const roles: readonly Role[] = ['guest', 'member', 'admin'];

export interface UserTableProps {
  users: readonly ManagedUser[];
  /** Nobody changes their own role or locks themselves out. */
  myId: string;
  isBusy: boolean;
  onDisable: (user: ManagedUser, disabled: boolean) => void;
  onRole: (user: ManagedUser, role: Role) => void;
}

export function UserTable({ users, myId, isBusy, onDisable, onRole }: UserTableProps) {
  const t = useTranslations('admin');
  const format = useFormatter();
  return (
    <DataTable
      caption={t('users')}
      rows={users}
      keyOf={({ id }) => id}
      columns={[
        { label: t('name'), role: 'name', cell: (user) => <UserName user={user} /> },
        {
          label: t('role'),
          cell: (user) => (
            <RoleSelect
              user={user}
              disabled={user.id === myId || isBusy}
              onRole={(role) => onRole(user, role)}
            />
          ),
        },
        {
          label: t('state'),
          cell: ({ disabled }) => (
            <Badge appearance="tint" color={disabled ? 'danger' : 'success'}>
              {disabled ? t('disabled') : t('enabled')}
            </Badge>
          ),
        },
        {
          label: t('lastSignIn'),
          cell: ({ lastSignInAt }) =>
            lastSignInAt
              ? format.dateTime(new Date(lastSignInAt), { dateStyle: 'medium', timeStyle: 'short' })
              : t('never'),
        },
        {
          label: t('actions'),
          role: 'actions',
          cell: (user) => (
            <Button
              size="small"
              disabledFocusable={user.id === myId || isBusy}
              aria-label={t(user.disabled ? 'enablePerson' : 'disablePerson', { name: user.displayName })}
              onClick={() => onDisable(user, !user.disabled)}
            >
              {user.disabled ? t('enable') : t('disable')}
            </Button>
          ),
        },
      ]}
    />
  );
}

function UserName({ user }: { user: ManagedUser }) {
  return (
    <span className={styles['person']}>
      <PersonAvatar name={user.displayName} colourKey={user.communicationUserId ?? user.id} size={32} />
      <span>
        <bdi>{user.displayName}</bdi>
        {user.email ? <span className={styles['secondary']}>{user.email}</span> : null}
      </span>
    </span>
  );
}

interface RoleSelectProps {
  user: ManagedUser;
  disabled: boolean;
  onRole: (role: Role) => void;
}

function RoleSelect({ user, disabled, onRole }: RoleSelectProps) {
  const t = useTranslations('admin');
  return (
    <Field>
      <Select
        aria-label={t('roleOf', { name: user.displayName })}
        value={user.role}
        disabled={disabled}
        onChange={(_event, data) => onRole(data.value as Role)}
      >
        {roles.map((name) => (
          <option key={name} value={name}>
            {t(`roles.${name}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
