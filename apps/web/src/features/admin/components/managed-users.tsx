'use client';

import { Badge, Button, Field, SearchBox, Select, Spinner } from '@fluentui/react-components';
import type { ManagedUser, Role } from '@switchboard/access-api';
import { FailureBar, PersonAvatar, ProblemNotice } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useManagedUsers } from '../hooks/use-managed-users.ts';
import styles from '../../../lib/ui-root/data-table.module.css';

const roles: readonly Role[] = ['guest', 'member', 'admin'];

/** Everybody who ever signed in: role, and whether they may come back. */
export function ManagedUsers({ myId }: { myId: string }) {
  const t = useTranslations('admin');
  const tErrors = useTranslations('errors');
  const errorText = useErrorText();
  const [text, setText] = useState('');
  const { users, update } = useManagedUsers(text);
  const failure = update.error === undefined ? undefined : errorText(update.error);

  if (users.status === 'failed' && !users.items) {
    const { title, reference } = errorText(users.error);
    return (
      <ProblemNotice
        title={title}
        reference={reference}
        retryLabel={tErrors('retry')}
        onRetry={users.reload}
      />
    );
  }
  return (
    <>
      <div className={styles['filter']}>
        <SearchBox
          value={text}
          maxLength={80}
          placeholder={t('searchUsers')}
          aria-label={t('searchUsers')}
          onChange={(_event, data) => setText(data.value)}
        />
      </div>
      {failure ? <FailureBar {...failure} /> : null}
      {users.items ? (
        <UserTable
          users={users.items}
          myId={myId}
          isBusy={update.isBusy}
          onDisable={(user, disabled) => void update.run(user.id, { disabled })}
          onRole={(user, role) => void update.run(user.id, { role })}
        />
      ) : (
        <Spinner label={t('loading')} />
      )}
      {users.items?.length === 0 ? <p className={styles['nothing']}>{t('noUsers')}</p> : null}
      {users.hasMore ? (
        <Button disabledFocusable={users.isLoadingMore} onClick={() => void users.loadMore()}>
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}

interface UserTableProps {
  users: readonly ManagedUser[];
  myId: string;
  isBusy: boolean;
  onDisable: (user: ManagedUser, disabled: boolean) => void;
  onRole: (user: ManagedUser, role: Role) => void;
}

function UserTable({ users, ...actions }: UserTableProps) {
  const t = useTranslations('admin');
  return (
    <table className={styles['table']}>
      <caption className="visually-hidden">{t('users')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('role')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('lastSignIn')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <UserRow key={user.id} user={user} {...actions} />
        ))}
      </tbody>
    </table>
  );
}

function UserRow({
  user,
  myId,
  isBusy,
  onDisable,
  onRole,
}: Omit<UserTableProps, 'users'> & { user: ManagedUser }) {
  const t = useTranslations('admin');
  const format = useFormatter();
  const isMe = user.id === myId;
  return (
    <tr>
      <th scope="row">
        <span className={styles['person']}>
          <PersonAvatar name={user.displayName} colourKey={user.communicationUserId ?? user.id} size={32} />
          <span>
            <bdi>{user.displayName}</bdi>
            {user.email ? <span className={styles['secondary']}>{user.email}</span> : null}
          </span>
        </span>
      </th>
      <td data-label={t('role')}>
        <Field>
          <Select
            aria-label={t('roleOf', { name: user.displayName })}
            value={user.role}
            disabled={isMe || isBusy}
            onChange={(_event, data) => onRole(user, data.value as Role)}
          >
            {roles.map((name) => (
              <option key={name} value={name}>
                {t(`roles.${name}`)}
              </option>
            ))}
          </Select>
        </Field>
      </td>
      <td data-label={t('state')}>
        <Badge appearance="tint" color={user.disabled ? 'danger' : 'success'}>
          {user.disabled ? t('disabled') : t('enabled')}
        </Badge>
      </td>
      <td data-label={t('lastSignIn')}>
        {user.lastSignInAt
          ? format.dateTime(new Date(user.lastSignInAt), { dateStyle: 'medium', timeStyle: 'short' })
          : t('never')}
      </td>
      <td className={styles['actions']}>
        <Button
          size="small"
          disabledFocusable={isMe || isBusy}
          aria-label={
            user.disabled
              ? t('enablePerson', { name: user.displayName })
              : t('disablePerson', { name: user.displayName })
          }
          onClick={() => onDisable(user, !user.disabled)}
        >
          {user.disabled ? t('enable') : t('disable')}
        </Button>
      </td>
    </tr>
  );
}
