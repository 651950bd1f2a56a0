'use client';

import { Spinner } from '@fluentui/react-components';
import { FailureBar, ProblemNotice, SearchField } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useManagedUsers } from '../hooks/use-managed-users.ts';
import styles from '../../../lib/ui-root/data-table.module.css';
import { MoreButton } from '../../../lib/ui-root/more-button.tsx';
import { UserTable } from './user-table.tsx';

/** Everybody who ever signed in: role, and whether they may come back. */
export function ManagedUsers({ myId }: { myId: string }) {
  const t = useTranslations('admin');
  const tErrors = useTranslations('errors');
  const errorText = useErrorText();
  const [text, setText] = useState('');
  const { users, update } = useManagedUsers(text);
  const failure = update.error === undefined ? undefined : errorText(update.error);

  if (users.status === 'failed' && !users.items) {
    return <ProblemNotice {...errorText(users.error)} retryLabel={tErrors('retry')} onRetry={users.reload} />;
  }
  return (
    <>
      <div className={styles['filter']}>
        <SearchField label={t('searchUsers')} value={text} onChange={setText} />
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
      <MoreButton label={t('more')} pages={users} />
    </>
  );
}
